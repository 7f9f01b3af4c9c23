import { expect, test } from 'vitest'
import { Lru } from './lru.ts'

test('what was not read for longest goes first', () => {
  const kept = new Lru<number>(2)
  kept.set('a', 1)
  kept.set('b', 2)
  kept.get('a')
  kept.set('c', 3)
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3])
  kept.delete('a')
  expect(kept.get('a')).toBeUndefined()
})
