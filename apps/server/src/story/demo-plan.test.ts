import { expect, test } from 'vitest'
import { endingOf, planDemo } from './demo-plan.ts'

test('a hundred demo cases stand at every stage', () => {
  expect(new Set(Array.from({ length: 100 }, (_, n) => endingOf(n))).size).toBe(11)
})

test('the acts of every case come in order, and none in the future', () => {
  const seen = new Map<number, string[]>()
  let before = Number.POSITIVE_INFINITY
  for (const { caseIndex, act, daysAgo } of planDemo(300)) {
    expect(daysAgo).toBeLessThanOrEqual(before)
    before = daysAgo
    seen.set(caseIndex, [...(seen.get(caseIndex) ?? []), act])
  }
  for (const acts of seen.values()) {
    expect(acts[0]).toBe('submit')
    expect(acts.indexOf('rate')).toBe(acts.includes('rate') ? acts.length - 1 : -1)
  }
  expect(seen.size).toBe(300)
})
