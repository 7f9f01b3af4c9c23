import { saidAs } from './said-words.ts'
import type { Segment } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'
import { searchWords } from './search-words.ts'
import { hasInOrder, kernel, squeeze } from './words.ts'

/** An everyday question with the items it means. */
type Question = { question: string; items: readonly string[] }
export type Pushed = { question: string; itemId: string; before: number; after: number | null }

/** Words may stand in a question with so many characters between them. */
const between = 3
/** Who looks reads so many. */
const read = 5

/** Questions that hold one of the words and would find what they mean later than now, or no more. */
export function pushedQuestions(
  before: SearchIndex,
  after: SearchIndex,
  { words, questions, segment }: { words: readonly string[]; questions: readonly Question[]; segment: Segment },
): Pushed[] {
  const said = words.map(saidAs).filter((word) => word !== '')
  return questions.flatMap(({ question, items }) => {
    const asked = squeeze(kernel(question))
    if (!said.some((word) => hasInOrder(asked, word, between))) return []
    const rankIn = (index: SearchIndex) => {
      const { hits } = searchWords(index, question, segment)
      return { rank: hits.findIndex(({ itemId }) => items.includes(itemId)) + 1, hits }
    }
    const then = rankIn(before)
    const now = rankIn(after).rank
    if (then.rank === 0 || then.rank > read || (now > 0 && now <= then.rank)) return []
    return [
      { question, itemId: then.hits[then.rank - 1]?.itemId ?? '', before: then.rank, after: now > 0 ? now : null },
    ]
  })
}
