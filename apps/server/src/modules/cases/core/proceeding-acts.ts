import { lawDays, type Procedure } from '@tongban/contracts/cases/clock'
import type { ExtendLimit, StartProcedure } from '@tongban/contracts/cases/office-work'
import type { Problem } from '#platform/problems'
import { err, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { type Act, act, type Case, permitted, promiseOf } from './case.ts'
import { openProcedure, type Reckoning, type Span } from './proceedings.ts'

type By = { name: string }

const runningSince = (c: Case): string => c.proceedings.acceptedOn ?? ''

/** Stops the clock with its written notice; without one there is no way to stop it (行政许可法 art. 45). */
export function startProcedure(c: Case, ask: StartProcedure, by: By, days: Reckoning): Result<Act, Problem> {
  const problem = permitted(c, 'start-procedure', ask.version) ?? procedureProblem(ask, by, days)
  if (problem) return err(problem)
  const hearing = ask.kind === 'hearing' ? (ask.hearing ?? null) : null
  const until = hearing ? hearing.heldOn : days.ahead(ask.days ?? 0)
  const begun = { kind: ask.kind, reason: ask.reason, from: days.today, until, to: null, hearing, outcome: null }
  const patch = (noticeNo: string) => ({
    proceedings: { ...c.proceedings, procedures: [...c.proceedings.procedures, { ...begun, noticeNo }] },
  })
  const { kind, reason } = ask
  const told = { kind, reason, until, ...(hearing ? { hearing } : {}) }
  return act(c, 'start-procedure', ask.version, 'procedure-started', told, {
    patch: { ...patch(''), due: null },
    numbered: patch,
    waitsUntil: until,
  })
}

function procedureProblem({ kind, hearing, days }: StartProcedure, by: By, at: Reckoning): Problem | undefined {
  if (kind !== 'hearing') return days === undefined ? problems['cases.procedure-days-missing']() : undefined
  if (!hearing) return problems['cases.hearing-missing']()
  const ahead = at.left(hearing.heldOn)
  if (ahead < lawDays.hearingNotice)
    return problems['cases.hearing-too-soon']({ earliest: at.ahead(lawDays.hearingNotice) })
  if (ahead > lawDays.hearingWithin)
    return problems['cases.hearing-too-late']({ latest: at.ahead(lawDays.hearingWithin) })
  return hearing.host.trim() === by.name ? problems['cases.host-examines']() : undefined
}

/** The clock goes on the day after; the limit is counted anew without the days it stood. */
export function endProcedure(
  c: Case,
  ask: { version: number; outcome: string },
  days: Reckoning,
): Result<Act, Problem> {
  const problem = permitted(c, 'end-procedure', ask.version)
  if (problem) return err(problem)
  const open = openProcedure(c.proceedings)
  if (open?.hearing && open.hearing.heldOn > days.today)
    return err(problems['cases.hearing-not-held']({ heldOn: open.hearing.heldOn }))
  const end = (one: Procedure) => (one.to === null ? { ...one, to: days.today, outcome: ask.outcome } : one)
  const proceedings = { ...c.proceedings, procedures: c.proceedings.procedures.map(end) }
  const clock = days.limit(promiseOf(c, runningSince(c)), proceedings)
  return act(
    c,
    'end-procedure',
    ask.version,
    'procedure-ended',
    { kind: open?.kind, outcome: ask.outcome, due: clock?.due, provisional: clock?.provisional },
    { patch: { proceedings, ...(clock ? { due: clock.due, clock } : {}) } },
  )
}

/** Once, with reasons, by whoever leads the office, and while the limit still runs (行政许可法 art. 42). */
export function extend(
  c: Case,
  ask: ExtendLimit,
  by: By,
  days: Reckoning,
  statutory: Omit<Span, 'from'>,
): Result<Act, Problem> {
  const problem = permitted(c, 'extend', ask.version)
  if (problem) return err(problem)
  if (c.proceedings.extension) return err(problems['cases.extended-already']())
  const law = days.limit({ ...statutory, from: runningSince(c) }, c.proceedings)
  if (law && law.due < days.today) return err(problems['cases.limit-passed']({ due: law.due }))
  const made = { days: ask.days, reasons: ask.reasons, by: by.name, on: days.today }
  const patchWith = (noticeNo: string) => {
    const proceedings = { ...c.proceedings, extension: { ...made, noticeNo } }
    const clock = days.limit(promiseOf(c, runningSince(c)), proceedings)
    return { proceedings, ...(clock ? { due: clock.due, clock } : {}) }
  }
  const patch = patchWith('')
  return act(
    c,
    'extend',
    ask.version,
    'limit-extended',
    { days: ask.days, reasons: ask.reasons, due: 'due' in patch ? patch.due : undefined },
    { patch, numbered: patchWith },
  )
}

/** A second correction notice, with the reason of whoever leads the office, for supervision to see. */
export function allowSecondNotice(c: Case, ask: { version: number; reasons: string }, by: By): Result<Act, Problem> {
  const problem = permitted(c, 'allow-second-notice', ask.version)
  if (problem) return err(problem)
  if (!c.noticedAt) return err(problems['cases.first-notice-open']())
  if (c.proceedings.secondNotice) return err(problems['cases.second-notice-given']())
  const proceedings = { ...c.proceedings, secondNotice: { reasons: ask.reasons, by: by.name, given: false } }
  return act(
    c,
    'allow-second-notice',
    ask.version,
    'second-notice-allowed',
    { reasons: ask.reasons },
    {
      patch: { proceedings },
    },
  )
}

/** Five working days without a word: accepted from the day of receipt, by law and not by anybody (行政许可法 art. 32). */
export function acceptBySilence(c: Case, receivedOn: string, days: Reckoning): Result<Act, Problem> {
  const proceedings = { ...c.proceedings, acceptedOn: receivedOn, bySilence: true }
  const clock = days.limit(promiseOf(c, receivedOn), proceedings)
  return act(
    c,
    'accept-by-silence',
    c.version,
    'accepted-by-silence',
    { receivedOn, due: clock?.due, provisional: clock?.provisional },
    { patch: { proceedings, ...(clock ? { due: clock.due, clock } : {}) } },
  )
}

/** Ends a case without a decision; of one that waits for corrections only when the time for them is over. */
export function terminate(
  c: Case,
  ask: { version: number; reasons: string },
  by: { id: string },
  today: string,
): Result<Act, Problem> {
  const problem = permitted(c, 'terminate', ask.version)
  if (problem) return err(problem)
  if (c.handlerId === by.id) return err(problems['cases.same-person']())
  const { correctBy } = c.proceedings
  if (c.status === 'correction-asked' && correctBy && correctBy >= today)
    return err(problems['cases.correction-time-running']({ until: correctBy }))
  return act(
    c,
    'terminate',
    ask.version,
    'case-terminated',
    { reasons: ask.reasons },
    {
      patch: { reasons: ask.reasons },
    },
  )
}
