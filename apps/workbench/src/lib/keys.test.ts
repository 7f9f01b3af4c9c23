import { expect, test } from 'vitest'
import { rowAfterKey } from './keys.ts'

test('j goes down, k goes up, and the ends stay', () => {
  expect(rowAfterKey('j', -1, 3)).toBe(0)
  expect(rowAfterKey('j', 0, 3)).toBe(1)
  expect(rowAfterKey('j', 2, 3)).toBe(2)
  expect(rowAfterKey('k', 0, 3)).toBe(0)
  expect(rowAfterKey('ArrowUp', 2, 3)).toBe(1)
})

test('other keys and an empty table move nothing', () => {
  expect(rowAfterKey('x', 0, 3)).toBeUndefined()
  expect(rowAfterKey('j', -1, 0)).toBeUndefined()
})
