import { expect, test } from 'vitest'
import { pack } from './packed.ts'
import { PageCache } from './page-cache.ts'

const page = (text: string) => pack(Buffer.from(text), 'text/html')

test('keeps what was read last and lets the oldest go', () => {
  const cache = new PageCache(2)
  cache.keep('a', 1, page('a'))
  cache.keep('b', 1, page('b'))
  cache.find('a', 1)
  cache.keep('c', 1, page('c'))
  expect(cache.find('b', 1)).toBeUndefined()
  expect(cache.find('a', 1)?.plain.toString()).toBe('a')
})
test('never holds more than its bytes', () => {
  const entry = page('x'.repeat(1000))
  const cache = new PageCache(100, 2 * entry.size)
  for (const key of ['a', 'b', 'c']) cache.keep(key, 1, page('x'.repeat(1000)))
  expect(cache.size).toBe(2)
})
test('a changed catalogue empties it, and a page of the old one is not kept any more', () => {
  const cache = new PageCache()
  cache.keep('a', 1, page('old'))
  expect(cache.find('a', 2)).toBeUndefined()
  cache.keep('a', 1, page('late'))
  expect(cache.find('a', 2)).toBeUndefined()
})
