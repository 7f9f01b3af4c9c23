import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Instant, Level, Nullable, RegionCode, Uuid } from '../shared.ts'
import { GateProblem } from './proposals.ts'

/** One rule of the publish gate, as the report lists it. */
export const LintRule = Type.Object({
  code: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  /** Law, plan or standard it rests on. */
  source: Type.String(),
  /** Points that one breach takes from an item's 100. */
  weight: Type.Integer({ minimum: 1, maximum: 100 }),
})
export type LintRule = Static<typeof LintRule>

/** A run over the whole library. It goes on after the process that ran it ended. */
export const LintRun = Type.Object({
  id: Uuid,
  state: Type.Union([Type.Literal('running'), Type.Literal('done')]),
  startedAt: Instant,
  finishedAt: Nullable(Instant),
  /** What is being looked at: contents of items first, then offices. */
  stage: Type.Union([Type.Literal('contents'), Type.Literal('offices')]),
  done: Type.Integer(),
  total: Type.Integer(),
})
export type LintRun = Static<typeof LintRun>

/** `score`: 100 is clean, with one decimal; see `formula` of the report. Null where no item is exercised. */
const counted = {
  offices: Type.Integer(),
  /** Implementing items. */
  items: Type.Integer(),
  itemsWithProblems: Type.Integer(),
  problems: Type.Integer(),
  score: Nullable(Type.Number()),
}

export const LintReport = Type.Object({
  /** The run under way; null when none is. */
  running: Nullable(LintRun),
  /** The newest finished run, which the figures are of; null before the first. */
  run: Nullable(LintRun),
  region: Nullable(RegionCode),
  ...counted,
  /** Most often broken first; rules that nothing breaks are there with 0. */
  byRule: Type.Array(Type.Object({ ...LintRule.properties, problems: Type.Integer(), offices: Type.Integer() })),
  /** Regions one step below the one asked for (the cities of the province when none is), worst first. */
  byRegion: Type.Array(Type.Object({ code: RegionCode, name: Type.String(), ...counted })),
  /** How the score is reckoned, in a sentence. */
  formula: Type.String(),
  formulaEn: Type.String(),
})
export type LintReport = Static<typeof LintReport>

export const LintOffice = Type.Object({
  officeId: Uuid,
  creditCode: Type.String(),
  name: Type.String(),
  level: Level,
  regionCode: RegionCode,
  regionName: Type.String(),
  items: Type.Integer(),
  itemsWithProblems: Type.Integer(),
  problems: Type.Integer(),
  score: Type.Number(),
})
export type LintOffice = Static<typeof LintOffice>

/** What is wrong in one office: with an implementing item, or (`code` null) with what the office says of itself. */
export const LintFinding = Type.Object({
  code: Nullable(Type.String()),
  itemId: Nullable(Type.String()),
  itemName: Nullable(Type.String()),
  itemNameEn: Nullable(Type.String()),
  /** The element is the directory's, so that the proposing department sets it right, for all offices at once. */
  ofDirectory: Type.Boolean(),
  problems: Type.Array(GateProblem),
})
export type LintFinding = Static<typeof LintFinding>

const staff = { tag: 'library', access: 'staff', scope: 'library.read' } as const
const CreditCode = Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' })

export const getLintReport = operation({
  ...staff,
  id: 'getLintReport',
  summary: 'What is wrong in the library: score, rules, regions',
  method: 'GET',
  path: '/library/lint',
  query: Type.Object({ region: Type.Optional(RegionCode) }),
  response: LintReport,
  errors: [404],
})
/** Fifty, worst first. */
export const listLintOffices = operation({
  ...staff,
  id: 'listLintOffices',
  summary: 'Offices by score',
  method: 'GET',
  path: '/library/lint/offices',
  query: Type.Object({
    region: Type.Optional(RegionCode),
    rule: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({ rows: Type.Array(LintOffice), next: Nullable(Type.String()) }),
  errors: [404],
})
/** Fifty findings, in order of item. */
export const getLintOffice = operation({
  ...staff,
  id: 'getLintOffice',
  summary: 'What is wrong in one office',
  method: 'GET',
  path: '/library/lint/offices/:creditCode',
  params: Type.Object({ creditCode: CreditCode }),
  query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 40 })) }),
  response: Type.Object({ office: LintOffice, findings: Type.Array(LintFinding), next: Nullable(Type.String()) }),
  errors: [404],
})
/** Begins a run over the whole library, or answers with the one under way. */
export const startLint = operation({
  ...staff,
  id: 'startLint',
  summary: 'Check the whole library',
  method: 'POST',
  path: '/library/lint',
  response: LintRun,
})
