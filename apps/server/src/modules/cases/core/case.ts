import type { CaseAction, CaseStatus, CorrectionItem, DueDate } from '@tongban/contracts/cases/case'
import type { AskCorrection, DecideCase, ExamineCase } from '@tongban/contracts/cases/office-work'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { allows, statusWords, transitions } from './lifecycle.ts'

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
  patch: Partial<
    Pick<
      Case,
      | 'due'
      | 'clock'
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
}

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

function act(
  c: Case,
  action: CaseAction,
  version: number,
  event: string,
  data: Act['data'],
  patch: Act['patch'] = {},
): Result<Act, Problem> {
  const problem = permitted(c, action, version)
  return problem ? err(problem) : ok({ action, event, to: transitions[action].to, data, patch })
}

export const passPreReview = (c: Case, ask: { version: number; note?: string }) =>
  act(c, 'pass-pre-review', ask.version, 'pre-review-passed', { note: ask.note ?? null })

/** What a notice may name: the fields of the form and the materials of the checklist. */
export type Targets = { fields: ReadonlyMap<string, string>; materials: ReadonlyMap<string, string> }

/** Exactly one itemised notice a case (行政许可法 art. 32 (4): told once, all of it). Locked answers come from base libraries: not the person's to correct. */
export function askCorrection(c: Case, ask: AskCorrection, targets: Targets, at: Date): Result<Act, Problem> {
  const problem = permitted(c, 'ask-correction', ask.version)
  if (problem) return err(problem)
  if (c.noticedAt) return err(problems['cases.noticed-already']())
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
  return act(
    c,
    'ask-correction',
    ask.version,
    'correction-asked',
    { items },
    { corrections: items, noticedAt: at, answersBefore: c.answers },
  )
}

/** Formal acceptance: the clock starts the day after; `clock` is the promised limit with its reasons. */
export const accept = (c: Case, ask: { version: number; note?: string }, clock: DueDate): Result<Act, Problem> =>
  act(
    c,
    'accept',
    ask.version,
    'case-accepted',
    { note: ask.note ?? null, due: clock.due, provisional: clock.provisional },
    { due: clock.due, clock },
  )

export const refuse = (c: Case, ask: { version: number; reasons: string }): Result<Act, Problem> =>
  act(c, 'refuse', ask.version, 'case-refused', { reasons: ask.reasons }, { reasons: ask.reasons })

export function examine(c: Case, ask: ExamineCase, by: { id: string; name: string }, at: Date): Result<Act, Problem> {
  const opinion: Opinion = { text: ask.opinion, proposal: ask.proposal, officerName: by.name, at: at.toISOString() }
  return act(
    c,
    'examine',
    ask.version,
    'opinion-given',
    { proposal: ask.proposal, opinion: ask.opinion },
    { opinion, handlerId: by.id },
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
    { reasons: reasons || null },
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
  return act(
    c,
    'correct',
    ask.version,
    'case-corrected',
    { fields: corrected.changedKeys, materials: corrected.replaced },
    { answers: corrected.answers, correctedAt: at },
  )
}
