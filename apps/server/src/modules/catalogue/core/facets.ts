import type { Facet, FacetName } from '@tongban/contracts/catalogue/browse'
import type { Audience } from '@tongban/contracts/shared'
import { type Available, type ItemCard, nearness } from './item-card.ts'

/** What was chosen; a facet without a choice leaves everything. */
export type Choice = { readonly [name in FacetName]?: string | undefined }

export type Listed = { card: ItemCard; by: Available }
type Named = { value: string; name: string; nameEn: string }

const names: readonly FacetName[] = ['audience', 'theme', 'department', 'type', 'level', 'depth']

/** The items that fit every choice and, for each facet, what its values would leave if only it were chosen anew. */
export function narrow(
  listed: readonly Listed[],
  choice: Choice,
  counted: boolean,
): { items: Listed[]; counts: Counts } {
  const items: Listed[] = []
  const counts: Counts = new Map(names.map((name) => [name, new Map()]))
  const chosen = names.filter((name) => choice[name] !== undefined)
  for (const one of listed) {
    if (!counted) {
      if (chosen.every((name) => valuesOf(one, name, choice).includes(choice[name] ?? ''))) items.push(one)
      continue
    }
    const values = names.map((name) => valuesOf(one, name, choice))
    const failed = names.filter((name, i) => choice[name] !== undefined && !values[i]?.includes(choice[name] ?? ''))
    if (failed.length === 0) items.push(one)
    if (failed.length > 1) continue
    for (const [i, name] of names.entries()) {
      if (failed.length === 1 && failed[0] !== name) continue
      const count = counts.get(name)
      for (const value of values[i] ?? []) count?.set(value, (count.get(value) ?? 0) + 1)
    }
  }
  return { items, counts }
}

type Counts = Map<FacetName, Map<string, number>>

function valuesOf({ card, by }: Listed, name: FacetName, { audience }: Choice): readonly string[] {
  switch (name) {
    case 'type':
      return [card.type]
    case 'audience':
      return card.audience
    case 'department':
      return [card.department]
    case 'theme':
      return themesOf(card, audience)
    case 'level':
      return [by.level]
    case 'depth':
      return [card.onlineDepth]
  }
}

/** Themes of both kinds of applicants share their codes' form but not their codes' meaning: those of the kind chosen, or of all it is for. */
const themesOf = (card: ItemCard, audience: string | undefined): readonly string[] => [
  ...new Set(
    (audience ? card.audience.filter((one) => one === audience) : card.audience).flatMap(
      (one: Audience) => card.theme[one] ?? [],
    ),
  ),
]

/** The nearest level first, codes in their order, departments and forms by how many they leave. */
export function presentFacets(
  counts: Counts,
  nameOf: (name: FacetName, value: string) => Omit<Named, 'value'>,
): Facet[] {
  return names.map((name) => ({
    name,
    values: [...(counts.get(name) ?? [])]
      .map(([value, items]) => ({ value, ...nameOf(name, value), items }))
      .sort((a, b) => order(name, a, b)),
  }))
}

type Value = Facet['values'][number]

function order(name: FacetName, a: Value, b: Value): number {
  const byCode = a.value < b.value ? -1 : 1
  if (name === 'level') return nearness[a.value as Available['level']] - nearness[b.value as Available['level']]
  return name === 'department' || name === 'depth' ? b.items - a.items || byCode : byCode
}
