import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasInOrder, isWithinOneEdit, kernel, normalise, squeeze } from './words.ts'

test('full-width letters, capitals and punctuation make no difference', () => {
  expect(normalise('　ＣＭＡ，资质！')).toBe('cma 资质')
  expect(squeeze('食品经营许可（新办）')).toBe('食品经营许可新办')
})

test.each([
  ['我想开一家饭店要办什么证', '开 饭店 办 证'],
  ['身份证丢了怎么办', '身份证丢'],
  ['怎么办', '怎么办'],
  ['营业执照', '营业执照'],
])('what is asked for in “%s” is “%s”', (question, left) => {
  expect(kernel(question)).toBe(left)
})

test('words that stand apart are still found in order', () => {
  expect(hasInOrder('我想开一家大饭店', '开饭店', 4)).toBe(true)
  expect(hasInOrder('饭店不开', '开饭店', 4)).toBe(false)
  expect(hasInOrder('开一二三四五饭店', '开饭店', 4)).toBe(false)
  expect(hasInOrder('开开一二三饭店', '开饭店', 4)).toBe(true)
})

function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const swap = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)
  return Math.min(swap, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1)
}

test('one edit is what trying every piece of the text would find', () => {
  const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength })
  fc.assert(
    fc.property(letters(6), letters(4), (text, part) => {
      const pieces = text.split('').flatMap((_, i) => text.split('').map((__, j) => text.slice(i, j + 1)))
      expect(isWithinOneEdit(text, part)).toBe(['', ...pieces].some((piece) => distance(piece, part) <= 1))
    }),
    { numRuns: 300 },
  )
})
