import type { QueueRow } from '@tongban/contracts/cases/office-work'
import { expect, test } from 'vitest'
import { neighbourOf, queueOptions, rowsOf } from './queue-data.ts'

const row = (caseId: string, due = '2026-03-02'): QueueRow => ({
  caseId,
  caseNo: caseId,
  itemName: '',
  applicantName: '',
  status: 'submitted',
  due,
  submittedAt: '2026-03-01T00:00:00Z',
  light: 'normal',
  assignee: null,
})

test('a case that moved between two pages is shown once, where it came first', () => {
  const rows = rowsOf([
    { rows: [row('a'), row('b')], next: 'k' },
    { rows: [row('b', '2026-03-09'), row('c')], next: null },
  ])
  expect(rows.map((each) => each.caseId)).toEqual(['a', 'b', 'c'])
  expect(rows[1]?.due).toBe('2026-03-02')
})

test('the key of the next page is the one the server gave, and the last page has none', () => {
  const { getNextPageParam } = queueOptions('intake')
  const page = { rows: [], next: '2026-03-02_x' }
  expect(getNextPageParam(page, [page], '', [''])).toBe('2026-03-02_x')
  expect(getNextPageParam({ ...page, next: null }, [page], '', [''])).toBeNull()
})

test('after an act comes the next case, after the last one the case before it', () => {
  const rows = [row('a'), row('b'), row('c')]
  expect(neighbourOf(rows, 'b')?.caseId).toBe('c')
  expect(neighbourOf(rows, 'c')?.caseId).toBe('b')
  expect(neighbourOf(rows, 'gone')?.caseId).toBe('a')
  expect(neighbourOf([], 'a')).toBeUndefined()
})
