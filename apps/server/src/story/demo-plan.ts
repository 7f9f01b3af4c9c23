/** What becomes of a demo case; the weights give a picture like an ordinary month's. */
export type Ending =
  | 'submitted'
  | 'pre-reviewed'
  | 'correction-asked'
  | 'corrected'
  | 'accepted'
  | 'examined'
  | 'delivered'
  | 'rated'
  | 'denied'
  | 'refused'
  | 'withdrawn'

const weights: [Ending, number][] = [
  ['submitted', 12],
  ['pre-reviewed', 8],
  ['correction-asked', 7],
  ['corrected', 5],
  ['accepted', 16],
  ['examined', 8],
  ['delivered', 16],
  ['rated', 17],
  ['denied', 4],
  ['refused', 4],
  ['withdrawn', 3],
]
const total = weights.reduce((sum, [, weight]) => sum + weight, 0)

/** The ending of the n-th case: every stage in every hundred, the same at every start. */
export function endingOf(n: number): Ending {
  let at = (n * 37) % total
  for (const [ending, weight] of weights) {
    if (at < weight) return ending
    at -= weight
  }
  return 'submitted'
}

export type DemoAct =
  | 'submit'
  | 'pre-review'
  | 'ask'
  | 'correct'
  | 'accept'
  | 'examine'
  | 'grant'
  | 'deny'
  | 'refuse'
  | 'withdraw'
  | 'rate'

const acts: Record<Ending, DemoAct[]> = {
  submitted: ['submit'],
  'pre-reviewed': ['submit', 'pre-review'],
  'correction-asked': ['submit', 'ask'],
  corrected: ['submit', 'ask', 'correct'],
  accepted: ['submit', 'pre-review', 'accept'],
  examined: ['submit', 'accept', 'examine'],
  delivered: ['submit', 'pre-review', 'accept', 'examine', 'grant'],
  rated: ['submit', 'ask', 'correct', 'accept', 'examine', 'grant', 'rate'],
  denied: ['submit', 'accept', 'examine', 'deny'],
  refused: ['submit', 'refuse'],
  withdrawn: ['submit', 'withdraw'],
}

export type PlannedAct = {
  caseIndex: number
  act: DemoAct /** Working day, counted back from today: 0 is today. */
  daysAgo: number
  minute: number
}

/** All acts of all cases in order of time. Open cases began lately, closed ones up to six weeks ago. */
export function planDemo(cases: number): PlannedAct[] {
  const plan: PlannedAct[] = []
  for (let caseIndex = 0; caseIndex < cases; caseIndex++) {
    const steps = acts[endingOf(caseIndex)]
    // Most waiting cases are fresh; every seventh has waited too long, so that the lights show all three.
    const wait = caseIndex % 7 === 0 ? 8 : caseIndex % 4
    const start = wait + steps.length - 1 + (steps.length > 4 ? (caseIndex * 5) % 18 : 0)
    for (const [i, act] of steps.entries())
      plan.push({ caseIndex, act, daysAgo: Math.max(0, start - i), minute: (caseIndex * 7 + i * 3) % 470 })
  }
  return plan.sort((a, b) => b.daysAgo - a.daysAgo || order(a) - order(b))
}

/** On one day the acts of one case keep their order; else by the minute. */
const order = (p: PlannedAct) => stepOf(p) * 1000 + p.minute
const stepOf = ({ caseIndex, act }: PlannedAct) => acts[endingOf(caseIndex)].indexOf(act)
