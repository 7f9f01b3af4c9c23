import * as ops from '@tongban/contracts/catalogue/lint'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import type { OfficerActor } from '#platform/actor'
import { regionPrefix, type Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { rules } from '../../core/gate/registry.ts'
import { formula } from '../../core/lint-score.ts'
import { problems } from '../../problems.ts'
import * as store from '../../store/lint-store.ts'
import { digitsBelow } from '../digits-below.ts'

type LintDeps = Pick<Deps, 'db' | 'clock'>
const pageSize = 50

export function lintRoutes(app: FastifyInstance, deps: LintDeps, regions: RegionDirectory): void {
  getReport(app, deps, regions)
  listOffices(app, deps, regions)
  getOffice(app, deps, regions)
  startLint(app, deps)
}

const present = (run: store.LintRunRow): ops.LintRun => ({
  id: run.id,
  state: run.finishedAt ? 'done' : 'running',
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  stage: run.stage === 'contents' ? 'contents' : 'offices',
  done: run.done,
  total: run.total,
})

const nothing = { offices: 0, items: 0, itemsWithProblems: 0, problems: 0, score: null }

const getReport = (app: FastifyInstance, deps: LintDeps, regions: RegionDirectory) =>
  route(app, ops.getLintReport, async ({ actor, query }) => {
    const region = regions.get(query.region ?? regions.root.code) ?? fail(problems['catalogue.region-not-found']())
    return deps.db.read(actor, async (tx) => {
      const [running, run] = await Promise.all([store.findRunning(tx), store.findNewest(tx)])
      const digits = digitsBelow[regionPrefix(region.code).length]
      const [sums, broken, below] = run
        ? await Promise.all([
            store.sumLint(tx, run.id, region.code),
            store.sumRules(tx, run.id, region.code),
            digits ? store.sumBelow(tx, run.id, region.code, digits) : [],
          ])
        : [nothing, [], []]
      const counts = new Map(broken.map(({ code, ...count }) => [code, count]))
      const byRule = rules.map(({ code, label, labelEn, source, weight }) => {
        const { problems: found = 0, offices = 0 } = counts.get(code) ?? {}
        return { code, label, labelEn, source, weight, problems: found, offices }
      })
      return {
        running: running ? present(running) : null,
        run: run ? present(run) : null,
        region: query.region ?? null,
        ...sums,
        byRule: byRule.toSorted((a, b) => b.problems - a.problems),
        byRegion: below.flatMap((row) => {
          const name = regions.get(row.code)?.name
          return name && row.code !== region.code ? { ...row, name } : []
        }),
        formula: formula.zh,
        formulaEn: formula.en,
      }
    })
  })

const presentOffice = (regions: RegionDirectory, office: store.ScoredOffice): ops.LintOffice => {
  const { level, name } = regions.get(office.regionCode) ?? fail(problems['catalogue.region-not-found']())
  return { ...office, level, regionName: name }
}

async function newest(tx: Tx): Promise<store.LintRunRow> {
  return (await store.findNewest(tx)) ?? fail(problems['catalogue.not-linted']())
}

const listOffices = (app: FastifyInstance, deps: LintDeps, regions: RegionDirectory) =>
  route(app, ops.listLintOffices, async ({ actor, query }) => {
    const region = regions.get(query.region ?? regions.root.code) ?? fail(problems['catalogue.region-not-found']())
    const [, score, officeId] = /^(\d{1,3}(?:\.\d)?) ([0-9a-f-]{36})$/.exec(query.after ?? '') ?? []
    const rows = await deps.db.read(actor, async (tx) =>
      store.listScores(tx, (await newest(tx)).id, {
        region: region.code,
        ...(query.rule ? { rule: query.rule } : {}),
        ...(score && officeId ? { after: { score, officeId } } : {}),
        most: pageSize,
      }),
    )
    const last = rows.length === pageSize ? rows.at(-1) : undefined
    return {
      rows: rows.map((row) => presentOffice(regions, row)),
      next: last ? `${last.score} ${last.officeId}` : null,
    }
  })

const getOffice = (app: FastifyInstance, deps: LintDeps, regions: RegionDirectory) =>
  route(app, ops.getLintOffice, async ({ actor, params, query }) =>
    deps.db.read(actor, async (tx) => {
      const run = await newest(tx)
      const office =
        (await store.findScore(tx, run.id, params.creditCode)) ?? fail(problems['catalogue.office-not-linted']())
      const rows = await store.listFindings(tx, run.id, office.officeId, query.after ?? null, pageSize)
      return {
        office: presentOffice(regions, office),
        findings: rows.map(({ code, problems: found, ...row }) => ({
          ...row,
          code: code === '' ? null : code,
          problems: [...found],
        })),
        next: rows.length === pageSize ? (rows.at(-1)?.code ?? null) : null,
      }
    }),
  )

/** Begins a run, or answers with the one under way; the work is a job's. */
const startLint = (app: FastifyInstance, deps: LintDeps) =>
  route(app, ops.startLint, (call) =>
    inTransaction(deps, call, async (tx) => {
      const actor: OfficerActor = call.actor
      const running = await store.findRunning(tx)
      if (running) return present(running)
      const run = await store.recordRun(tx, newId(), { region: null, officeId: null }, deps.clock.now())
      tx.audit('lint-started', run.id, { office: actor.officeId })
      tx.emit('lint-started', { runId: run.id })
      return present(run)
    }),
  )
