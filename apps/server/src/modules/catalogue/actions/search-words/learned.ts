import * as ops from '@tongban/contracts/catalogue/search-words'
import type { FastifyInstance } from 'fastify'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { isLearned, learning, shareOf } from '../../core/learned-words.ts'
import { saidAs } from '../../core/said-words.ts'
import { problems } from '../../problems.ts'
import { type CountedRow, listCounted, setForbidden } from '../../store/search-count-store.ts'
import { bumpWords, listKnownItems, listSaid } from '../../store/search-word-store.ts'
import { nameIn, type WordDeps } from './word-deps.ts'

const pageSize = 50

export const listLearnedWords = (app: FastifyInstance, { db, clock, kept }: WordDeps) =>
  route(app, ops.listLearnedWords, async ({ actor, query }) => {
    const memory = await kept.current()
    const [, choices, itemId, words] = /^(\d{1,9}) (\S+) (.+)$/.exec(query.after ?? '') ?? []
    const after = choices && itemId && words ? { choices: Number(choices), itemId, words } : undefined
    const [rows, entries] = await db.read(actor, (tx) =>
      Promise.all([listCounted(tx, clock.today(), after, pageSize + 1), listSaid(tx)]),
    )
    const accepted = new Set(
      entries.flatMap(({ words: said, items }) =>
        said.flatMap((word) => items.map((item) => `${saidAs(word)} ${item}`)),
      ),
    )
    const stateOf = (row: CountedRow): ops.LearnedState => {
      if (accepted.has(`${row.words} ${row.itemId}`)) return 'accepted'
      if (row.forbidden) return 'forbidden'
      return isLearned(row) ? 'lifted' : 'counting'
    }
    const shown = rows.slice(0, pageSize)
    const last = rows.length > pageSize ? shown.at(-1) : undefined
    return {
      rows: shown.map((row) => ({
        words: row.words,
        item: nameIn(memory, row.itemId),
        choices: row.choices,
        share: shareOf(row),
        state: stateOf(row),
      })),
      next: last ? `${last.choices} ${last.itemId} ${last.words}` : null,
      rule: { ...learning },
    }
  })

export const forbidLearnedWord = (app: FastifyInstance, deps: WordDeps) =>
  route(app, ops.forbidLearnedWord, (call) =>
    inTransaction(deps, call, async (tx) => {
      const known = await listKnownItems(tx, [call.body.itemId])
      if (known.size === 0) fail(problems['catalogue.item-not-found']())
      await setForbidden(tx, call.body, deps.clock.now(), `${call.actor.officeName} ${call.actor.name}`)
      await bumpWords(tx)
      tx.audit(call.body.forbidden ? 'learned-word-forbidden' : 'learned-word-allowed', null, call.body)
      tx.afterCommit(() => deps.kept.wordsChanged())
      return {}
    }),
  )
