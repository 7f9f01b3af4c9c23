// A change of divisions (区划变更) through all modules that follow it, for the command line and for tests.
import type { RegionOutlook as Outlook, RegionChange, RegionOutcome } from '@tongban/contracts/reference/region-change'
import { followItems, lookAtCases } from '#modules/cases'
import { countFollowedItems, followOffices, lookAtItems } from '#modules/catalogue'
import { followRegions, lookAtOffices } from '#modules/identity'
import { type ActProblem, changeRegions, lookAtChange } from '#modules/reference'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/db'
import { ok, type Result } from '#platform/result'

type Offices = { succeeded: number; moved: number; renamed: number }

/** `madeOn`: when it was made already; nothing is left to do then. */
export type RegionOutlook = Outlook & { madeOn: string | null }

/** What has been done, counted in the rows themselves; `left`: running cases that still wait in an ended office. */
export type RegionReport = {
  number: number
  outcomes: RegionOutcome[]
  offices: Offices
  items: { succeeded: number; moved: number }
  left: { cases: number; drafts: number }
}

type ChangeDeps = { db: Database; clock: Clock }

const countBy = (offices: readonly { how: keyof Offices }[]): Offices => ({
  succeeded: offices.filter(({ how }) => how === 'succeeded').length,
  moved: offices.filter(({ how }) => how === 'moved').length,
  renamed: offices.filter(({ how }) => how === 'renamed').length,
})

export async function lookAhead(
  { db }: Pick<ChangeDeps, 'db'>,
  change: RegionChange,
): Promise<Result<RegionOutlook, ActProblem[]>> {
  const looked = await lookAtChange(db, change)
  if (!looked.ok) return looked
  const { done } = looked.value
  const { outcomes } = done ?? looked.value.plan
  const offices = done ? [] : await lookAtOffices(db, outcomes)
  const { codes, ...items } = await lookAtItems({ db }, offices)
  const cases = await lookAtCases({ db }, offices, codes)
  return ok({
    madeOn: done ? done.at.toISOString().slice(0, 10) : null,
    outcomes,
    offices: countBy(offices),
    items,
    cases,
  })
}

/**
 * Makes the change and lets every module follow at once. Each step asks how things stand and leaves an event behind: what
 * a killed run did not come to, the jobs of the running platform or the same command again will do.
 */
export async function carryOut(
  deps: ChangeDeps,
  change: RegionChange,
  { byName, told = () => {} }: { byName: string; told?: (step: 'regions' | 'offices' | 'items' | 'cases') => void },
): Promise<Result<RegionReport, ActProblem[]>> {
  const { db } = deps
  const made = await changeRegions(db, change, { clock: deps.clock, byName })
  if (!made.ok) return made
  const { id, number, outcomes } = made.value
  told('regions')
  const offices = await followRegions(db, id)
  told('offices')
  await followOffices(deps, id)
  told('items')
  await followItems(deps, id)
  told('cases')
  const ended = offices.filter(({ how }) => how === 'succeeded')
  const left = await lookAtCases(
    { db },
    ended.map(({ id: office, name }) => ({ id: office, name, how: 'succeeded' as const, successor: null })),
    [],
  )
  return ok({
    number,
    outcomes,
    offices: countBy(offices),
    items: await countFollowedItems({ db }, offices),
    left: { cases: left.succeeded, drafts: left.drafts },
  })
}
