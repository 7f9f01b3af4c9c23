import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant, LegalDate, Level, Nullable, Uuid, Version } from '../shared.ts'
import { LocalElements } from './local.ts'

/** `directory`: what is the same everywhere (目录清单). `implementing`: how one office exercises it (实施清单). */
export const ProposalScope = Type.Union([Type.Literal('directory'), Type.Literal('implementing')])
export type ProposalScope = Static<typeof ProposalScope>

/** 新增, 变更, 拆分, 合并, 暂停, 恢复, 取消; 认领 (an office takes an item up); 回退 to an earlier revision. */
export const ProposalKind = Type.Union([
  Type.Literal('new'),
  Type.Literal('change'),
  Type.Literal('split'),
  Type.Literal('merge'),
  Type.Literal('suspend'),
  Type.Literal('resume'),
  Type.Literal('cancel'),
  Type.Literal('take-up'),
  Type.Literal('roll-back'),
])
export type ProposalKind = Static<typeof ProposalKind>

/** `approved` waits for its effective date; `returned` is the proposer's again. */
export const ProposalState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in-review'),
  Type.Literal('returned'),
  Type.Literal('approved'),
  Type.Literal('published'),
  Type.Literal('withdrawn'),
])
export type ProposalState = Static<typeof ProposalState>

/** 编制部门审核, 法制审核, 保密和准确性审查 (方案 二(三)5); for implementing items one approval and the secrecy review. */
export const ReviewStage = Type.Union([
  Type.Literal('editing'),
  Type.Literal('legal'),
  Type.Literal('secrecy'),
  Type.Literal('approval'),
])
export type ReviewStage = Static<typeof ReviewStage>

export const Review = Type.Object({
  stage: ReviewStage,
  verdict: Type.Union([Type.Literal('pass'), Type.Literal('return')]),
  opinion: Type.String(),
  officerName: Type.String(),
  officeName: Type.String(),
  at: Instant,
})
export type Review = Static<typeof Review>

/** One thing that keeps a proposal from being published; `path` is a JSON Pointer, for several contents behind its number. */
export const GateProblem = Type.Object({
  path: Type.String(),
  code: Type.String(),
  message: Type.String(),
  messageEn: Type.String(),
  /** The rule it rests on, such as 国务院令第716号 第七条. */
  source: Type.Optional(Type.String()),
  /** The shortest counter-example: a way through the flow, or answers, that shows it. */
  example: Type.Optional(Type.String()),
  exampleEn: Type.Optional(Type.String()),
})
export type GateProblem = Static<typeof GateProblem>

/** Elements being written: not an `ItemContent` before the gate has said so. */
export const DraftContent = Type.Record(Type.String(), Type.Unknown())
export type DraftContent = Static<typeof DraftContent>

export const ProposalAct = Type.Union([
  Type.Literal('save'),
  Type.Literal('submit'),
  Type.Literal('withdraw'),
  Type.Literal('review-editing'),
  Type.Literal('review-legal'),
  Type.Literal('review-secrecy'),
  Type.Literal('review-approval'),
])
export type ProposalAct = Static<typeof ProposalAct>

export const ProposalBrief = Type.Object({
  id: Uuid,
  scope: ProposalScope,
  kind: ProposalKind,
  state: ProposalState,
  version: Version,
  /** Directory items it is about; a split or merge names several. Empty for a new one. */
  itemIds: Type.Array(Type.String()),
  /** Implementing code (31), for scope `implementing`. */
  code: Nullable(Type.String()),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  officeName: Type.String(),
  proposerName: Type.String(),
  reason: Type.String(),
  effectiveOn: Nullable(LegalDate),
  savedAt: Instant,
  submittedAt: Nullable(Instant),
  publishedAt: Nullable(Instant),
  /** Number of the list version (清单版本) it came out with; directory only. */
  listVersion: Nullable(Type.Integer()),
})
export type ProposalBrief = Static<typeof ProposalBrief>

export const Proposal = Type.Object({
  ...ProposalBrief.properties,
  /** The contents as they shall be: one, several for a split, none for suspend, resume and cancel. Scope `directory`. */
  contents: Type.Array(DraftContent),
  /** The contents as they are now, by item. */
  before: Type.Array(Type.Unknown()),
  local: Nullable(LocalElements),
  localBefore: Nullable(LocalElements),
  /** The revision it was made over; publishing is refused (409) when another came out since. */
  baseRevisionId: Nullable(Uuid),
  /** By item, as `itemIds`: what is current now. Another than it was made over means that it changed meanwhile. */
  currentRevisionIds: Type.Array(Uuid),
  rollBackTo: Nullable(Uuid),
  reviews: Type.Array(Review),
  /** Reviews still to be given. */
  wanted: Type.Array(ReviewStage),
  problems: Type.Array(GateProblem),
  allowedActs: Type.Array(ProposalAct),
})
export type Proposal = Static<typeof Proposal>

const staff = { tag: 'library', access: 'staff' } as const
const onProposal = { ...staff, params: IdParams, response: Proposal, errors: [403, 404, 409, 412, 422] } as const
const Opinion = Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S' })

/** Begins one, or answers with the open one of the same officer about the same item and kind. */
export const startProposal = operation({
  ...staff,
  id: 'startProposal',
  summary: 'Begin a change of the item library',
  method: 'POST',
  path: '/library/proposals',
  scope: 'library.read',
  body: Type.Object({
    scope: ProposalScope,
    kind: ProposalKind,
    itemIds: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
    code: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{31}$' })),
    rollBackTo: Type.Optional(Uuid),
  }),
  response: Proposal,
  errors: [403, 404, 409, 422],
})
/** Mine, and those that wait for a review that I may give; newest first. */
export const listProposals = operation({
  ...staff,
  id: 'listProposals',
  summary: 'Changes that wait or that I made',
  method: 'GET',
  path: '/library/proposals',
  scope: 'library.read',
  query: Type.Object({
    view: Type.Union([Type.Literal('mine'), Type.Literal('to-review'), Type.Literal('published')]),
    itemId: Type.Optional(Type.String({ maxLength: 40 })),
    after: Type.Optional(Uuid),
  }),
  response: Type.Object({ rows: Type.Array(ProposalBrief), next: Nullable(Uuid) }),
})
export const getProposal = operation({
  ...staff,
  id: 'getProposal',
  summary: 'A change with what keeps it from being published',
  method: 'GET',
  path: '/library/proposals/:id',
  scope: 'library.read',
  params: IdParams,
  response: Proposal,
  errors: [403, 404],
})
/** Keeps what is given, right or wrong; `problems` of the answer says what is wrong. 412 when somebody saved in between. */
export const saveProposal = operation({
  ...onProposal,
  id: 'saveProposal',
  summary: 'Save a change',
  method: 'PATCH',
  path: '/library/proposals/:id',
  scope: 'library.read',
  body: Type.Object({
    version: Version,
    contents: Type.Optional(Type.Array(DraftContent, { maxItems: 20 })),
    /**
     * The `currentRevisionIds` that were seen: takes in what came out meanwhile. Elements that the change left alone
     * become the current ones; where both changed one, the change's stays.
     */
    baseRevisionIds: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
    local: Type.Optional(LocalElements),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    effectiveOn: Type.Optional(Nullable(LegalDate)),
  }),
})
/** Through the publish gate: 422 `catalogue.gate-closed` with all problems while there are any. */
export const submitProposal = operation({
  ...onProposal,
  id: 'submitProposal',
  summary: 'Hand a change in for review',
  method: 'POST',
  path: '/library/proposals/:id/submission',
  scope: 'library.read',
  body: Type.Object({ version: Version }),
})
/** By somebody other than the proposer, one stage a person. The last pass publishes, or waits for the effective date. */
export const reviewProposal = operation({
  ...onProposal,
  id: 'reviewProposal',
  summary: 'Pass a change or give it back',
  method: 'POST',
  path: '/library/proposals/:id/reviews',
  scope: 'library.read',
  body: Type.Object({
    version: Version,
    stage: ReviewStage,
    verdict: Type.Union([Type.Literal('pass'), Type.Literal('return')]),
    opinion: Opinion,
  }),
})
export const withdrawProposal = operation({
  ...onProposal,
  id: 'withdrawProposal',
  summary: 'Take a change back before it is published',
  method: 'POST',
  path: '/library/proposals/:id/withdrawal',
  scope: 'library.read',
  body: Type.Object({ version: Version }),
})

/** What a change touches, before anybody decides on it. */
export const Impact = Type.Object({
  implementing: Type.Array(Type.Object({ level: Level, count: Type.Integer() })),
  /** Offices that differ in an element that the change touches too: each gets a merge to decide. */
  toMerge: Type.Integer(),
  /** Open cases by item; they stay on the revision they were made under. */
  runningCases: Type.Integer(),
  openApplications: Type.Integer(),
  licences: Type.Array(
    Type.Object({ typeCode: Type.String(), name: Type.String(), nameEn: Type.String(), valid: Type.Integer() }),
  ),
  bundles: Type.Array(Type.String()),
  /** Elements that change: JSON Pointer with the old and the new text. */
  changes: Type.Array(
    Type.Object({
      path: Type.String(),
      label: Type.String(),
      labelEn: Type.String(),
      before: Type.String(),
      after: Type.String(),
    }),
  ),
})
export type Impact = Static<typeof Impact>
export const getImpact = operation({
  ...staff,
  id: 'getImpact',
  summary: 'What a change touches',
  method: 'GET',
  path: '/library/proposals/:id/impact',
  scope: 'library.read',
  params: IdParams,
  response: Impact,
  errors: [403, 404],
})
