import * as ops from '@tongban/contracts/catalogue/search-words'
import type { FastifyInstance } from 'fastify'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, unwrap } from '#platform/problems'
import { checkSearchWord } from '../../core/check-search-word.ts'
import type { SaidEntry } from '../../core/said-words.ts'
import { problems } from '../../problems.ts'
import type { Memory } from '../../store/catalogue-memory.ts'
import * as store from '../../store/search-word-store.ts'
import { nameIn, type WordDeps } from './word-deps.ts'

const pageSize = 50

const present = (memory: Memory, { items, savedAt, ...row }: store.WordRow): ops.SearchWord => ({
  ...row,
  items: items.map((id) => nameIn(memory, id)),
  savedAt: savedAt.toISOString(),
})

export const listSearchWords = (app: FastifyInstance, { db, kept }: WordDeps) =>
  route(app, ops.listSearchWords, async ({ actor, query }) => {
    const q = query.q?.trim() ?? ''
    const [, savedAt, id] = /^(\S{20,30}Z) ([0-9a-f-]{36})$/.exec(query.after ?? '') ?? []
    const after = savedAt && id ? { savedAt, id } : undefined
    const memory = await kept.current()
    return db.read(actor, async (tx) => {
      const [rows, total] = await Promise.all([store.listWordRows(tx, q, after, pageSize + 1), store.countWords(tx, q)])
      const shown = rows.slice(0, pageSize)
      const last = rows.length > pageSize ? shown.at(-1) : undefined
      return {
        rows: shown.map((row) => present(memory, row)),
        next: last ? `${last.savedAt.toISOString()} ${last.id}` : null,
        total,
      }
    })
  })

export const getSearchWord = (app: FastifyInstance, { db, kept }: WordDeps) =>
  route(app, ops.getSearchWord, async ({ actor, params }) => {
    const memory = await kept.current()
    return db.read(actor, async (tx) => {
      const [row, versions] = await Promise.all([store.findWord(tx, params.id), store.listWordVersions(tx, params.id)])
      return {
        entry: present(memory, row ?? fail(problems['catalogue.word-not-found']())),
        history: versions.map(({ savedAt, items, ...version }) => ({
          ...version,
          items: items.map((id) => nameIn(memory, id)),
          savedAt: savedAt.toISOString(),
        })),
      }
    })
  })

export const addSearchWord = (app: FastifyInstance, deps: WordDeps) =>
  route(app, ops.addSearchWord, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { note, ...written } = call.body
      return record(tx, deps, call.actor, {
        id: newId(),
        version: 1,
        removed: false,
        note,
        ...(await checked(tx, written)),
      })
    }),
  )

export const saveSearchWord = (app: FastifyInstance, deps: WordDeps) =>
  route(app, ops.saveSearchWord, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { version, note, ...written } = call.body
      const row = await take(tx, call.params.id, version)
      const next = { ...row, version: version + 1, removed: false, note, ...(await checked(tx, written)) }
      return record(tx, deps, call.actor, next)
    }),
  )

export const removeSearchWord = (app: FastifyInstance, deps: WordDeps) =>
  route(app, ops.removeSearchWord, (call) =>
    inTransaction(deps, call, async (tx) => {
      const row = await take(tx, call.params.id, call.body.version)
      return record(tx, deps, call.actor, { ...row, version: row.version + 1, removed: true })
    }),
  )

async function take(tx: Tx, id: string, version: number): Promise<store.WordRow> {
  const row = (await store.lockWord(tx, id)) ?? fail(problems['catalogue.word-not-found']())
  if (row.version !== version) fail(problems['catalogue.stale-version']({ current: row.version }))
  return row
}

async function checked(tx: Tx, written: SaidEntry) {
  const { words, means, items } = unwrap(checkSearchWord(written))
  const known = await store.listKnownItems(tx, items)
  if (items.some((id) => !known.has(id))) fail(problems['catalogue.item-not-found']())
  return { words, means: [...means], items: [...items] }
}

async function record(
  tx: Tx,
  { clock, kept }: WordDeps,
  actor: OfficerActor,
  row: Omit<store.WordRow, 'savedAt' | 'savedBy'>,
): Promise<ops.SearchWord> {
  const saved = { ...row, savedAt: clock.now(), savedBy: `${actor.officeName} ${actor.name}` }
  await store.recordWord(tx, saved)
  tx.audit(saved.removed ? 'search-word-removed' : 'search-word-saved', saved.id, { version: saved.version })
  // This process knows at once, the others within a second.
  tx.afterCommit(() => kept.wordsChanged())
  return present(await kept.current(), saved)
}
