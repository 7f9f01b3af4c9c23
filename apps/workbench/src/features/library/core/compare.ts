import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Text } from '../../../i18n.ts'
import { type CodeNames, type Element, elementsOf } from './elements.ts'
import { type SectionKey, sectionKeys } from './path.ts'

/** An element before and after; null where it was not there or is gone. */
export type Compared = { section: SectionKey; id: string; label: Text; before: Text | null; after: Text | null }

const differs = ({ before, after }: Compared) => before?.[0] !== after?.[0] || before?.[1] !== after?.[1]

/** Every element of two versions beside each other, in reading order. */
export function compare(before: ItemContent | null, after: ItemContent | null, names: CodeNames): Compared[] {
  const old = new Map((before ? elementsOf(before, names) : []).map((each) => [each.id, each]))
  const rows = (after ? elementsOf(after, names) : []).map((each) => beside(old.get(each.id), each))
  const kept = new Set(rows.map(({ id }) => id))
  for (const gone of old.values()) if (!kept.has(gone.id)) rows.push(beside(gone, undefined))
  return sectionKeys.flatMap((section) => rows.filter((row) => row.section === section))
}

function beside(old: Element | undefined, fresh: Element | undefined): Compared {
  const { section, id, label } = fresh ?? old ?? { section: 'basic', id: '', label: ['', ''] as const }
  // What says nothing is as good as not there.
  const said = (value: Text | undefined) => (value && value[0] !== '' ? value : null)
  return { section, id, label, before: said(old?.value), after: said(fresh?.value) }
}

/** What changed, and how many elements stayed as they were. */
export function changesBetween(before: ItemContent | null, after: ItemContent | null, names: CodeNames) {
  const rows = compare(before, after, names)
  const changed = rows.filter(differs)
  return { changed, unchanged: rows.filter((row) => !differs(row) && row.after !== null) }
}

/** Lines of a text with whether the other text has them too. */
export function markLines(text: string, other: string): { line: string; changed: boolean }[] {
  const known = new Set(other.split('\n'))
  return text.split('\n').map((line) => ({ line, changed: !known.has(line) }))
}
