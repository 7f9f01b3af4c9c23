import type { MergeConflict } from '@tongban/contracts/catalogue/library'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anonymous } from '#platform/actor'
import type { Database } from '#platform/db'
import { foodItem } from '#testing/cases'
import { type LibraryServer, testLibrary } from '#testing/library'
import { findImplementation } from '../store/item-store.ts'
import { propagate } from './propagate.ts'

let s: LibraryServer
let code: string
beforeEach(async () => {
  s = await testLibrary()
  code = await s.code(foodItem)
})
afterEach(() => s[Symbol.asyncDispose]())

const shorter = { promisedDays: 4, stageDays: { 3: 2 } }
const row = async () => {
  const [found] = await s.rows<{ state: string; revision: string; base: string }>(
    `select i.state, i.revision_id as revision, coalesce(r.base_id, r.id) as base
     from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id where i.code = $1`,
    [code],
  )
  return found
}
const merges = () =>
  s.rows<{ version: number; open: boolean; revision: string; conflicts: MergeConflict[] }>(
    `select version, decided_at is null as open, revision_id as revision, conflicts from catalogue.merge where code = $1 order by opened_at, id`,
    [code],
  )
const progress = () =>
  s.rows<{ total: number; done: number; merging: number; over: boolean }>(
    `select total, done, to_merge as merging, finished_at is not null as over from catalogue.propagation order by started_at, id`,
  )

/** More offices that implement the item. */
const addOffices = (count: number) =>
  s.rows(
    `with made as (
       insert into identity.office (id, credit_code, kind, name, level, region_code, region_name, department_keys, address, hours, consult_phone, complaint_phone)
       select gen_random_uuid(), '9' || lpad(n::text, 17, '0'), 'test-' || n, '测试单位' || n, 'county', o.region_code, o.region_name, '{test}', 'x', 'x', '1', '2'
       from generate_series(1, $1::int) n, (select * from identity.office where level = 'county' limit 1) o returning *
     )
     insert into catalogue.implementation (code, item_id, revision_id, office_id, region_code, level)
     select m.credit_code || '4' || d.base_code, d.id, d.revision_id, m.id, m.region_code, 'county' from made m, catalogue.directory_item d where d.id = $2`,
    [count, foodItem],
  )
/** A database whose process is killed in the transaction of this number. */
function killedAt(turn: number): Database {
  let turns = 0
  return {
    ...s.db,
    transaction: (actor, run, options) =>
      s.db.transaction(
        actor,
        async (tx) => {
          const value = await run(tx)
          if (++turns === turn) throw new Error('killed')
          return value
        },
        options,
      ),
  }
}

test('a job that is killed twice misses none of 3,000 offices and does none twice', async () => {
  await addOffices(3000)
  // One in a hundred differs, so that each batch has both kinds.
  const content = (await s.directory()).content
  await s.rows(
    `with made as (
       insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at, code, base_id, local)
       select gen_random_uuid(), item_id, 1, $1::jsonb, '{}', '2026-03-02', now(), code, revision_id, '{"note":"周六办公"}'
       from catalogue.implementation where item_id = $2 and code ~ '00.4\\d{12}$' returning id, code
     ) update catalogue.implementation i set revision_id = m.id, differs = '{note}' from made m where m.code = i.code`,
    [JSON.stringify(content), foodItem],
  )
  const [offices] = await s.rows<{ n: number }>(
    `select count(*)::int as n from catalogue.implementation where item_id = $1`,
    [foodItem],
  )
  const revisionId = await s.publish(() => ({ summary: '开饭店先办证' }))
  // The first transaction begins it; the third is the second batch, rolled back with what it did.
  await expect(propagate({ ...s.deps, db: killedAt(3) }, { itemId: foodItem, revisionId }, 700)).rejects.toThrow(
    'killed',
  )
  expect(await progress()).toMatchObject([{ total: offices?.n, done: 700, over: false }])
  await expect(propagate({ ...s.deps, db: killedAt(4) }, { itemId: foodItem, revisionId }, 700)).rejects.toThrow(
    'killed',
  )
  expect(await progress()).toMatchObject([{ done: 2100, over: false }])
  await propagate(s.deps, { itemId: foodItem, revisionId }, 700)
  expect(await progress()).toEqual([{ total: offices?.n, done: offices?.n, merging: 0, over: true }])
  const [after] = await s.rows(
    `select count(*) filter (where coalesce(r.base_id, r.id) <> $1)::int as behind, count(*) filter (where r.number <> 2)::int as twice,
       count(*) filter (where r.content ->> 'summary' <> '开饭店先办证')::int as old, count(*) filter (where r.code is not null)::int as differing
     from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id where i.item_id = $2`,
    [revisionId, foodItem],
  )
  expect(after).toMatchObject({ behind: 0, twice: 0, old: 0 })
  expect((after as { differing: number }).differing).toBeGreaterThan(20)
  const [others] = await s.rows(
    `select count(*)::int as n from catalogue.implementation i join catalogue.directory_item d on d.id = i.item_id where i.item_id <> $1 and i.revision_id <> d.revision_id`,
    [foodItem],
  )
  expect(others).toEqual({ n: 0 })
})

test('the event of a publication brings every office along, once', async () => {
  const itemId = foodItem
  const revisionId = await s.publish(() => ({ summary: '开饭店先办证' }))
  for (let i = 0; i < 2; i++)
    await s.rows(`insert into platform.outbox (type, payload) values ('directory-published', $1)`, [
      JSON.stringify({ itemId, revisionId }),
    ])
  await s.drain()
  expect(await row()).toMatchObject({ revision: revisionId })
  await expect.poll(async () => (await s.guide(code)).content.summary, { timeout: 5000 }).toBe('开饭店先办证')
  expect((await progress()).map(({ over }) => over)).not.toContain(false)
})

test('an office that changed something else comes along by itself, on a revision of its own', async () => {
  await s.decide(code, 'change', { local: { ...shorter, note: '周六办公' } })
  const revisionId = await s.change(() => ({ summary: '开饭店先办证' }))
  expect(await row()).toMatchObject({ state: 'published', base: revisionId })
  expect(await s.item(code)).toMatchObject({
    revision: 2,
    merge: null,
    local: { ...shorter, note: '周六办公' },
    content: { summary: '开饭店先办证', promisedDays: 4 },
  })
})

const faster = (promisedDays: number, examination: number) => (content: { flow: { days: number }[] }) =>
  ({
    promisedDays,
    flow: content.flow.map((stage, i) => (i === 2 ? { ...stage, days: examination } : stage)),
  }) as never

test('an office that changed the same element is asked, and its guide stays as it was', async () => {
  await s.decide(code, 'change', { local: shorter })
  const before = await row()
  const revisionId = await s.change(faster(6, 4))
  expect(await row()).toEqual({ ...before, state: 'to-merge' })
  expect(await merges()).toMatchObject([
    {
      version: 1,
      open: true,
      revision: revisionId,
      conflicts: [
        { element: 'promisedDays', base: '7', directory: '6', office: '4' },
        { element: 'stageDays', officeRefused: null },
      ],
    },
  ])
  expect((await s.guide(code)).content.promisedDays).toBe(4)
  // Run again it asks nothing new.
  await propagate(s.deps, { itemId: foodItem, revisionId })
  expect(await merges()).toMatchObject([{ version: 1 }])
})

test('a second change of the directory asks anew over the later one, and takes back what no longer meets', async () => {
  await s.decide(code, 'change', { local: shorter })
  await s.change(faster(6, 4))
  const second = await s.change(faster(5, 3))
  expect(await merges()).toMatchObject([{ version: 2, open: true, revision: second }])
  const third = await s.change(faster(7, 5))
  expect(await merges()).toMatchObject([{ open: false }])
  expect(await row()).toMatchObject({ state: 'published', base: third })
  expect(await s.item(code)).toMatchObject({ local: shorter, content: { promisedDays: 4 } })
})

test('of two revisions in a row the later one takes over where the earlier stands', async () => {
  await addOffices(50)
  const first = await s.publish(() => ({ summary: '一' }))
  await expect(propagate({ ...s.deps, db: killedAt(3) }, { itemId: foodItem, revisionId: first }, 10)).rejects.toThrow(
    'killed',
  )
  const second = await s.publish(() => ({ summary: '二' }))
  await propagate(s.deps, { itemId: foodItem, revisionId: second }, 10)
  // The earlier job is tried again after its kill, and has nothing left to do.
  await propagate(s.deps, { itemId: foodItem, revisionId: first }, 10)
  const [found] = await s.rows(
    `select count(*)::int as behind from catalogue.implementation where item_id = $1 and revision_id <> $2`,
    [foodItem, second],
  )
  expect(found).toEqual({ behind: 0 })
  expect((await progress()).map(({ over }) => over)).toEqual([true, true])
})

test('a suspended item comes along and stays suspended; with a question it is asked when it is resumed', async () => {
  await s.decide(code, 'change', { local: shorter })
  await s.decide(code, 'suspend')
  await s.change(faster(6, 4))
  expect(await row()).toMatchObject({ state: 'suspended' })
  await s.decide(code, 'resume')
  expect(await row()).toMatchObject({ state: 'to-merge' })
})

test('a cancelled item stays where it was, and takes the directory of today when it is taken up again', async () => {
  const before = await row()
  await s.decide(code, 'cancel')
  const revisionId = await s.change(() => ({ summary: '开饭店先办证' }))
  expect(await row()).toEqual({ ...before, state: 'cancelled' })
  await s.decide(code, 'take-up')
  expect(await row()).toMatchObject({ state: 'published', revision: revisionId })
})

test('while a batch is written everybody reads the guide', async () => {
  const revisionId = await s.publish(() => ({ summary: '开饭店先办证' }))
  let read = 0
  const slow: Database = {
    ...s.db,
    transaction: (actor, run, options) =>
      s.db.transaction(
        actor,
        async (tx) => {
          const value = await run(tx)
          if (await s.db.read(anonymous, (reader) => findImplementation(reader, code))) read++
          return value
        },
        options,
      ),
  }
  await propagate({ ...s.deps, db: slow }, { itemId: foodItem, revisionId }, 1)
  expect(read).toBeGreaterThan(1)
})
