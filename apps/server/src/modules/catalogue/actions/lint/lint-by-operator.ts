import type { LintRule } from '@tongban/contracts/catalogue/lint'
import { systemClock } from '#platform/clock'
import type { Database } from '#platform/db'
import { rules } from '../../core/gate/registry.ts'
import { type LintTold, lintPart } from '../../jobs/lint.ts'
import * as store from '../../store/lint-store.ts'

export type OperatorReport = store.LintSums & {
  /** Rules that are broken, most often first, each with one finding as an example. */
  byRule: (Pick<LintRule, 'code' | 'label' | 'labelEn' | 'source'> & {
    problems: number
    offices: number
    example: store.LintExample | null
  })[]
  /** The fifty with the lowest scores. */
  worst: store.ScoredOffice[]
}

/**
 * The checks over a division (12 digits), an office (credit code) or, with neither, the whole library; undefined where
 * there is no such office.
 */
export async function lintByOperator(
  db: Database,
  part: { region?: string; office?: string },
  told: LintTold,
): Promise<OperatorReport | undefined> {
  const deps = { db, clock: systemClock }
  const officeId = part.office ? await store.findOfficeId(db, part.office) : null
  if (officeId === undefined) return undefined
  return lintPart(deps, { officeId, region: part.region ?? null }, told, async (tx, run) => {
    const everywhere = '340000000000'
    const [sums, broken, worst, examples] = await Promise.all([
      store.sumLint(tx, run, everywhere),
      store.sumRules(tx, run, everywhere),
      store.listScores(tx, run, { region: everywhere, most: 50 }),
      store.listExamples(tx, run),
    ])
    const byRule = broken.flatMap(({ code, ...count }) => {
      const rule = rules.find((one) => one.code === code)
      if (!rule) return []
      const { label, labelEn, source } = rule
      const example = examples.find((one) => one.rule === code)?.example
      return [{ code, label, labelEn, source, ...count, example: example ?? null }]
    })
    return { ...sums, byRule, worst }
  })
}
