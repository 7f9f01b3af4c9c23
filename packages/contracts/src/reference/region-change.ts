import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { LegalDate, RegionCode } from '../shared.ts'

const RegionName = Type.String({ minLength: 2, maxLength: 40, pattern: '^\\S+$' })

/** A division gets another name; its code stays (更名). */
export const RenameRegion = Type.Object(
  { act: Type.Literal('rename'), code: RegionCode, name: RegionName },
  { additionalProperties: false },
)
export type RenameRegion = Static<typeof RenameRegion>

/**
 * Divisions of one level end and one takes them over (合并): one that is there, or a new one with a name. What lies below
 * them goes along: its parent changes, its code stays.
 */
export const MergeRegions = Type.Object(
  {
    act: Type.Literal('merge'),
    codes: Type.Array(RegionCode, { minItems: 1, maxItems: 50, uniqueItems: true }),
    into: RegionCode,
    name: Type.Optional(RegionName),
  },
  { additionalProperties: false },
)
export type MergeRegions = Static<typeof MergeRegions>

/** A change of divisions (区划变更): its acts in order, with the document it rests on and the day it takes effect. */
export const RegionChange = Type.Object(
  {
    /** 文号 of the approval. */
    document: Type.String({ minLength: 4, maxLength: 100 }),
    reason: Type.String({ minLength: 2, maxLength: 200 }),
    effectiveOn: LegalDate,
    acts: Type.Array(Type.Union([RenameRegion, MergeRegions]), { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false },
)
export type RegionChange = Static<typeof RegionChange>

/** What became of a division: its other name, or the one that took it over. */
export const RegionOutcome = Type.Object({
  code: RegionCode,
  name: Type.String(),
  how: Type.Union([Type.Literal('renamed'), Type.Literal('merged')]),
  nowCode: RegionCode,
  nowName: Type.String(),
})
export type RegionOutcome = Static<typeof RegionOutcome>

/** Changes of divisions, the newest first; at most 100. */
export const listRegionChanges = operation({
  id: 'listRegionChanges',
  tag: 'reference',
  summary: 'Changes of divisions',
  method: 'GET',
  path: '/region-changes',
  access: 'public',
  response: Type.Object({
    changes: Type.Array(
      Type.Object({
        number: Type.Integer(),
        document: Type.String(),
        reason: Type.String(),
        effectiveOn: LegalDate,
        outcomes: Type.Array(RegionOutcome),
      }),
    ),
  }),
})
