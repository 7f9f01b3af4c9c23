import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids are version 7 UUIDs, all different, each after the one before', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual([...ids].sort())
})

test('an id begins with the milliseconds of its making', () => {
  const before = Date.now()
  const at = Number.parseInt(newId().replace('-', '').slice(0, 12), 16)
  expect(at).toBeGreaterThanOrEqual(before - 50)
  expect(at).toBeLessThan(before + 1000)
})
