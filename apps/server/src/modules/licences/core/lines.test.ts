import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from './lines.ts'

/** Chinese characters are one wide, others half. */
const widthOf = (text: string) => Array.from(text).reduce((sum, c) => sum + (c.charCodeAt(0) < 0x7f ? 0.5 : 1), 0)
const set = (text: string, max: number, indent = 0) => breakLines(text, widthOf, max, indent).map((line) => line.text)

test('a line does not begin with a comma or a closing bracket', () => {
  expect(set('一二三四，五六', 4)).toEqual(['一二三', '四，五六'])
  expect(set('一二（三四）五', 5)).toEqual(['一二（三', '四）五'])
})

test('a line does not end with an opening bracket or quotation mark', () => {
  expect(set('一二三“四五六', 4)).toEqual(['一二三', '“四五六'])
})

test('the first line is shorter by the indent', () => {
  expect(set('一二三四五六七八', 4, 2)).toEqual(['一二', '三四五六', '七八'])
})

test('English words stay whole, and the space between lines goes', () => {
  expect(set('one two three', 4)).toEqual(['one two', 'three'])
})

test('an identifier that is longer than a line is broken', () => {
  expect(set('1.2.156.3005.2.1134', 5)).toEqual(['1.2.156.30', '05.2.1134'])
})

test('all lines but the last are stretched to the edge', () => {
  const lines = breakLines('一二三四，五六七', widthOf, 4)
  expect(lines.map((l) => l.width + l.stretch * (Array.from(l.text).length - 1))).toEqual([4, 4, 1])
})

test('nothing is lost or added but spaces, and no line is too wide', () => {
  const letters = fc.constantFrom(...Array.from('的一是在，。“”（）A1 .-'))
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 60 }), fc.integer({ min: 6, max: 20 }), (text, max) => {
      const lines = set(text, max)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(max)
    }),
  )
})
