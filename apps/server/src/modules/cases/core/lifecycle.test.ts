import type { CaseAction, CaseStatus } from '@tongban/contracts/cases/case'
import { expect, test } from 'vitest'
import { allows, queueOf, statusWords, transitions } from './lifecycle.ts'

// The table explored whole: every status and every way from it.

const statuses = Object.keys(statusWords) as CaseStatus[]
const actions = Object.keys(transitions) as CaseAction[]
const target = (action: CaseAction, from: CaseStatus): CaseStatus => {
  const { to } = transitions[action]
  return to === 'same' ? from : to
}
const ways = (from: CaseStatus, may: (by: string) => boolean): CaseStatus[] =>
  actions.filter((action) => allows(action, from) && may(transitions[action].by)).map((action) => target(action, from))

/** Every status that can come after one, by whoever may. */
function reach(from: CaseStatus, may: (by: string) => boolean = () => true): Set<CaseStatus> {
  const seen = new Set<CaseStatus>([from])
  for (const status of seen) for (const next of ways(status, may)) seen.add(next)
  return seen
}

const isClosed = (status: CaseStatus) => ways(status, () => true).length === 0

test('every status is reached from a submitted case, and none of them is a dead end that waits', () => {
  expect([...reach('submitted')].toSorted()).toEqual(statuses.toSorted())
  for (const status of statuses) {
    expect([status, isClosed(status)]).toEqual([status, queueOf(status) === undefined && status !== 'granted'])
    expect([status, [...reach(status)].some(isClosed)]).toEqual([status, true])
  }
})

test('the office can end every open case itself, whatever the applicant does not do', () => {
  const office = (by: string) => by !== 'applicant'
  for (const status of statuses) expect([status, [...reach(status, office)].some(isClosed)]).toEqual([status, true])
})

test('the applicant can withdraw as long as nothing is decided', () => {
  for (const status of statuses)
    expect([status, ways(status, (by) => by === 'applicant').includes('withdrawn')]).toEqual([
      status,
      queueOf(status) !== undefined,
    ])
})

test('silence of the office stops no case before acceptance: the platform accepts', () => {
  const platform = (by: string) => by === 'system'
  for (const status of ['submitted', 'pre-reviewed'] as const) expect(ways(status, platform)).toEqual(['accepted'])
})
