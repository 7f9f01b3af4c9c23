import { trySearchWord as op } from '@tongban/contracts/catalogue/search-words'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { arrangeWords, type SaidEntry, saidAs } from '../../core/said-words.ts'
import type { SearchIndex } from '../../core/search-index.ts'
import { searchWords } from '../../core/search-words.ts'
import { pushedQuestions } from '../../core/try-words.ts'
import { listQuestions, listWordEntries } from '../../store/search-word-store.ts'
import { segment } from '../../store/segmenter.ts'
import { regionPath } from '../region-path.ts'
import { nameIn, type WordDeps } from './word-deps.ts'

const top = 5

/** Both searches run over the index in memory, which only gets other words: a trial costs a search or two a word. */
export const trySearchWord = (app: FastifyInstance, { db, kept, regions }: WordDeps) =>
  route(
    app,
    op,
    async ({ actor, body }) => {
      const memory = await kept.current()
      const available = await memory.places.availableIn(regionPath(regions, body.region))
      const [entries, questions] = await db.read(actor, (tx) => Promise.all([listWordEntries(tx), listQuestions(tx)]))
      const others = entries.filter(({ id }) => id !== body.id)
      const written: SaidEntry = body
      const { learned } = memory.index.said
      const indexWith = (said: readonly SaidEntry[]): SearchIndex => ({
        ...memory.index,
        said: { ...arrangeWords(memory.index.numbers, said), learned },
      })
      const [before, after] = [indexWith(entries), indexWith([...others, written])]
      const first = (index: SearchIndex, word: string) =>
        searchWords(index, word, segment)
          .hits.filter(({ entry }) => available.of(entry))
          .slice(0, top)
          .map(({ itemId }) => nameIn(memory, itemId))
      const words = body.words.filter((word) => saidAs(word) !== '')
      const taken = words.flatMap((word) =>
        others
          .filter((other) => other.words.some((one) => saidAs(one) === saidAs(word)))
          .map(({ id, means, items }) => ({ word, id, means, items: items.map((item) => nameIn(memory, item)) })),
      )
      const known = entries.find(({ id }) => id === body.id)
      const pushed = pushedQuestions(before, after, { words: [...words, ...(known?.words ?? [])], questions, segment })
      return {
        words: words.map((word) => ({ word, before: first(before, word), after: first(after, word) })),
        taken,
        pushed: pushed.map(({ itemId, ...one }) => ({ ...one, item: nameIn(memory, itemId) })),
      }
    },
    { keyless: true },
  )
