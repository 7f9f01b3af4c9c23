import type { FormField } from '@tongban/contracts/catalogue/form'

/** A slip of the hand or two; more makes it another word. */
const mostSlips = 2
const mostOffered = 3

/** The fields that were most likely meant by a name that is none: slips of it, beginnings of it, or their own labels. */
export function nearNames(name: string, fields: Iterable<FormField>): FormField[] {
  const wanted = name.toLowerCase()
  const far = (field: FormField): number => {
    const key = field.key.toLowerCase()
    if (field.label === name || field.labelEn.toLowerCase() === wanted) return 0
    const shorter = Math.min(key.length, wanted.length)
    if (shorter > 3 && (key.includes(wanted) || wanted.includes(key))) return 1
    const slips = distance(key, wanted)
    return slips <= Math.min(mostSlips, shorter - 1) ? slips : Number.POSITIVE_INFINITY
  }
  return Array.from(fields, (field) => ({ field, slips: far(field) }))
    .filter(({ slips }) => slips < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, mostOffered)
    .map(({ field }) => field)
}

/** How many letters must be changed, put in or taken out to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1]
    for (const [j, letterOfOther] of Array.from(other).entries())
      next.push(Math.min((row[j] ?? 0) + (letter === letterOfOther ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row.at(-1) ?? 0
}
