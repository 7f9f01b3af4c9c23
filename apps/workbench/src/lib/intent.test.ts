import { expect, test } from 'vitest'
import { intentFor } from './intent.ts'

const keys = () => {
  let n = 0
  return () => `key-${++n}`
}

test('the same act sent again keeps its key, so it counts once', () => {
  const newKey = keys()
  const first = intentFor(null, { version: 3, note: '' }, newKey)
  expect(intentFor(first, { version: 3, note: '' }, newKey)).toBe(first)
})

test('a changed text or a newer version is another act', () => {
  const newKey = keys()
  const first = intentFor(null, { version: 3, note: '' }, newKey)
  expect(intentFor(first, { version: 3, note: 'x' }, newKey).key).toBe('key-2')
  expect(intentFor(first, { version: 4, note: '' }, newKey).key).toBe('key-3')
})
