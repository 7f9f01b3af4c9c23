import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath, withQuery } from './safe-path.ts'

test('a path of this site is kept with its query and anchor', () => {
  expect(safePath('/items/1?x=2#window')).toBe('/items/1?x=2#window')
})
test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  '',
  undefined,
  7,
])('%s leads home', (path) => {
  expect(safePath(path)).toBe('/')
})
test('nothing ever leads to another site', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const url = new URL(safePath(`/${text}`), 'https://tongban.example/here')
      expect(url.origin).toBe('https://tongban.example')
    }),
  )
})
test('parameters without a value are left out', () => {
  expect(withQuery('/search', { q: '开饭店', page: undefined })).toBe('/search?q=%E5%BC%80%E9%A5%AD%E5%BA%97')
})
