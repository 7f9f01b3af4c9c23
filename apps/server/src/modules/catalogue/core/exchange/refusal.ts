import type { RowProblem } from '@tongban/contracts/catalogue/exchange'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { codeToCome } from '../code-to-come.ts'
import type { Row } from './row.ts'

/** Elements of a list that tell a part of an item, by the name of the part with which the path of a problem begins. */
const elementsOf: Readonly<Record<string, readonly string[]>> = {
  legalBasis: ['basis'],
  department: ['department'],
  departmentKey: ['department'],
  theme: ['themeNatural', 'themeLegal'],
  statutory: ['statutoryDays', 'statutoryUnit'],
  promisedDays: ['promisedDays', 'statutoryDays'],
  flow: ['promisedDays'],
  fee: ['charged', 'feeText', 'feeBasis'],
  onSiteReason: ['onSiteReason', 'visits'],
  result: ['resultName'],
  conditionsEn: ['conditions'],
}

/** So much of a row that has errors as the publish gate can judge: what could not be read is filled with what passes. */
export const readable = (content: ItemContent): ItemContent => ({
  ...content,
  name: content.name || '事项',
  nameEn: content.nameEn || 'Item',
  summary: content.summary || '事项',
  summaryEn: content.summaryEn || 'Item',
  baseCode: /^\d{12}$/.test(content.baseCode) ? content.baseCode : codeToCome(content.type),
  id: /^\d{12}$/.test(content.baseCode) ? content.id : 'LIST-NEW',
  department: content.department || '部门',
  departmentKey: content.departmentKey || 'none',
  levels: content.levels.length > 0 ? content.levels : ['county'],
  result: content.result.name ? content.result : { kind: 'document', name: '结果', nameEn: 'Result' },
})

/** What the gate refuses, at the row and column that tell it; nothing where that column is wrong for another reason. */
export function refusalAt(row: Row, materialRows: readonly Row[], refused: GateProblem): RowProblem | undefined {
  const [, part = '', place = ''] = refused.path.split('/')
  const ofMaterial = part === 'materials' ? materialRows[Number(place)] : undefined
  const elements = ofMaterial ? ['materialName'] : (elementsOf[part] ?? [part])
  const { code, message, messageEn } = refused
  const at = ofMaterial ?? row
  if (at.isWrong(...elements)) return
  const field = elements.map((element) => at.fieldOf(element)).find((head) => head !== '') ?? ''
  return { table: at.table, line: at.line, field, code, level: 'error', message, messageEn }
}
