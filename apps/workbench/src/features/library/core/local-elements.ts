import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'
import type { Text } from '../../../i18n.ts'
import { clashText } from './clash-text.ts'
import { same } from './merge-drafts.ts'

const localLabels: Record<LocalElement, Text> = {
  promisedDays: ['承诺期限（工作日）', 'Promised limit (working days)'],
  visits: ['到现场次数', 'Visits needed'],
  onlineDepth: ['网办深度', 'How far online'],
  stageDays: ['各环节时限', 'Limits of stages'],
  waivedMaterials: ['不再要求的材料', 'Materials not asked for'],
  address: ['办理地点', 'Address'],
  hours: ['办理时间', 'Hours'],
  consultPhone: ['咨询电话', 'Telephone for advice'],
  complaintPhone: ['监督投诉电话', 'Telephone for complaints'],
  faq: ['补充的常见问题', 'Questions added'],
  everydayWords: ['群众常用说法', 'Everyday words'],
  note: ['备注', 'Note'],
}

type LocalChange = { key: LocalElement; label: Text; before: Text | null; after: Text | null }

/** What an office changes of what it may fill in for itself; null is as the directory has it. */
export function localChanges(before: LocalElements, after: LocalElements): LocalChange[] {
  const told = (value: unknown) => (value === undefined ? null : clashText(value))
  return (Object.keys(localLabels) as LocalElement[])
    .filter((key) => !same(before[key], after[key]))
    .map((key) => ({ key, label: localLabels[key], before: told(before[key]), after: told(after[key]) }))
}
