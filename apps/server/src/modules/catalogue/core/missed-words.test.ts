import { expect, test } from 'vitest'
import { missedWords } from './missed-words.ts'

test.each([
  ['火星移民！', '火星移民'],
  ['340102198001011234', undefined],
  ['查 3401 0219 的办件', undefined],
  ['a@example.com', undefined],
  ['我家住在某某路某某号某某小区某某栋某某单元某某室', undefined],
  ['？', undefined],
])('of “%s” is written down: %s', (question, words) => {
  expect(missedWords(question)).toBe(words)
})
