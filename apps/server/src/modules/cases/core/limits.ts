import type { CaseStatus } from '@tongban/contracts/cases/case'
import type { DueDate, Limit } from '@tongban/contracts/cases/clock'
import type { StageKind } from '@tongban/contracts/catalogue/flow'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { type Case, promiseOf } from './case.ts'
import { lightOf } from './lights.ts'
import { openProcedure, procedureWords, type Reckoning, type Span } from './proceedings.ts'

type Said = Pick<Limit, 'kind' | 'name'>

const names = {
  acceptance: { zh: '受理期限（五个工作日）', en: 'To accept or say what is missing: five working days' },
  correction: { zh: '补正期限', en: 'For the applicant to correct' },
  promised: { zh: '承诺期限', en: 'Promised limit' },
  statutory: { zh: '法定期限', en: 'Statutory limit' },
}
const said = (kind: keyof typeof names): Said => ({ kind, name: names[kind] })

/** The stage of the flow in which a case of this status is. */
const stageOf: Partial<Record<CaseStatus, StageKind>> = {
  accepted: 'examination',
  'special-procedure': 'examination',
  examined: 'decision',
}
/** The events that began the step in which the case is. */
const beginnings: readonly string[] = ['case-accepted', 'accepted-by-silence', 'opinion-given']

type Known = {
  content: Pick<ItemContent, 'flow' | 'statutory'>
  /** Events of the case with the day on which each happened, in order. */
  events: readonly { type: string; day: string }[]
}

/** The limits that run for a case, side by side: step, promise, law; each with the reason for its date. */
export function limitsOf(c: Case, known: Known, days: Reckoning): Limit[] {
  switch (c.status) {
    case 'submitted':
    case 'pre-reviewed':
      return c.clock ? [running(said('acceptance'), c.clock, days)] : []
    case 'correction-asked':
      return c.clock ? [running(said('correction'), c.clock, days)] : []
    case 'accepted':
    case 'special-procedure':
    case 'examined':
      return [...procedureLimit(c, days), ...stepLimit(c, known, days), ...ownLimits(c, known, days)]
    default:
      return []
  }
}

function ownLimits(c: Case, { content }: Known, days: Reckoning): Limit[] {
  const from = c.proceedings.acceptedOn
  if (!from) return []
  return [
    counted(said('promised'), promiseOf(c, from), c, days),
    counted(said('statutory'), { ...content.statutory, from }, c, days),
  ]
}

function stepLimit(c: Case, { content, events }: Known, days: Reckoning): Limit[] {
  const stage = content.flow.find((one) => one.stage === stageOf[c.status])
  const began = events.findLast(({ type }) => beginnings.includes(type))
  if (!stage || !began) return []
  const name = { zh: `本环节：${stage.name}`, en: `This step: ${stage.nameEn}` }
  return [counted({ kind: 'step', name }, { from: began.day, days: Math.ceil(stage.days), unit: 'workday' }, c, days)]
}

function procedureLimit(c: Case, days: Reckoning): Limit[] {
  const open = openProcedure(c.proceedings)
  if (!open) return []
  const { zh, en } = procedureWords[open.kind]
  const explanation = [
    {
      zh: `${open.noticeNo}告知：${zh}预计这一天前完成`,
      en: `Notice ${open.noticeNo}: the ${en} is to be done by this day`,
    },
  ]
  const name = { zh: `特别程序：${zh}`, en: `Special procedure: ${en}` }
  return [running({ kind: 'procedure', name }, { due: open.until, provisional: false, explanation }, days)]
}

function counted(what: Said, span: Span, c: Case, days: Reckoning): Limit {
  const clock = days.limit(span, c.proceedings)
  if (clock) return running(what, clock, days)
  const standsSince = openProcedure(c.proceedings)?.from ?? null
  return { ...what, clock: null, standsSince, workingDaysLeft: null, light: 'standing' }
}

function running(what: Said, clock: DueDate, days: Reckoning): Limit {
  const workingDaysLeft = days.left(clock.due)
  const light = clock.due < days.today ? 'overdue' : lightOf(workingDaysLeft)
  return { ...what, clock, standsSince: null, workingDaysLeft, light }
}
