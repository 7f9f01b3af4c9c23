import { expect, test } from 'vitest'
import { checkSearchWord } from './check-search-word.ts'

test('words are kept once and trimmed, as search tells them apart', () => {
  expect(
    checkSearchWord({ words: [' 开饭店 ', '我想开饭店', 'ＣＭＡ'], means: ['食品经营'], items: ['A', 'A'] }),
  ).toEqual({
    ok: true,
    value: { words: ['开饭店', 'CMA'], means: ['食品经营'], items: ['A'] },
  })
})

test.each([
  [{ words: ['开饭店'], means: [], items: [] }, 'catalogue.word-means-nothing'],
  [{ words: ['开饭店'], means: ['开饭店'], items: [] }, 'catalogue.word-means-nothing'],
  [{ words: ['！'], means: ['食品经营'], items: [] }, 'catalogue.word-empty'],
  [{ words: ['13955101234'], means: ['食品经营'], items: [] }, 'catalogue.word-personal'],
  [{ words: ['开饭店'], means: ['a@example.com'], items: [] }, 'catalogue.word-personal'],
])('%o is refused: %s', (written, code) => {
  expect(checkSearchWord(written)).toMatchObject({ ok: false, error: { code } })
})
