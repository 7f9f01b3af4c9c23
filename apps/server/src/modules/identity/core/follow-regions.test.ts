import type { RegionOutcome } from '@tongban/contracts/reference/region-change'
import { expect, test } from 'vitest'
import { outlookOf } from './follow-regions.ts'

const outcome = (how: RegionOutcome['how'], code: string, nowCode: string): RegionOutcome => ({
  ...{ how, code, nowCode },
  ...{ name: code, nowName: nowCode },
})
const offices = [
  { id: 'a-hall', kind: 'hall', departments: '{*}', regionCode: 'a' },
  { id: 'a-fire', kind: 'fire', departments: '{fire}', regionCode: 'a' },
  { id: 'b-hall', kind: 'hall-of-town', departments: '{*}', regionCode: 'b' },
]
const short = (outcomes: RegionOutcome[]) =>
  outlookOf(offices, outcomes).map(({ id, how, successor }) => [id, how, successor])

test('the counterpart takes over; an office without one moves as it is', () => {
  expect(short([outcome('merged', 'a', 'b')])).toEqual([
    ['a-hall', 'succeeded', 'b-hall'],
    ['a-fire', 'moved', null],
  ])
})

test('of two divisions that become a new one, the office that came first takes over', () => {
  expect(short([outcome('merged', 'a', 'n'), outcome('merged', 'b', 'n')])).toEqual([
    ['a-hall', 'moved', null],
    ['a-fire', 'moved', null],
    ['b-hall', 'succeeded', 'a-hall'],
  ])
})

test('offices of a renamed division stay where they are', () => {
  expect(short([outcome('renamed', 'b', 'b')])).toEqual([['b-hall', 'renamed', null]])
})
