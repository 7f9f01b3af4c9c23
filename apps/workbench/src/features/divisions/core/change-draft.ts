import type { RegionChange } from '@tongban/contracts/reference/region-change'

export type ChangeDraft = {
  act: 'rename' | 'merge'
  codes: string
  into: string
  name: string
  document: string
  reason: string
  effectiveOn: string
}
export const emptyDraft: ChangeDraft = {
  ...{ act: 'merge', codes: '', into: '', name: '', document: '', reason: '', effectiveOn: '' },
}

const codesIn = (text: string): string[] => [...new Set(text.split(/[\s,，、;；]+/).filter((code) => code !== ''))]
const isCode = (text: string): boolean => /^\d{12}$/.test(text)

/** The change as written, or what is still missing, each with what to do. */
export function changeOf(draft: ChangeDraft): RegionChange | readonly (readonly [zh: string, en: string])[] {
  const { act, document, reason, effectiveOn } = draft
  const codes = codesIn(draft.codes)
  const into = draft.into.trim()
  const name = draft.name.trim()
  const wrong: (readonly [string, string])[] = []
  if (codes.length === 0 || !codes.every(isCode) || (act === 'rename' && codes.length > 1))
    wrong.push(
      act === 'rename'
        ? ['请填写要更名的行政区划代码，12位数字', 'Give the code of the division to be renamed, 12 digits']
        : ['请填写被合并的行政区划代码，每个12位数字', 'Give the codes of those that are merged, 12 digits each'],
    )
  if (act === 'merge' && !isCode(into))
    wrong.push(['请填写并入的行政区划代码，12位数字', 'Give the code of the division that takes them over, 12 digits'])
  if (act === 'rename' && name.length < 2) wrong.push(['请填写新名称', 'Give the new name'])
  if (document.trim().length < 4) wrong.push(['请填写批准文号', 'Give the number of the approval'])
  if (reason.trim().length < 2) wrong.push(['请填写变更原因', 'Say why'])
  if (!/^\d{4}-\d\d-\d\d$/.test(effectiveOn)) wrong.push(['请选择生效日期', 'Choose the day it takes effect'])
  const [code = ''] = codes
  if (wrong.length > 0) return wrong
  const written = act === 'rename' ? { act, code, name } : { act, codes, into, ...(name.length > 0 ? { name } : {}) }
  return { document: document.trim(), reason: reason.trim(), effectiveOn, acts: [written] }
}
