import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Instant, LegalDate, Nullable, RegionCode, Uuid } from '../shared.ts'
import { ItemCodeParams } from './browse.ts'
import { Guide } from './item.ts'
import { ProposalKind } from './proposals.ts'

/** What changed in one element, as a sentence. */
export const ChangeSentence = Type.Object({ zh: Type.String(), en: Type.String() })
export type ChangeSentence = Static<typeof ChangeSentence>

/** One version of a guide, with what it changed of the version before. */
export const GuideVersion = Type.Object({
  /** Its place among the versions of this guide, from 1. */
  number: Type.Integer(),
  effectiveFrom: LegalDate,
  /** The day from which the next one was in force; null for the current one. */
  until: Nullable(LegalDate),
  publishedAt: Instant,
  kind: Nullable(ProposalKind),
  reason: Type.String(),
  current: Type.Boolean(),
  changes: Type.Array(ChangeSentence),
})
export type GuideVersion = Static<typeof GuideVersion>

/** All versions of a guide, the current one first. */
export const listGuideVersions = operation({
  id: 'listGuideVersions',
  tag: 'catalogue',
  summary: 'Versions of a guide with what each changed',
  method: 'GET',
  path: '/items/:code/versions',
  access: 'public',
  params: ItemCodeParams,
  response: Type.Object({ versions: Type.Array(GuideVersion) }),
  errors: [404],
})

/** A guide as it was in one of its versions; office, address and telephones are today's. */
export const getGuideVersion = operation({
  id: 'getGuideVersion',
  tag: 'catalogue',
  summary: 'A guide in an earlier version',
  method: 'GET',
  path: '/items/:code/versions/:number',
  access: 'public',
  params: Type.Object({ ...ItemCodeParams.properties, number: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
  response: Type.Object({ guide: Guide, version: GuideVersion }),
  errors: [404],
})

/** A published change of the library: of the directory (`code` null), or of one office; or one of divisions (区划变更). */
export const Change = Type.Object({
  id: Uuid,
  kind: Type.Union([ProposalKind, Type.Literal('divisions')]),
  /** Null for a change of divisions, whose `name` says what becomes of which. */
  itemId: Nullable(Type.String()),
  name: Type.String(),
  nameEn: Type.String(),
  code: Nullable(Type.String()),
  officeName: Nullable(Type.String()),
  reason: Type.String(),
  effectiveFrom: LegalDate,
  publishedAt: Instant,
})
export type Change = Static<typeof Change>

/**
 * What was published, newest first, twenty at a time: of the whole province, of what concerns a region, or of one item.
 * For other systems too; the same as Atom stands at `/changes.atom`.
 */
export const listChanges = operation({
  id: 'listChanges',
  tag: 'catalogue',
  summary: 'Published changes of the library',
  method: 'GET',
  path: '/changes',
  access: 'public',
  query: Type.Object({
    region: Type.Optional(RegionCode),
    /** An item of the directory. */
    item: Type.Optional(Type.String({ pattern: '^[A-Z0-9-]{3,40}$' })),
    /** `next` of the page before. */
    before: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({ changes: Type.Array(Change), next: Nullable(Type.String()) }),
  errors: [404],
})

export const getChange = operation({
  id: 'getChange',
  tag: 'catalogue',
  summary: 'One published change, element by element',
  method: 'GET',
  path: '/changes/:id',
  access: 'public',
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    ...Change.properties,
    changes: Type.Array(ChangeSentence),
    /** What takes the place of an item that was split, merged or cancelled. */
    replacedBy: Type.Array(Type.Object({ itemId: Type.String(), name: Type.String(), nameEn: Type.String() })),
  }),
  errors: [404],
})
