import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type {
  ProposalAct,
  ProposalKind,
  ProposalScope,
  ProposalState,
  ReviewStage,
} from '@tongban/contracts/catalogue/proposals'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'

export type ReviewGiven = {
  proposalVersion: number
  stage: ReviewStage
  verdict: 'pass' | 'return'
  opinion: string
  officerId: string
  officerName: string
  officeName: string
  at: Date
}

export type ProposalRow = {
  id: string
  scope: ProposalScope
  kind: ProposalKind
  state: ProposalState
  version: number
  itemIds: string[]
  code: string | null
  itemName: string
  officeId: string
  officeName: string
  regionCode: string
  proposerId: string
  proposerName: string
  /** Who wrote in it, the proposer first. */
  editors: string[]
  contents: Record<string, unknown>[]
  local: LocalElements | null
  baseRevisions: string[]
  baseRevisionId: string | null
  rollBackTo: string | null
  reason: string
  effectiveOn: string | null
  savedAt: Date
  submittedAt: Date | null
  publishedAt: Date | null
  listVersion: number | null
}

/** Who asks, as far as the rules need to know. */
export type Officer = { officerId: string; officeId: string; regionCode: string; scopes: readonly string[] }

/** In which state what may be done, and by whom: `proposer` is an officer of the office that may propose. */
export const transitions = {
  save: { from: ['draft', 'returned'], by: 'proposer' },
  submit: { from: ['draft', 'returned'], by: 'proposer' },
  withdraw: { from: ['draft', 'returned', 'in-review', 'approved'], by: 'proposer' },
  'review-editing': { from: ['in-review'], by: 'reviewer' },
  'review-legal': { from: ['in-review'], by: 'reviewer' },
  'review-secrecy': { from: ['in-review'], by: 'reviewer' },
  'review-approval': { from: ['in-review'], by: 'reviewer' },
} as const satisfies Record<ProposalAct, { from: readonly ProposalState[]; by: 'proposer' | 'reviewer' }>

/** 编制部门审核, 法制审核, 保密和准确性审查 (方案 二(三)5); an office's own part wants one approval and the secrecy review. */
export const stagesOf = {
  directory: ['editing', 'legal', 'secrecy'],
  implementing: ['approval', 'secrecy'],
} as const satisfies Record<ProposalScope, readonly ReviewStage[]>

const proposing: Record<ProposalScope, string> = { directory: 'library.propose', implementing: 'library.implement' }

/** Of which state an item must be for a kind of change; `take-up` is for offices that do not exercise it yet. */
const kindsFrom: Record<ProposalScope, Partial<Record<ProposalKind, readonly ItemState[]>>> = {
  directory: {
    change: ['in-force', 'suspended'],
    split: ['in-force'],
    merge: ['in-force'],
    suspend: ['in-force'],
    resume: ['suspended'],
    cancel: ['in-force', 'suspended'],
    'roll-back': ['in-force', 'suspended'],
  },
  implementing: {
    change: ['in-force', 'suspended'],
    suspend: ['in-force'],
    resume: ['suspended'],
    cancel: ['in-force', 'suspended'],
    'roll-back': ['in-force', 'suspended'],
  },
}

export const kindsFor = (scope: ProposalScope, state: ItemState): ProposalKind[] =>
  (Object.entries(kindsFrom[scope]) as [ProposalKind, readonly ItemState[]][])
    .filter(([, states]) => states.includes(state))
    .map(([kind]) => kind)

/** Kinds that carry the text of items, and how many items they are about. */
export const carriesContents = (kind: ProposalKind): boolean =>
  !['suspend', 'resume', 'cancel', 'take-up'].includes(kind)

export const mayPropose = (scope: ProposalScope, officer: Officer): boolean => officer.scopes.includes(proposing[scope])

/** The digits of a region cover those of all below it; 340000000000 covers 340102000000. */
export const liesIn = (region: string, above: string): boolean =>
  region.startsWith(above.replace(/(0{10}|0{8}|0{6}|0{3})$/, ''))

/** Reviews still to be given for the version that lies there. */
export function wanted(p: ProposalRow, reviews: readonly ReviewGiven[]): ReviewStage[] {
  if (p.state === 'approved' || p.state === 'published' || p.state === 'withdrawn') return []
  const stages: readonly ReviewStage[] = stagesOf[p.scope]
  if (p.state !== 'in-review') return [...stages]
  return stages.filter((stage) => !passes(p, reviews).some((review) => review.stage === stage))
}

const passes = (p: ProposalRow, reviews: readonly ReviewGiven[]) =>
  reviews.filter((review) => review.proposalVersion === p.version && review.verdict === 'pass')

/** Everything but the state: whether this officer is one who may do it. */
function refusalFor(p: ProposalRow, reviews: readonly ReviewGiven[], act: ProposalAct, officer: Officer) {
  if (transitions[act].by === 'proposer')
    return officer.officeId === p.officeId && mayPropose(p.scope, officer)
      ? undefined
      : problems['catalogue.not-yours']()
  const stage = stageOf(act)
  if (!(stagesOf[p.scope] as readonly ReviewStage[]).includes(stage))
    return problems['catalogue.review-not-wanted']({ stage })
  if (!officer.scopes.includes(`library.review-${stage}`) || !liesIn(p.regionCode, officer.regionCode))
    return problems['catalogue.not-reviewer']({ stage })
  if (p.editors.includes(officer.officerId)) return problems['catalogue.own-proposal']()
  if (passes(p, reviews).some((review) => review.officerId === officer.officerId && review.stage !== stage))
    return problems['catalogue.one-stage']()
  return
}

const stageOf = (act: ProposalAct): ReviewStage => act.replace('review-', '') as ReviewStage

/** What the officer may do with it now; screens show nothing else. */
export const allowedActs = (p: ProposalRow, reviews: readonly ReviewGiven[], officer: Officer): ProposalAct[] =>
  (Object.keys(transitions) as ProposalAct[]).filter((act) => check(p, reviews, act, officer) === undefined)

function check(
  p: ProposalRow,
  reviews: readonly ReviewGiven[],
  act: ProposalAct,
  officer: Officer,
): Problem | undefined {
  const refused = refusalFor(p, reviews, act, officer)
  if (refused) return refused
  if (!(transitions[act].from as readonly ProposalState[]).includes(p.state))
    return problems['catalogue.proposal-wrong-state']({ state: p.state })
  if (transitions[act].by === 'reviewer' && !wanted(p, reviews).includes(stageOf(act)))
    return problems['catalogue.review-given']({ stage: stageOf(act) })
  return
}

/** Whether the act may be done over the version that was seen. */
export function permit(
  p: ProposalRow,
  reviews: readonly ReviewGiven[],
  act: ProposalAct,
  officer: Officer,
  version: number,
): Result<ProposalRow, Problem> {
  const refused = check(p, reviews, act, officer)
  if (refused) return err(refused)
  return version === p.version ? ok(p) : err(problems['catalogue.stale-version']({ current: p.version }))
}

/** Where a review leads: back with its opinion, on to the next, or to the end of the way. */
export function afterReview(
  p: ProposalRow,
  reviews: readonly ReviewGiven[],
  today: string,
): 'returned' | 'in-review' | 'approved' | 'published' {
  if (reviews.some((review) => review.proposalVersion === p.version && review.verdict === 'return')) return 'returned'
  if (wanted(p, reviews).length > 0) return 'in-review'
  return isDue(p, today) ? 'published' : 'approved'
}

/** Without a date it comes out with the last review. */
export const isDue = (p: ProposalRow, today: string): boolean => p.effectiveOn === null || p.effectiveOn <= today
