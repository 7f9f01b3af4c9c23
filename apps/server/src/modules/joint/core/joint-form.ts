import type { FormAnswer, FormAnswers } from '@tongban/contracts/catalogue/form'
import type { ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import { type MergedForm, mergeForms } from '@tongban/forms/merge-forms'
import type { NamedForm, SameQuestion } from '@tongban/forms/same-question'

const kept = new Map<string, MergedForm>()
const mostKept = 200

/** The one form of the parts; `id` says which revisions they are of, so each is made once. */
export function jointForm(id: string, parts: readonly NamedForm[], same: readonly SameQuestion[] = []): MergedForm {
  const known = kept.get(id)
  if (known) return known
  const merged = mergeForms(parts, new Set(parts.map(({ name }) => name)), same)
  if (kept.size >= mostKept) kept.clear()
  kept.set(id, merged)
  return merged
}

/** Answers of the parts under the keys of the one form; of a question that several ask, the first answer. */
export function joinAnswers(
  keys: MergedForm['keys'],
  parts: readonly { name: string; answers: FormAnswers }[],
): FormAnswers {
  const all = new Map<string, FormAnswer>()
  for (const { name, answers } of parts)
    for (const [own, answer] of Object.entries(answers)) {
      const key = keys[name]?.[own]
      if (key !== undefined && !all.has(key)) all.set(key, answer)
    }
  return Object.fromEntries(all)
}

export type PartLines = {
  name: string
  lines: readonly ChecklistEntry[]
  codeOf: (materialKey: string) => string | undefined
}
type Place = { part: string; entry: ChecklistEntry }
/** A material of the catalogue with every line that asks for it; the first to be given stands for all. */
export type OneMaterial = { leader: Place; others: Place[] }

type Awaited = Pick<ItemContent, 'id' | 'name' | 'nameEn' | 'result'>

/**
 * The line of a material that a part before it ends with (先证后联): nobody can have it yet, and it is attached by itself.
 */
export function comesByItself(
  entry: ChecklistEntry,
  material: ItemMaterial | undefined,
  before: readonly Awaited[],
): ChecklistEntry {
  const { obtain } = material ?? {}
  if (!obtain || entry.files.length > 0 || (entry.state !== 'wanted' && entry.state !== 'optional')) return entry
  const from = before.find(({ id, result }) =>
    obtain.via === 'licence' ? obtain.licenceType === result.name : obtain.via === 'case' && obtain.itemId === id,
  )
  if (!from) return entry
  return {
    ...entry,
    state: 'office-verifies',
    trust: 'A',
    source: `“${from.name}”办成后自动带入，无需上传`,
    sourceEn: `Taken over by itself once “${from.nameEn}” is granted; nothing to upload`,
  }
}

const isAsked = ({ state }: ChecklistEntry) => state === 'wanted' || state === 'optional' || state === 'uploaded'

/** Each material once: what the platform has goes by itself, what is asked is asked once for all who ask. */
export function materialsAsOne(parts: readonly PartLines[]): OneMaterial[] {
  const one = new Map<string, OneMaterial>()
  for (const { name, lines, codeOf } of parts)
    for (const entry of lines) {
      const code = codeOf(entry.materialKey)
      const id = `${isAsked(entry) ? 'asked' : 'settled'} ${code ?? `${name}.${entry.materialKey}`}`
      const place = { part: name, entry }
      const known = one.get(id)
      if (known) known.others.push(place)
      else one.set(id, { leader: place, others: [] })
    }
  return [...one.values()]
}

export const lineKey = (part: string, materialKey: string): string => `${part}.${materialKey}`

/** The line that stands for all of a material: needed as soon as one needs it. */
export function presentLine({ leader, others }: OneMaterial): ChecklistEntry {
  const { part, entry } = leader
  const required = entry.required || others.some((one) => one.entry.required)
  const state = entry.state === 'optional' && required ? 'wanted' : entry.state
  return { ...entry, materialKey: lineKey(part, entry.materialKey), required, state }
}
