import { expect, test } from 'vitest'
import { type VersionRow, versionOn, versionsOf } from './guide-versions.ts'

const row = (id: string, own = false, effectiveFrom = '2026-03-02'): VersionRow => ({
  id,
  number: 1,
  code: own ? 'code' : null,
  kind: null,
  reason: '',
  effectiveFrom,
  publishedAt: new Date('2026-03-02T00:00:00Z'),
})
const ids = (rows: VersionRow[], current: string) => versionsOf(rows, current).map(({ id }) => id)

test('an office without elements of its own has the versions of the directory, up to the one that reached it', () => {
  expect(ids([row('d1'), row('d2'), row('d3')], 'd2')).toEqual(['d1', 'd2'])
})

test('from its first own version on an office has its own, whatever the directory publishes meanwhile', () => {
  const rows = [row('d1'), row('o1', true), row('d2'), row('o2', true)]
  expect(ids(rows, 'o2')).toEqual(['d1', 'o1', 'o2'])
})

test('an office that gives its own elements up has the versions of the directory again', () => {
  expect(ids([row('d1'), row('o1', true), row('d2'), row('d3')], 'd3')).toEqual(['d1', 'o1', 'd2', 'd3'])
})

test('on a day stands the last version in force then, and none before the first', () => {
  const versions = [row('a', false, '2026-03-02'), row('b', false, '2026-05-06')]
  expect(versionOn(versions, '2026-05-05')?.id).toBe('a')
  expect(versionOn(versions, '2026-05-06')?.id).toBe('b')
  expect(versionOn(versions, '2026-03-01')).toBeUndefined()
})
