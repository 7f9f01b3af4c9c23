import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant } from '../shared.ts'

/** How a case would go under the change: as before, not to its end, to another end, or in another time. */
export const ReplayOutcome = Type.Union([
  Type.Literal('same'),
  Type.Literal('stuck'),
  Type.Literal('elsewhere'),
  Type.Literal('later'),
  Type.Literal('sooner'),
])
export type ReplayOutcome = Static<typeof ReplayOutcome>

export const ReplayRow = Type.Object({
  caseNo: Type.String(),
  officeName: Type.String(),
  submittedAt: Instant,
  outcome: ReplayOutcome,
  /** Why, a sentence each. Names fields, materials and stages, never what the person answered. */
  why: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
})
export type ReplayRow = Static<typeof ReplayRow>

/** 试跑: a changed form or flow over the last cases of the item. Nothing is written, and nobody's answers are shown. */
export const replayProposal = operation({
  id: 'replayProposal',
  tag: 'library',
  summary: 'Run a change over the last cases of the item',
  method: 'GET',
  path: '/library/proposals/:id/replay',
  access: 'staff',
  scope: 'library.read',
  params: IdParams,
  response: Type.Object({
    cases: Type.Integer(),
    counts: Type.Array(Type.Object({ outcome: ReplayOutcome, count: Type.Integer() })),
    /** Those that would go otherwise, the worst first; at most a hundred. */
    rows: Type.Array(ReplayRow),
  }),
  errors: [404, 422],
})
