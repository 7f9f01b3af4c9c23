import type { FastifyInstance } from 'fastify'
import * as entries from './entries.ts'
import { forbidLearnedWord, listLearnedWords } from './learned.ts'
import { listMissedWords, setMissedWordDone } from './missed.ts'
import { recordChoice } from './record-choice.ts'
import { trySearchWord } from './try-search-word.ts'
import type { WordDeps } from './word-deps.ts'

const actions = [
  entries.listSearchWords,
  entries.getSearchWord,
  entries.addSearchWord,
  entries.saveSearchWord,
  entries.removeSearchWord,
  trySearchWord,
  listMissedWords,
  setMissedWordDone,
  listLearnedWords,
  forbidLearnedWord,
  recordChoice,
]

/** The words of search: what editors keep, what found nothing, what people chose. */
export function searchWordRoutes(app: FastifyInstance, deps: WordDeps): void {
  for (const action of actions) action(app, deps)
}
