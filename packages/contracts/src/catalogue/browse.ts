import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Audience, Level, RegionCode } from '../shared.ts'
import { Guide, ItemBrief } from './item.ts'

export const Theme = Type.Object({
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  audience: Audience,
  home: Type.Boolean(),
  items: Type.Integer(),
})
export type Theme = Static<typeof Theme>

/** Themes of the national code lists that have items in or above the region. */
export const listThemes = operation({
  id: 'listThemes',
  tag: 'catalogue',
  summary: 'Themes with their number of items',
  method: 'GET',
  path: '/themes',
  access: 'public',
  query: Type.Object({ region: Type.Optional(RegionCode) }),
  response: Type.Object({ themes: Type.Array(Theme) }),
  errors: [404],
})

export const FacetName = Type.Union([
  Type.Literal('type'),
  Type.Literal('audience'),
  Type.Literal('department'),
  Type.Literal('theme'),
  Type.Literal('level'),
  Type.Literal('depth'),
])
export type FacetName = Static<typeof FacetName>

/** A way to narrow a list: its values with what each would leave, the other choices kept. The seventh is the region. */
export const Facet = Type.Object({
  name: FacetName,
  values: Type.Array(
    Type.Object({ value: Type.String(), name: Type.String(), nameEn: Type.String(), items: Type.Integer() }),
  ),
})
export type Facet = Static<typeof Facet>

/**
 * Items a person in `region` can apply for: those exercised there, and those exercised above, the nearest level first.
 * With `q`: found by words, everyday synonyms, pinyin and initials.
 */
export const searchItems = operation({
  id: 'searchItems',
  tag: 'catalogue',
  summary: 'Find items by everyday words',
  method: 'GET',
  path: '/items',
  access: 'public',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    region: Type.Optional(RegionCode),
    audience: Type.Optional(Audience),
    theme: Type.Optional(Type.String({ pattern: '^\\d{3}$' })),
    type: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
    department: Type.Optional(Type.String({ maxLength: 60 })),
    level: Type.Optional(Level),
    depth: Type.Optional(Type.String({ maxLength: 20 })),
    /** With the facets beside the items. */
    facets: Type.Optional(Type.Literal('yes')),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  response: Type.Object({
    items: Type.Array(ItemBrief),
    /** Capped at 1,001. */
    total: Type.Integer(),
    page: Type.Integer(),
    pageSize: Type.Integer(),
    /** What was searched for beside the words typed (synonyms, pinyin). */
    understoodAs: Type.Array(Type.String()),
    /** Where nothing answers: items that come closest; `words` is the part of the question that found them, if only a part did. */
    nearest: Type.Optional(Type.Object({ words: Type.Optional(Type.String()), items: Type.Array(ItemBrief) })),
    /** The words under which a choice among these is counted; absent where they may be a person's own. */
    countedAs: Type.Optional(Type.String()),
    facets: Type.Optional(Type.Array(Facet)),
  }),
  errors: [404],
})

/** While words are typed: the few items most likely meant, as exercised for the region. */
export const suggestItems = operation({
  id: 'suggestItems',
  tag: 'catalogue',
  summary: 'Items suggested while typing',
  method: 'GET',
  path: '/suggestions',
  access: 'public',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }), region: Type.Optional(RegionCode) }),
  response: Type.Object({
    suggestions: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String(), officeName: Type.String() }),
    ),
    /** The words under which a choice among these is counted; absent where they may be a person's own. */
    countedAs: Type.Optional(Type.String()),
  }),
  errors: [404],
})

export const ItemCodeParams = Type.Object({ code: Type.String({ pattern: '^[0-9A-Z]{31}$' }) })
export type ItemCodeParams = Static<typeof ItemCodeParams>

export const getGuide = operation({
  id: 'getGuide',
  tag: 'catalogue',
  summary: 'The guide of an item',
  method: 'GET',
  path: '/items/:code',
  access: 'public',
  params: ItemCodeParams,
  response: Guide,
  errors: [404],
})

/** The same item in another region (or the nearest level above that exercises it). */
export const findItemInRegion = operation({
  id: 'findItemInRegion',
  tag: 'catalogue',
  summary: 'An item as exercised for a region',
  method: 'GET',
  path: '/directory/:itemId/regions/:region',
  access: 'public',
  params: Type.Object({ itemId: Type.String(), region: RegionCode }),
  response: ItemBrief,
  errors: [404],
})
