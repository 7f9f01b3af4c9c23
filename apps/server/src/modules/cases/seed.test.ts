import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Implementation } from '#modules/catalogue'
import { loadCalendar } from '#modules/reference'
import { system } from '#platform/actor'
import { openDatabase } from '#platform/db'
import { newId } from '#platform/ids'
import { testDatabase } from '#testing/database'
import { generateCases, verifyLog } from './index.ts'

const implementation = (code: string): Implementation => ({
  code,
  itemId: 'T-1',
  revisionId: newId(),
  revisionNumber: 1,
  officeId: newId(),
  officeName: '试验局',
  level: 'county',
  regionCode: '340123000000',
  regionName: '肥西县',
  inForce: true,
  content: { name: '试验事项', nameEn: 'Trial item', audience: ['natural'], promisedDays: 5 } as unknown as ItemContent,
})

test('generated cases have an unbroken chain, wait in a queue and say that they are generated', async () => {
  await using database = await testDatabase()
  const db = openDatabase(database.url, { size: 3 })
  try {
    const calendar = await db.read(system('test'), loadCalendar)
    const items = [implementation('11340123000000001X4000000000001')]
    const elsewhere = { items: [implementation('11340123000000002X4000000000002')], share: 0.2 }
    const told: number[] = []
    await generateCases(db, { cases: 5000, items, calendar, now: new Date('2025-11-20T02:00:00Z') }, (n) =>
      told.push(n),
    )
    await generateCases(db, { cases: 100, items, elsewhere, calendar, now: new Date('2025-11-20T02:00:00Z') })
    expect(told.at(-1)).toBe(5000)
    expect(await verifyLog(db)).toMatchObject({ cases: 5100, events: 5100, breaks: [], dayBreaks: [], found: 0 })
    const [row] = await db.read(system('test'), (tx) =>
      tx.rows(sql`select count(*) as waiting, count(distinct c.case_no) as numbers, count(distinct c.office_id) as offices,
          bool_and(c.applicant_name like '生成%' and c.case_no ~ 'G\\d{9}$' and (e.data->>'generated')::boolean and e.actor = 'system:generate') as marked,
          bool_and(w.due = c.due and c.due = (c.clock->>'due')::date) as agreed
        from cases.case c join cases.event e on e.case_id = c.id join cases.work_item w on w.case_id = c.id where w.queue = 'intake'`),
    )
    expect(row).toEqual({ waiting: 5100, numbers: 5100, offices: 2, marked: true, agreed: true })
  } finally {
    await db.end()
  }
})

test('a page of a long queue is read in the order of its index, never sorted', async () => {
  await using database = await testDatabase()
  const db = openDatabase(database.url, { size: 3 })
  const client = new pg.Client(database.url)
  await client.connect()
  try {
    const calendar = await db.read(system('test'), loadCalendar)
    const item = implementation('11340123000000001X4000000000001')
    await generateCases(db, { cases: 12_000, items: [item], calendar, now: new Date('2025-11-20T02:00:00Z') })
    await client.query('analyze cases.work_item')
    await client.query(`set role tongban_app`)
    await client.query(`select set_config('tongban.kind', 'officer', false), set_config('tongban.office', $1, false)`, [
      item.officeId,
    ])
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      await client.query(`set plan_cache_mode = ${mode}`)
      await client.query(`prepare page_${mode} (uuid, text, date, uuid, bigint) as select case_id, case_no, status, due from cases.work_item
        where office_id = $1 and queue = $2 and (due, case_id) > ($3, $4) order by due, case_id limit $5`)
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain execute page_${mode} ('${item.officeId}', 'intake', '2025-11-10', '${newId()}', 51)`,
      )
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toContain('Index Scan using work_item_queue')
      expect(plan).not.toContain('Sort')
    }
  } finally {
    await client.end()
    await db.end()
  }
})
