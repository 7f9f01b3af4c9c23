import { recordChoice as op } from '@tongban/contracts/catalogue/search-words'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import { route } from '#platform/http'
import { chosenWords } from '../../core/missed-words.ts'
import { nearestTo } from '../../core/nearest.ts'
import { searchWords } from '../../core/search-words.ts'
import type { Memory } from '../../store/catalogue-memory.ts'
import { findItemOfCode } from '../../store/search-count-store.ts'
import { segment } from '../../store/segmenter.ts'
import type { WordDeps } from './word-deps.ts'

/** Only what these words find, or was shown as the nearest, can have been chosen for them: nothing else is counted. */
export const recordChoice = (app: FastifyInstance, { db, kept }: WordDeps) =>
  route(
    app,
    op,
    async ({ body, request }) => {
      const words = chosenWords(body.words)
      if (words === undefined) return {}
      const [memory, itemId] = await Promise.all([
        kept.current(),
        db.read(anonymous, (tx) => findItemOfCode(tx, body.code)),
      ])
      if (itemId && isShown(memory, body.words, itemId)) kept.chosen({ visitor: request.ip, words, itemId })
      return {}
    },
    { keyless: true },
  )

function isShown({ index }: Memory, question: string, itemId: string): boolean {
  const { hits, near } = searchWords(index, question, segment)
  if (hits.length > 0) return hits.some((hit) => hit.itemId === itemId)
  const entry = index.numbers.get(itemId)
  return entry !== undefined && nearestTo(index, { question, near, segment }, (one) => one === entry) !== undefined
}
