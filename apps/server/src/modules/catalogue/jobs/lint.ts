import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import { withConditions } from '../core/applicant-form.ts'
import { implementingCodeRule, type OfficeFacts, officeRules } from '../core/gate/office-rules.ts'
import type { PublishFacts } from '../core/gate/rule.ts'
import { judge } from '../core/lint-score.ts'
import { checkPublished } from '../core/publish-check.ts'
import * as store from '../store/lint-store.ts'
import { loadPublishFacts } from '../store/publish-facts.ts'

const actor = system('lint')
const contentsAtOnce = 50
const officesAtOnce = 500
const province = '340000000000'

type LintDeps = Pick<Deps, 'db' | 'clock'>
/** How far a run came: of the contents of items, then of the offices. */
export type LintTold = (done: number, total: number) => void

/**
 * Looks at each revision once and then at each office, in short transactions that say how far they came: a run that was
 * killed goes on there.
 */
export async function runLint({ db, clock }: LintDeps, id: string, told: LintTold = () => {}): Promise<void> {
  const facts = await db.read(actor, loadPublishFacts)
  for (let stage: store.LintRunRow['stage'] = 'contents'; stage !== 'done'; )
    stage = await db.transaction(actor, async (tx) => {
      const run = await store.lockRun(tx, id)
      if (!run || run.stage === 'done') return 'done'
      const done = run.stage === 'contents' ? await lookAtContents(tx, id, facts) : await lookAtOffices(tx, run)
      if (done > 0) {
        told(run.done + done, run.total)
        return run.stage
      }
      if (run.stage === 'offices') {
        await store.finishRun(tx, id, clock.now())
        return 'done'
      }
      await store.beginOffices(tx, id)
      return 'offices'
    })
}

async function lookAtContents(tx: Tx, id: string, facts: PublishFacts): Promise<number> {
  const open = await store.listOpenContents(tx, id, contentsAtOnce)
  if (open.length === 0) return 0
  const judged = open.map(({ revisionId, content, conditions }) => ({
    revisionId,
    ...judge(checkPublished(withConditions(content, conditions), facts)),
  }))
  await store.recordContents(tx, id, judged)
  await store.recordProgress(tx, id, open.length)
  return open.length
}

async function lookAtOffices(tx: Tx, { id, lastOffice }: store.LintRunRow): Promise<number> {
  const offices = await store.listOffices(tx, id, lastOffice, officesAtOnce)
  const last = offices.at(-1)
  if (!last) return 0
  const ids = offices.map((office) => office.id)
  const byId = new Map(offices.map((office) => [office.id, office]))
  const found: store.NewFinding[] = offices.map((office) => ({
    officeId: office.id,
    code: '',
    itemId: null,
    ...judge(problemsOf(office)),
  }))
  for (const { officeId, code, itemId, level, baseCode, local } of await store.listItems(tx, ids)) {
    const office = byId.get(officeId)
    if (!office) continue
    const { creditCode } = office
    const ofCode = [...implementingCodeRule.find({ code, creditCode, level, baseCode })].map((one) => ({
      code: implementingCodeRule.code,
      source: implementingCodeRule.source,
      ...one,
    }))
    // Only where the office says something else for this item than in general.
    const own = local && saysOfItself(local) ? problemsOf({ ...office, ...local }) : []
    if (ofCode.length + own.length > 0) found.push({ officeId, code, itemId, ...judge([...ofCode, ...own]) })
  }
  const wrong = found.filter(({ count }) => count > 0)
  if (wrong.length > 0) await store.recordFindings(tx, id, wrong)
  await store.recordScores(tx, id, ids)
  await store.moveOn(tx, id, last.id, offices.length)
  return offices.length
}

const saysOfItself = (local: Partial<OfficeFacts>): boolean =>
  [local.address, local.hours, local.consultPhone, local.complaintPhone].some((said) => said !== undefined)

const problemsOf = (facts: OfficeFacts) =>
  officeRules.flatMap(({ code, source, find }) => [...find(facts)].map((one) => ({ code, source, ...one })))

/** A run over a part of the library, or all of it, whose findings are the caller's to read and are then forgotten. */
export async function lintPart<T>(
  deps: LintDeps,
  part: store.LintPart,
  told: LintTold,
  read: (tx: Tx, run: string) => Promise<T>,
): Promise<T> {
  const id = newId()
  // Marked as a part, so that it is no report of the library.
  const marked = part.officeId === null ? { ...part, region: part.region ?? province } : part
  await deps.db.transaction(actor, (tx) => store.recordRun(tx, id, marked, deps.clock.now()))
  try {
    await runLint(deps, id, told)
    return await deps.db.read(actor, (tx) => read(tx, id))
  } finally {
    await deps.db.transaction(actor, (tx) => store.deleteRun(tx, id))
  }
}
