import * as ops from '@tongban/contracts/catalogue/search-words'
import type { FastifyInstance } from 'fastify'
import { inTransaction, route } from '#platform/http'
import { nearness } from '../../core/item-card.ts'
import { searchWords } from '../../core/search-words.ts'
import { listMissedRows, setMissedDone as setDone } from '../../store/search-count-store.ts'
import { segment } from '../../store/segmenter.ts'
import { nameIn, type WordDeps } from './word-deps.ts'

const pageSize = 50

export const listMissedWords = (app: FastifyInstance, { db, clock, kept }: WordDeps) =>
  route(app, ops.listMissedWords, async ({ actor, query }) => {
    const memory = await kept.current()
    const days = { 7: 7, 30: 30, 90: 90 }[query.days] as 7 | 30 | 90
    const [, searches, words] = /^(\d{1,9}) (.+)$/.exec(query.after ?? '') ?? []
    const after = searches && words ? { searches: Number(searches), words } : undefined
    const rows = await db.read(actor, (tx) =>
      listMissedRows(tx, { today: clock.today(), days, done: query.view === 'done', after, most: pageSize + 1 }),
    )
    const shown = rows.slice(0, pageSize)
    const last = rows.length > pageSize ? shown.at(-1) : undefined
    return {
      rows: shown.map(({ levels, nearest, doneAt, doneBy, ...row }) => {
        const [now] = searchWords(memory.index, row.words, segment).hits
        return {
          ...row,
          levels: (Object.entries(levels) as [keyof typeof nearness, number][])
            .map(([level, count]) => ({ level, searches: count }))
            .sort((a, b) => nearness[b.level] - nearness[a.level]),
          nearest: nearest ? nameIn(memory, nearest) : null,
          findsNow: now ? nameIn(memory, now.itemId) : null,
          done: doneAt && doneBy ? { at: doneAt.toISOString(), by: doneBy } : null,
        }
      }),
      next: last ? `${{ 7: last.days7, 30: last.days30, 90: last.days90 }[days]} ${last.words}` : null,
    }
  })

export const setMissedWordDone = (app: FastifyInstance, deps: WordDeps) =>
  route(app, ops.setMissedWordDone, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { words, done } = call.body
      await setDone(tx, words, done, deps.clock.now(), `${call.actor.officeName} ${call.actor.name}`)
      tx.audit(done ? 'missed-word-done' : 'missed-word-taken-up', null, { words })
      return {}
    }),
  )
