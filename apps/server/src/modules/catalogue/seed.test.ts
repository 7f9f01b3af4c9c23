import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseItemCode } from '@tongban/codes/item-code'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { anonymous, system } from '#platform/actor'
import { movableClock } from '#platform/clock'
import { type Database, openDatabase } from '#platform/db'
import { testDatabase } from '#testing/database'
import { rowsAsOwner } from '#testing/owner'
import { dataDir, testRegions } from '#testing/template'
import { catalogueVersion, findImplementation, getRevisionContent, seedCatalogue } from './index.ts'
import { CatalogueMemory } from './store/catalogue-memory.ts'

const when = { now: new Date('2026-05-06T01:00:00Z'), today: '2026-05-06', keep: testRegions }

async function seed(url: string, folder: string, how: Parameters<typeof seedCatalogue>[2] = when) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await seedCatalogue(client, folder, how)
  } finally {
    await client.end()
  }
}

/** A copy of `data/` in which one item is changed. */
function changedData(change: (content: ItemContent) => unknown): { folder: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-data-'))
  cpSync(dataDir, folder, { recursive: true })
  const path = join(folder, 'items/AUTH-020.json')
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as ItemContent)))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}

async function withDatabase(run: (db: Database, url: string) => Promise<void>): Promise<void> {
  await using database = await testDatabase()
  const db = openDatabase(database.url, { size: 2 })
  try {
    await run(db, database.url)
  } finally {
    await db.end()
  }
}

const rows = <R>(db: Database, query: ReturnType<typeof sql<R>>): Promise<R[]> =>
  db.read(system('test'), (tx) => tx.rows(query))
const aCode = sql<{ code: string; revisionId: string }>`
  select code, revision_id as "revisionId" from catalogue.implementation where item_id = 'AUTH-020' order by code limit 1`

test('all items are published and exercised by every office of their level and department', () =>
  withDatabase(async (db, url) => {
    expect(await seed(url, dataDir)).toEqual({ published: 0, unchanged: 110, implementations: 0, refused: [] })
    const [compared] = await rows(
      db,
      sql<{ missing: number; needless: number }>`
        with wanted as (
          select d.id as item_id, o.id as office_id from catalogue.directory_item d
            join catalogue.revision r on r.id = d.revision_id
            join identity.office o on r.content -> 'levels' ? o.level
              and (r.content ->> 'departmentKey' = any(o.department_keys) or '*' = any(o.department_keys)))
        select (select count(*) from (select * from wanted except select item_id, office_id from catalogue.implementation) m) as missing,
          (select count(*) from (select item_id, office_id from catalogue.implementation except select * from wanted) n) as needless`,
    )
    expect(compared).toEqual({ missing: 0, needless: 0 })
  }))

test('every implementation code is one of the standard', () =>
  withDatabase(async (db) => {
    const codes = await rows(db, sql<{ code: string; level: string }>`select code, level from catalogue.implementation`)
    const digits: Record<string, string> = { province: '2', city: '3', county: '4', township: '5', village: '6' }
    expect(codes.length).toBeGreaterThan(200)
    for (const { code, level } of codes)
      expect(parseItemCode(code)).toMatchObject({ scheme: 'implementation-31', level: digits[level] })
  }))

test('an item whose data changed gets its next revision; the one before stays as it was', () =>
  withDatabase(async (db, url) => {
    const [before] = await rows(db, aCode)
    using data = changedData((content) => ({ ...content, promisedDays: 9 }))
    expect(await seed(url, data.folder)).toEqual({ published: 1, unchanged: 109, implementations: 0, refused: [] })
    const [after] = await rows(db, aCode)
    await db.read(anonymous, async (tx) => {
      const found = await findImplementation(tx, after?.code ?? '')
      expect(found).toMatchObject({ revisionNumber: 2, content: { promisedDays: 9 }, level: 'county' })
      expect(found?.revisionId).not.toBe(before?.revisionId)
      const old = await getRevisionContent(tx, before?.revisionId ?? '')
      expect(old.promisedDays).not.toBe(9)
    })
  }))

test('an item that may not be published is refused by name, and the one before stays', () =>
  withDatabase(async (db, url) => {
    const [before] = await rows(db, aCode)
    using data = changedData((content) => ({ ...content, legalBasis: [] }))
    const { published, refused } = await seed(url, data.folder)
    expect(published).toBe(0)
    expect(refused).toEqual([
      { itemId: 'AUTH-020', problems: [expect.objectContaining({ code: 'catalogue.basis-missing' })] },
    ])
    expect(await rows(db, aCode)).toEqual([before])
  }))

test('a process that runs hears of a publication by another within two seconds', () =>
  withDatabase(async (db, url) => {
    const kept = new CatalogueMemory(db, movableClock('2026-05-06T01:00:00Z'), Buffer.alloc(32), 50)
    try {
      const before = await kept.current()
      expect(before.cards.get('AUTH-020')?.promisedDays).not.toBe(9)
      const version = catalogueVersion(db)
      using data = changedData((content) => ({ ...content, promisedDays: 9, everydayWords: ['开火星饭店'] }))
      await seed(url, data.folder)
      await expect.poll(() => catalogueVersion(db), { timeout: 2000 }).toBe(version + 1)
      const after = await kept.current()
      expect(after.cards.get('AUTH-020')?.promisedDays).toBe(9)
      expect(after.index.entries[after.index.numbers.get('AUTH-020') ?? -1]?.phrases).toContain('开火星饭店')
    } finally {
      await kept.close()
    }
  }))

test('nobody but the owner changes what was published', () =>
  withDatabase(async (db) => {
    const [rights] = await rows(
      db,
      sql<Record<string, boolean>>`select
        has_table_privilege('tongban_app', 'catalogue.revision', 'select') as reads,
        has_table_privilege('tongban_app', 'catalogue.revision', 'insert') as publishes,
        has_table_privilege('tongban_app', 'catalogue.revision', 'update, delete, truncate') as rewrites,
        has_table_privilege('tongban_app', 'catalogue.legal_article', 'update, delete') as law,
        has_table_privilege('tongban_app', 'catalogue.implementation', 'delete') as drops,
        has_table_privilege('tongban_reader', 'catalogue.revision', 'insert, update, delete') as "readerWrites"`,
    )
    expect(rights).toEqual({
      reads: true,
      publishes: true,
      rewrites: false,
      law: false,
      drops: false,
      readerWrites: false,
    })
  }))

test('a whole province is loaded without its indexes and has them and its constraints again afterwards', () =>
  withDatabase(async (db, url) => {
    const shape = sql<{ what: string }>`
      select indexdef as what from pg_indexes where schemaname = 'catalogue' and tablename = 'implementation'
      union all select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint
        where 'catalogue.implementation'::regclass in (conrelid, confrelid) order by 1`
    const before = await rows(db, shape)
    await rowsAsOwner(url, 'delete from catalogue.implementation')
    const seeded = await seed(url, dataDir, { now: when.now, today: when.today })
    expect(seeded.implementations).toBeGreaterThan(200)
    expect(await rows(db, shape)).toEqual(before)
  }))
