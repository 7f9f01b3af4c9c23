import type { CaseAction, CaseStatus, CorrectionItem } from '@tongban/contracts/cases/case'
import { type DueDate, lawDays, noProceedings, type Proceedings } from '@tongban/contracts/cases/clock'
import type { AskCorrection, DecideCase, ExamineCase } from '@tongban/contracts/cases/office-work'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { allows, statusWords, transitions } from './lifecycle.ts'
import type { Reckoning, Span } from './proceedings.ts'

export type Opinion = { text: string; proposal: 'grant' | 'deny'; officerName: string; at: string }

/** A case as it stands: the row of `cases.case`. */
export type Case = {
  id: string
  caseNo: string
  itemCode: string
  revisionId: string
  itemName: string
  itemNameEn: string
  officeId: string
  officeName: string
  level: 'province' | 'city' | 'county' | 'township' | 'village'
  regionCode: string
  regionName: string
  subjectId: string
  personId: string
  applicantName: string
  actedBy: string | null
  /** Keyed hash of the applicant's number, under which a licence is filed. */
  holderLookup: string
  maskedIdentifier: string
  maskedMobile: string
  audience: 'natural' | 'legal'
  status: CaseStatus
  version: number
  answers: FormAnswers
  lockedKeys: string[]
  promisedDays: number
  submittedAt: Date
  due: string | null
  clock: DueDate | null
  proceedings: Proceedings
  corrections: CorrectionItem[]
  answersBefore: FormAnswers | null
  correctedAt: Date | null
  noticedAt: Date | null
  opinion: Opinion | null
  handlerId: string | null
  reasons: string | null
  rated: boolean
  headSeq: number
  headHash: string
}

/** What an act leaves: the event and the columns that change with it. */
export type Act = {
  action: CaseAction
  event: string
  to: CaseStatus
  data: Record<string, unknown>
  patch: Patch
  /** What the number of the document that the act issues changes. */
  numbered?: ((documentNo: string) => Patch) | undefined
  /** The day by which the queue expects it, where that is not the due date. */
  waitsUntil?: string | undefined
}

type Patch = Partial<
  Pick<
    Case,
    | 'due'
    | 'clock'
    | 'proceedings'
    | 'corrections'
    | 'answers'
    | 'answersBefore'
    | 'correctedAt'
    | 'noticedAt'
    | 'opinion'
    | 'handlerId'
    | 'reasons'
  >
>

/** Stage and version: what every act is asked first. */
export function permitted(c: Case, action: CaseAction, version: number): Problem | undefined {
  if (!allows(action, c.status)) {
    const stage = statusWords[c.status]
    return problems['cases.wrong-status']({
      action,
      stage: c.status,
      stageZh: stage.zh,
      stageEn: stage.en,
      current: c.version,
    })
  }
  return version === c.version ? undefined : problems['cases.stale-version']({ yours: version, current: c.version })
}

export function act(
  c: Case,
  action: CaseAction,
  version: number,
  event: string,
  data: Act['data'],
  { patch = {}, ...more }: Partial<Pick<Act, 'patch' | 'numbered' | 'waitsUntil'>> = {},
): Result<Act, Problem> {
  const problem = permitted(c, action, version)
  const { to } = transitions[action]
  return problem ? err(problem) : ok({ action, event, to: to === 'same' ? c.status : to, data, patch, ...more })
}

export const passPreReview = (c: Case, ask: { version: number; note?: string }) =>
  act(c, 'pass-pre-review', ask.version, 'pre-review-passed', { note: ask.note ?? null })

/** What a notice may name: the fields of the form and the materials of the checklist. */
export type Targets = { fields: ReadonlyMap<string, string>; materials: ReadonlyMap<string, string> }

/** Thirty days in which the person corrects what was named; later the office may end the case. */
export const correctionSpan = (noticedOn: string): Span => ({ from: noticedOn, days: 30, unit: 'day' })
/** To say what is missing, from the day after receipt. */
export const acceptanceSpan = (receivedOn: string): Span => ({
  from: receivedOn,
  days: lawDays.acceptance,
  unit: 'workday',
})

/** Whether the one notice of the case was given; a second is allowed once, with reasons (`allowSecondNotice`). */
export const isNoticed = ({ noticedAt, proceedings: { secondNotice } }: Case): boolean =>
  noticedAt !== null && (secondNotice === null || secondNotice.given)

/** Exactly one itemised notice a case (行政许可法 art. 32 (4): told once, all of it). Locked answers come from base libraries: not the person's to correct. */
export function askCorrection(
  c: Case,
  ask: AskCorrection,
  targets: Targets,
  at: Date,
  days: Reckoning,
): Result<Act, Problem> {
  const problem = permitted(c, 'ask-correction', ask.version)
  if (problem) return err(problem)
  if (isNoticed(c)) return err(problems['cases.noticed-already']())
  for (const item of ask.items) {
    const known =
      item.target === 'field'
        ? targets.fields.has(item.key) && !c.lockedKeys.includes(item.key)
        : targets.materials.has(item.key)
    if (!known) return err(problems['cases.correction-target-unknown']({ label: item.label, key: item.key }))
  }
  const items = ask.items.map((item) => ({
    ...item,
    label: (item.target === 'field' ? targets.fields : targets.materials).get(item.key) ?? item.label,
  }))
  const clock = days.limit(correctionSpan(days.today), noProceedings)
  const second = c.proceedings.secondNotice && { ...c.proceedings.secondNotice, given: true }
  const proceedings = { ...c.proceedings, secondNotice: second, correctBy: clock?.due ?? null }
  return act(
    c,
    'ask-correction',
    ask.version,
    'correction-asked',
    { items, ...(c.noticedAt ? { second: true } : {}) },
    {
      patch: {
        corrections: items,
        noticedAt: at,
        answersBefore: c.answers,
        proceedings,
        ...(clock ? { due: clock.due, clock } : {}),
      },
    },
  )
}

/** 承诺期限, from the day after acceptance. */
export const promiseOf = (c: Pick<Case, 'promisedDays'>, acceptedOn: string): Span => ({
  from: acceptedOn,
  days: c.promisedDays,
  unit: 'workday',
})

/** Formal acceptance: the clock of the promise starts the day after. What was accepted by silence cannot be again. */
export function accept(c: Case, ask: { version: number; note?: string }, days: Reckoning): Result<Act, Problem> {
  if (c.status === 'accepted' && c.proceedings.bySilence) return err(problems['cases.accepted-by-silence']())
  const proceedings = { ...c.proceedings, acceptedOn: days.today }
  const clock = days.limit(promiseOf(c, days.today), proceedings)
  return act(
    c,
    'accept',
    ask.version,
    'case-accepted',
    { note: ask.note ?? null, due: clock?.due, provisional: clock?.provisional },
    { patch: { proceedings, ...(clock ? { due: clock.due, clock } : {}) } },
  )
}

export const refuse = (c: Case, ask: { version: number; reasons: string }): Result<Act, Problem> =>
  act(c, 'refuse', ask.version, 'case-refused', { reasons: ask.reasons }, { patch: { reasons: ask.reasons } })

export function examine(c: Case, ask: ExamineCase, by: { id: string; name: string }, at: Date): Result<Act, Problem> {
  const opinion: Opinion = { text: ask.opinion, proposal: ask.proposal, officerName: by.name, at: at.toISOString() }
  return act(
    c,
    'examine',
    ask.version,
    'opinion-given',
    { proposal: ask.proposal, opinion: ask.opinion },
    { patch: { opinion, handlerId: by.id } },
  )
}

/** The decision, by another person than the handler. Denial needs reasons (行政许可法 art. 38). */
export function decide(c: Case, ask: DecideCase, by: { id: string }): Result<Act, Problem> {
  const action = ask.decision
  const problem = permitted(c, action, ask.version)
  if (problem) return err(problem)
  if (c.handlerId === by.id) return err(problems['cases.same-person']())
  const reasons = ask.reasons?.trim() ?? ''
  if (action === 'deny' && reasons.length < 5) return err(problems['cases.reasons-missing']())
  return act(
    c,
    action,
    ask.version,
    action === 'grant' ? 'case-granted' : 'case-denied',
    { reasons: reasons || null },
    { patch: { reasons: reasons || null } },
  )
}

export const deliver = (c: Case, documentId: string): Result<Act, Problem> =>
  act(c, 'deliver', c.version, 'result-delivered', { documentId })

export const withdraw = (c: Case, ask: { version: number; reason?: string }): Result<Act, Problem> =>
  act(c, 'withdraw', ask.version, 'case-withdrawn', { reason: ask.reason ?? null })

/** Whether what the notice named was really done: each field answered anew, each material given again. */
export function correct(
  c: Case,
  ask: { version: number },
  corrected: { answers: FormAnswers; changedKeys: readonly string[]; replaced: readonly string[] },
  at: Date,
  days: Reckoning,
): Result<Act, Problem> {
  const problem = permitted(c, 'correct', ask.version)
  if (problem) return err(problem)
  const open = c.corrections.filter(
    (item) => !(item.target === 'field' ? corrected.changedKeys : corrected.replaced).includes(item.key),
  )
  if (open.length > 0)
    return err(
      problems['cases.correction-incomplete']({
        fields: open.map((item) => ({
          key: item.key,
          code: 'cases.correction-open',
          message:
            item.target === 'field'
              ? `请修改“${item.label}”：${item.request}`
              : `请重新上传“${item.label}”：${item.request}`,
          messageEn: `${item.target === 'field' ? 'Change' : 'Upload again'} “${item.label}”: ${item.request}`,
        })),
      }),
    )
  const clock = days.limit(acceptanceSpan(days.today), noProceedings)
  const proceedings = { ...c.proceedings, correctBy: null }
  return act(
    c,
    'correct',
    ask.version,
    'case-corrected',
    { fields: corrected.changedKeys, materials: corrected.replaced },
    {
      patch: {
        answers: corrected.answers,
        correctedAt: at,
        proceedings,
        ...(clock ? { due: clock.due, clock } : {}),
      },
    },
  )
}
