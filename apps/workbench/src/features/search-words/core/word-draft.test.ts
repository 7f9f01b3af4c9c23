import { expect, test } from 'vitest'
import { draftOf, emptyDraft, isWhole, wordsIn, writtenOf } from './word-draft.ts'

const item = { itemId: 'AUTH-020', name: '食品经营许可（新办）', nameEn: 'Food business permit' }

test('words stand apart by lines, commas of both scripts and semicolons, each once', () => {
  expect(wordsIn(' 开饭店、开餐馆，开 小吃店\n开饭店;；, open a shop')).toEqual([
    '开饭店',
    '开餐馆',
    '开 小吃店',
    'open a shop',
  ])
  expect(wordsIn(' 、\n')).toEqual([])
})

test('what is sent is what was read when nothing is written', () => {
  const entry = { words: ['开饭店', '开餐馆'], means: ['食品经营'], items: [item], note: '' }
  const read = { ...entry, id: 'x', version: 1, removed: false, savedAt: '', savedBy: null }
  expect(writtenOf(draftOf(read))).toEqual({ ...entry, items: ['AUTH-020'] })
})

test.each([
  [{ words: '开饭店' }, false],
  [{ means: '食品经营' }, false],
  [{ words: '开饭店', means: '食品经营' }, true],
  [{ words: '开饭店', items: [item] }, true],
])('%o can be saved: %s', (more, whole) => {
  expect(isWhole({ ...emptyDraft, ...more })).toBe(whole)
})
