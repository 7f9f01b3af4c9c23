// What is counted, checked and exported by division follows a change of divisions.
import { buffer } from 'node:stream/consumers'
import { getLibraryFigures } from '@tongban/contracts/catalogue/figures'
import { getLintReport } from '@tongban/contracts/catalogue/lint'
import type { RegionChange } from '@tongban/contracts/reference/region-change'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countLibrary, exportTo, lintByOperator } from '#modules/catalogue'
import { enterChange } from '#modules/reference'
import { system } from '#platform/actor'
import { type CasesServer, testCases, yaohai } from '#testing/cases'

const feixi = '340123000000'
const change: RegionChange = {
  ...{ document: '皖民地〔2026〕8号', reason: '优化行政区划设置', effectiveOn: '2026-03-01' },
  acts: [{ act: 'merge', codes: [feixi], into: yaohai }],
}
let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

/** Items in force at a division and whatever lies below it now, by a plain walk over the divisions. */
const itemsBelow = async (region: string) => {
  const [row] = await s.rows<{ n: number; codes: string[] }>(
    `with recursive below as (select $1::text as code union select r.code from below b join reference.region r on r.parent = b.code)
     select count(*)::int as n, array_agg(i.code order by i.code) as codes from catalogue.implementation i
     where i.state in ('published', 'to-merge') and i.region_code in (select code from below)`,
    [region],
  )
  return { n: row?.n ?? 0, codes: row?.codes ?? [] }
}

test('figures and their history count what lay in the ended county at the successor', async () => {
  const city = '340100000000'
  await countLibrary(s.deps)
  const [was] = await s.rows<{ both: number }>(
    `select sum(implementing)::int as both from catalogue.figure_day where region_code = any($1)`,
    [[feixi, yaohai]],
  )
  const made = await enterChange(s.db, change, { clock: s.deps.clock, byName: 'test' })
  expect(made.ok).toBe(true)
  await s.drain()
  s.deps.clock.set('2026-03-03T01:00:00Z')
  expect(await countLibrary(s.deps)).toBe(true)
  const ask = (region: string) => s.say(undefined)(getLibraryFigures, { query: { region } })
  await expect.poll(async () => (await ask(feixi)).region.code, { timeout: 5000 }).toBe(yaohai)
  const [now, above] = [await ask(feixi), await ask(city)]
  const all = await itemsBelow(yaohai)
  const [came] = await s.rows<{ n: number }>(
    `select count(*)::int as n from catalogue.implementation where state = 'published' and region_code like '340123%'`,
  )
  expect(came?.n).toBeGreaterThan(0)
  expect(now.region.code).toBe(yaohai)
  expect(now.figures?.implementing).toBe(all.n)
  expect(now.history.map(({ figures }) => figures.implementing)).toEqual([was?.both, all.n])
  const sum = [...now.below, ...now.offices].reduce((n, { figures }) => n + figures.implementing, 0)
  expect(sum).toBe(all.n)
  expect(above.below.map(({ code }) => code)).not.toContain(feixi)
  expect(above.below.find(({ code }) => code === yaohai)?.figures.implementing).toBe(all.n)
})

test('the health report and the export of the successor hold what came with the ended county', async () => {
  const all = await itemsBelow(yaohai)
  const token = await s.officerWith(['library.read'])
  const whole = await lintByOperator(s.db, { region: feixi }, () => {})
  expect(whole?.items).toBe(all.n)
  await s.rows(`insert into catalogue.lint_run (id, started_at) values ('00000000-0000-4000-8000-000000000001', now())`)
  await s.db.transaction(system('test'), async (tx) => {
    tx.emit('lint-started', { runId: '00000000-0000-4000-8000-000000000001' })
  })
  await s.drain()
  const report = await s.say(token)(getLintReport, { query: { region: feixi } })
  expect(report.region).toBe(feixi)
  const made = await exportTo(s.db, { kind: 'implementing', format: 'csv', region: feixi })
  if (!made.ok) throw new Error(made.error.detailEn)
  const lines = (await buffer(made.value)).toString().split('\n')
  const codes = lines.flatMap((line) => /[0-9A-Z]{31}/.exec(line)?.[0] ?? [])
  expect(codes).toEqual(expect.arrayContaining(all.codes))
})
