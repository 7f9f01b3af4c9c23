import { expect, test } from 'vitest'
import { chosenWords, missedWords } from './missed-words.ts'

test.each([
  ['火星移民！', '火星移民'],
  ['340102198001011234', undefined],
  ['查 3401 0219 的办件', undefined],
  ['３４０１０２１９８００１０１１２３Ｘ', undefined],
  ['电话一三九五五一零一二三四', undefined],
  ['二十五万以下的工程', '二十五万以下的工程'],
  ['a@example.com', undefined],
  ['a＠example.com', undefined],
  ['我家住在某某路某某号某某小区某某栋某某单元某某室', undefined],
  ['？', undefined],
])('of “%s” is written down: %s', (question, words) => {
  expect(missedWords(question)).toBe(words)
})

test.each([
  ['我想开一家饭店', '开饭店'],
  ['开 饭店', '开饭店'],
  ['13955101234开店', undefined],
  ['！', undefined],
])('a choice for “%s” is counted under %s', (question, words) => {
  expect(chosenWords(question)).toBe(words)
})
