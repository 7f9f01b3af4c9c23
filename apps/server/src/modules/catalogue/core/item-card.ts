import type { ItemBrief, ItemContent } from '@tongban/contracts/catalogue/item'
import type { Audience, Level } from '@tongban/contracts/shared'

/** What lists show of an item, whoever exercises it. */
export type ItemCard = Pick<
  ItemContent,
  | 'id'
  | 'baseCode'
  | 'name'
  | 'nameEn'
  | 'summary'
  | 'summaryEn'
  | 'audience'
  | 'theme'
  | 'promisedDays'
  | 'visits'
  | 'type'
  | 'department'
  | 'onlineDepth'
>

/** Who exercises an item for a region; `chooseRegion` when only offices below the region do. */
export type Available = {
  itemId: string
  code: string
  officeName: string
  level: Level
  regionCode: string
  regionName: string
  chooseRegion?: true
}

/** What lists and search show of an item as one office exercises it. */
export const presentBrief = (card: ItemCard, by: Available): ItemBrief => ({
  code: by.code,
  itemId: card.id,
  name: card.name,
  nameEn: card.nameEn,
  summary: card.summary,
  summaryEn: card.summaryEn,
  officeName: by.officeName,
  level: by.level,
  regionCode: by.regionCode,
  regionName: by.regionName,
  audience: card.audience,
  promisedDays: card.promisedDays,
  visits: card.visits,
  ...(by.chooseRegion ? { chooseRegion: true } : {}),
})

/** The smaller, the nearer to the person. */
export const nearness: Record<Level, number> = { village: 0, township: 1, county: 2, city: 3, province: 4 }

/** The nearest office first; where a region must be chosen first comes last; else in the order of the directory. */
export const byNearness = (a: Available, b: Available): number =>
  Number(a.chooseRegion ?? false) - Number(b.chooseRegion ?? false) ||
  nearness[a.level] - nearness[b.level] ||
  (a.itemId < b.itemId ? -1 : 1)

/** Whether an item is for this kind of applicant and under this theme; what is not asked for does not matter. */
export function isAbout(card: ItemCard, audience: Audience | undefined, theme: string | undefined): boolean {
  if (audience && !card.audience.includes(audience)) return false
  if (!theme) return true
  const audiences = audience ? [audience] : card.audience
  return audiences.some((a) => card.theme[a]?.includes(theme))
}
