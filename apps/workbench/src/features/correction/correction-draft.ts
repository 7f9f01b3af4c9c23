import type { CorrectionItem } from '@tongban/contracts/cases/case'

/** The notice as it is being written; `request` may still be empty. */
export type CorrectionDraft = { items: CorrectionItem[] }
export type SetDraft = (change: (before: CorrectionDraft) => CorrectionDraft) => void
export const emptyDraft: CorrectionDraft = { items: [] }

export type Target = Pick<CorrectionItem, 'target' | 'key'>
const same = (a: Target, b: Target) => a.target === b.target && a.key === b.key

export const findItem = (draft: CorrectionDraft, target: Target): CorrectionItem | undefined =>
  draft.items.find((item) => same(item, target))

/** One thing has one line in the notice: adding it again changes nothing. */
export const addItem = (draft: CorrectionDraft, item: CorrectionItem): CorrectionDraft =>
  findItem(draft, item) ? draft : { items: [...draft.items, item] }

export const removeItem = (draft: CorrectionDraft, target: Target): CorrectionDraft => ({
  items: draft.items.filter((item) => !same(item, target)),
})

export const setRequest = (draft: CorrectionDraft, target: Target, request: string): CorrectionDraft => ({
  items: draft.items.map((item) => (same(item, target) ? { ...item, request } : item)),
})

/** A template goes where nothing is written yet, else on a line of its own below. */
export const withTemplate = (request: string, template: string): string =>
  request.trim() === '' ? template : `${request.trimEnd()}\n${template}`

/** Lines that say too little to be sent (the contract wants two characters at least). */
export const unfinished = (draft: CorrectionDraft): CorrectionItem[] =>
  draft.items.filter((item) => item.request.trim().length < 2)

/** The notice as it is sent. */
export const toSend = (draft: CorrectionDraft): CorrectionItem[] =>
  draft.items.map((item) => ({ ...item, request: item.request.trim() }))
