import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant, LegalDate, Nullable, RegionCode, Uuid } from '../shared.ts'

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

/** `planned` waits for its day; `refused`: on its day it could no longer be made, and a person has to look at it. */
export const RegionChangeState = Type.Union([
  Type.Literal('planned'),
  Type.Literal('made'),
  Type.Literal('withdrawn'),
  Type.Literal('refused'),
])
export type RegionChangeState = Static<typeof RegionChangeState>

export const RegionChangeEntry = Type.Object({
  id: Uuid,
  /** Its place among the changes that were made. */
  number: Nullable(Type.Integer()),
  state: RegionChangeState,
  document: Type.String(),
  reason: Type.String(),
  effectiveOn: LegalDate,
  outcomes: Type.Array(RegionOutcome),
  enteredAt: Instant,
  /** Why it was refused. */
  problems: Type.Array(Type.String()),
})
export type RegionChangeEntry = Static<typeof RegionChangeEntry>

/** Changes of divisions, made and to come, the newest first; at most 100. */
export const listRegionChanges = operation({
  id: 'listRegionChanges',
  tag: 'reference',
  summary: 'Changes of divisions',
  method: 'GET',
  path: '/region-changes',
  access: 'public',
  response: Type.Object({ changes: Type.Array(RegionChangeEntry) }),
})

const count = Type.Integer()
/** What a change touches, counted before anything is done. */
export const RegionOutlook = Type.Object({
  outcomes: Type.Array(RegionOutcome),
  offices: Type.Object({ succeeded: count, moved: count, renamed: count }),
  items: Type.Object({ joined: count, takenOver: count, moved: count, renamed: count }),
  cases: Type.Object({ succeeded: count, moved: count, renamed: count, drafts: count }),
})
export type RegionOutlook = Static<typeof RegionOutlook>

const administrator = { tag: 'reference', access: 'staff', scope: 'regions.change' } as const

/** Nothing is written; what is wrong is told act by act (from 1; 0 for the change as a whole). */
export const previewRegionChange = operation({
  ...administrator,
  id: 'previewRegionChange',
  summary: 'What a change of divisions would touch',
  method: 'POST',
  path: '/region-changes/preview',
  body: RegionChange,
  response: Type.Object({
    problems: Type.Array(Type.Object({ act: Type.Integer(), code: Type.String(), message: Type.String() })),
    outlook: Nullable(RegionOutlook),
  }),
  errors: [403],
})

/** Made at once when its day has come; offices, items and cases follow in the background. Else it waits for its day. */
export const enterRegionChange = operation({
  ...administrator,
  id: 'enterRegionChange',
  summary: 'Enter a change of divisions',
  method: 'POST',
  path: '/region-changes',
  body: RegionChange,
  response: RegionChangeEntry,
  errors: [403, 422],
})

export const withdrawRegionChange = operation({
  ...administrator,
  id: 'withdrawRegionChange',
  summary: 'Withdraw a change of divisions before its day',
  method: 'POST',
  path: '/region-changes/:id/withdrawal',
  params: IdParams,
  response: RegionChangeEntry,
  errors: [403, 404, 409],
})
