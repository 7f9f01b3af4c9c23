import { replayProposal as op, type ReplayOutcome, type ReplayRow } from '@tongban/contracts/cases/replay'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { validateAnswers } from '@tongban/forms/validate'
import type { FastifyInstance } from 'fastify'
import { findReplay, formFor, getRevisionContent, neededMaterials, replayedBy, wayOf } from '#modules/catalogue'
import { system } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { unwrap } from '#platform/problems'
import { compareRuns, type Judged, type ReplayCase } from '../core/replay.ts'
import { listLastOfItem } from '../store/replay-store.ts'

const lastCases = 200
const shown = 100
const order: Record<ReplayOutcome, number> = { stuck: 0, elsewhere: 1, later: 2, sooner: 3, same: 4 }

/**
 * Runs a change over the last cases of its item, of all offices: who proposes it sees none of them otherwise, so nothing
 * of what people answered goes out, only how a case would go.
 */
export const replayProposal = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, async ({ actor, params }) => {
    const replay = unwrap(await deps.db.read(actor, (tx) => findReplay(tx, params.id)))
    const runs = await deps.db.read(system('replay'), async (tx) => {
      const cases = await listLastOfItem(tx, replay, lastCases)
      const found: ReplayRow[] = []
      const afters = new Map<string, ItemContent>()
      for (const c of cases) {
        const form = replay.forms[c.audience]
        const before = await getRevisionContent(tx, c.revisionId)
        const after = afters.get(c.itemCode) ?? (await replayedBy(tx, replay, c.itemCode))
        afters.set(c.itemCode, after)
        const verdict = form
          ? compareRuns(judge(c, before, formFor(before, c.audience)), judge(c, after, form))
          : noLongerFor(c)
        found.push({ caseNo: c.caseNo, officeName: c.officeName, submittedAt: c.submittedAt.toISOString(), ...verdict })
      }
      return found
    })
    const rows = runs.toSorted((a, b) => order[a.outcome] - order[b.outcome])
    return {
      cases: runs.length,
      counts: (Object.keys(order) as ReplayOutcome[]).map((outcome) => ({
        outcome,
        count: runs.filter((run) => run.outcome === outcome).length,
      })),
      rows: rows.filter(({ outcome }) => outcome !== 'same').slice(0, shown),
    }
  })

function judge(c: ReplayCase, content: ItemContent, form: CompiledForm): Judged {
  const way = wayOf(content, form, c.answers)
  return {
    missing: validateAnswers(form, c.answers, { today: legalDate(c.submittedAt) }),
    asked: neededMaterials(content, form, c.answers)
      .filter(({ required, source }) => required && source === 'applicant')
      .map(({ name, nameEn }) => ({ name, nameEn })),
    days: way.days,
    promisedDays: content.promisedDays,
    decidedBy: way.decidedBy,
    result: content.result.name,
    stuckAt: way.stuckAt,
  }
}

const noLongerFor = ({ audience }: ReplayCase) => ({
  outcome: 'stuck' as const,
  why: [
    audience === 'natural'
      ? { zh: '不再面向个人办理', en: 'It would no longer be for natural persons' }
      : { zh: '不再面向企业和其他组织办理', en: 'It would no longer be for organisations' },
  ],
})
