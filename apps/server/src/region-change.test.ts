// Divisions change while cases run: nothing is lost, whatever is in the middle of being done.

import {
  correctCase,
  getMyCase,
  getReceipt,
  saveApplication,
  startApplication,
  submitApplication,
} from '@tongban/contracts/cases/apply'
import {
  acceptCase,
  askCorrection,
  countQueues,
  decideCase,
  examineCase,
  getCase,
  listQueue,
} from '@tongban/contracts/cases/office-work'
import { findItemInRegion, getGuide } from '@tongban/contracts/catalogue/browse'
import { getOffice, getRegionSite } from '@tongban/contracts/catalogue/sites'
import { getMe } from '@tongban/contracts/identity/account'
import type { RegionChange } from '@tongban/contracts/reference/region-change'
import { getRegion, listRegions } from '@tongban/contracts/reference/regions'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '#modules/cases'
import { findImplementation, importByOperator, seedCatalogue } from '#modules/catalogue'
import { seedOffices } from '#modules/identity'
import { seedReference } from '#modules/reference'
import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import { type CasesServer, foodItem, nameItem, testCases, yaohai } from '#testing/cases'
import { dataDir, testRegions } from '#testing/template'
import { recordLocalRevisions } from './modules/catalogue/store/implementing-store.ts'
import { carryOut, lookAhead } from './region-change.ts'
import { apply } from './story/apply.ts'
import { upload } from './story/client.ts'
import { fillForm } from './story/fill-form.ts'
import { samplePdf } from './story/sample-file.ts'

const feixi = '340123000000'
const town = '340123100000'
const street = '340102001000'
const document = '皖民地〔2026〕8号'
/** A sub-district is renamed, a county goes into its neighbour, and a town of it into the sub-district. */
const change: RegionChange = {
  document,
  reason: '优化行政区划设置',
  effectiveOn: '2026-03-01',
  acts: [
    { act: 'rename', code: street, name: '明光新街道' },
    { act: 'merge', codes: [feixi], into: yaohai },
    { act: 'merge', codes: [town], into: street },
  ],
}

let s: CasesServer
let before: { submitted: string; accepted: string; correction: string; street: string; town: string; done: string }
let draft: { id: string; version: number; token: string }
let numbers: Map<string, string>
const persons: string[] = []
const officeOf = async (id: string) =>
  (await s.rows<{ office: string }>('select office_name as office from cases.case where id = $1', [id]))[0]?.office
const running = async () => {
  const [row] = await s.rows<Record<string, number>>(`select
    (select count(*) from cases.case)::int as cases, (select count(*) from cases.work_item)::int as waiting,
    (select count(*) from cases.draft where not submitted)::int as drafts, (select count(*) from cases.event)::int as events,
    (select count(*) from materials.stored_file)::int as files, (select count(*) from licences.document)::int as documents,
    (select count(*) from catalogue.implementation where state <> 'cancelled')::int as items,
    (select count(*) from identity.office where ended_on is null)::int as offices,
    (select count(*) from reference.region where ended_on is null)::int as regions,
    (select count(*) from platform.audit)::int as audited`)
  return row
}
/** A database that goes away before the nth transaction from now on. */
const dying = (after: number): Database => {
  let left = after
  return {
    ...s.db,
    transaction: (...args: Parameters<Database['transaction']>) => {
      if (--left < 0) throw new Error('killed')
      return s.db.transaction(...args) as never
    },
  }
}
const submitAt = async (token: string, item: string, region: string) =>
  (await apply(s.api, token, await s.code(item, region))).receipt.caseId
const townItem = async () => {
  const [row] = await s.rows<{ item: string }>(
    `select i.item_id as item from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
     where i.region_code = $1 and r.content->'audience' ? 'natural' and not exists (
       select from jsonb_array_elements(r.content->'materials') m where m->>'source' = 'applicant') order by i.code limit 1`,
    [town],
  )
  return row?.item ?? ''
}

beforeAll(async () => {
  s = await testCases()
  for (let n = 0; n < 7; n++) persons.push(await s.person(n + 1))
  const [one = '', two = '', three = '', four = '', five = '', six = '', seven = ''] = persons
  const window = await s.officer('window', 'feixi-scjg')
  const item = await townItem()
  before = {
    submitted: await submitAt(one, nameItem, feixi),
    accepted: await submitAt(two, nameItem, feixi),
    correction: await submitAt(three, foodItem, feixi),
    street: await submitAt(four, item, street),
    town: await submitAt(five, item, town),
    done: await submitAt(six, nameItem, feixi),
  }
  await s.say(window)(acceptCase, { params: { id: before.accepted }, body: { version: 1 } })
  const wrong = { target: 'material' as const, key: 'layout_and_process', label: '', request: '请重新上传。' }
  await s.say(window)(askCorrection, { params: { id: before.correction }, body: { version: 1, items: [wrong] } })
  await s.say(window)(acceptCase, { params: { id: before.done }, body: { version: 1 } })
  await walk(before.done, 'feixi-scjg')
  const begun = await s.say(seven)(startApplication, { body: { itemCode: await s.code(nameItem, feixi) } })
  const answers = Object.fromEntries(
    Object.entries(fillForm(begun.form, begun.answers, 0)).filter(([key]) => !begun.lockedKeys.includes(key)),
  )
  const { id, version } = await s.say(seven)(saveApplication, {
    params: { id: begun.id },
    body: { version: begun.version, answers },
  })
  draft = { id, version, token: seven }
  // Feixi alone exercises one item, with elements of its own.
  await s.rows(`update catalogue.implementation set state = 'cancelled' where code = $1`, [await s.code('AUTH-012')])
  const own = await s.code('AUTH-012', feixi)
  await s.db.transaction(system('test'), async (tx) => {
    const implementing = await findImplementation(tx, own)
    if (!implementing) throw new Error(own)
    const { itemId, revisionId: baseId, content } = implementing
    const cause = {
      kind: 'change',
      reason: '便民',
      proposalId: null,
      effectiveFrom: '2026-03-02',
      at: s.deps.clock.now(),
    }
    await recordLocalRevisions(tx, [{ code: own, itemId, baseId, local: { hours: '每天8:00—20:00' }, content }], cause)
  })
  await s.drain()
  numbers = new Map(
    (await s.rows<{ id: string; no: string }>(`select id, case_no || ' ' || due as no from cases.case`)).map((row) => [
      row.id,
      row.no,
    ]),
  )
}, 120_000)
afterAll(() => s[Symbol.asyncDispose]())

/** Examines and grants an accepted case at an office. */
async function walk(id: string, office: string): Promise<void> {
  const handler = s.say(await s.officer('handler', office))
  const { version } = await handler(getCase, { params: { id } })
  const opinion = '经审查，符合条件，建议准予。'
  await handler(examineCase, { params: { id }, body: { version, proposal: 'grant', opinion } })
  const approver = s.say(await s.officer('approver', office))
  await approver(decideCase, { params: { id }, body: { version: version + 1, decision: 'grant' } })
  await s.drain()
  expect((await approver(getCase, { params: { id } })).status).toBe('delivered')
}

test('a dry run says what would be touched and changes nothing', async () => {
  const then = await running()
  const looked = await lookAhead(s.deps, change)
  if (!looked.ok) throw new Error(JSON.stringify(looked.error))
  const { offices, items, cases } = looked.value
  expect(cases).toEqual({ succeeded: 4, moved: 0, renamed: 1, drafts: 1 })
  expect(offices).toMatchObject({ moved: 0, renamed: 1 })
  expect(items.takenOver).toBe(1)
  expect(await running()).toEqual(then)
})

test('wrong acts are refused by name and change nothing', async () => {
  const then = await running()
  const made = await carryOut(
    s.deps,
    { ...change, acts: [{ act: 'merge', codes: [street], into: feixi }] },
    { byName: 'test' },
  )
  expect(made).toMatchObject({ ok: false, error: [{ act: 1, code: 'level-differs' }] })
  expect(await running()).toEqual(then)
})

test('a change that is killed again and again is brought to its end by the jobs, and nothing is lost', async () => {
  const then = await running()
  for (const after of [0, 1, 2, 9, 40])
    await expect(carryOut({ ...s.deps, db: dying(after) }, change, { byName: 'test' })).rejects.toThrow('killed')
  const half = await running()
  expect([half?.['cases'], half?.['drafts']]).toEqual([then?.['cases'], then?.['drafts']])
  await s.drain()
  const now = await running()
  for (const what of ['cases', 'waiting', 'drafts', 'files', 'documents'])
    expect([what, now?.[what]]).toEqual([what, then?.[what]])
  expect(await verifyLog(s.db)).toMatchObject({ breaks: [] })
  const [left] = await s.rows<{ n: number }>(
    `select count(*)::int as n from cases.work_item w join identity.office o on o.id = w.office_id where o.ended_on is not null`,
  )
  expect(left?.n).toBe(0)
  for (const [id, no] of numbers)
    expect(await s.rows(`select case_no || ' ' || due as no from cases.case where id = $1`, [id])).toEqual([{ no }])
})

test('the same change again changes nothing', async () => {
  const then = await running()
  const report = await carryOut(s.deps, change, { byName: 'test' })
  expect(report).toMatchObject({ ok: true, value: { number: 1, left: { cases: 0, drafts: 0 } } })
  expect(await running()).toEqual(then)
  await s.drain()
  expect(await running()).toEqual(then)
})

test('a submitted case, an accepted one and one in correction go on to the end at the successor', async () => {
  const window = s.say(await s.officer('window'))
  const { version } = await window(getCase, { params: { id: before.submitted } })
  await window(acceptCase, { params: { id: before.submitted }, body: { version } })
  await walk(before.submitted, 'yaohai-scjg')
  await walk(before.accepted, 'yaohai-scjg')
  const token = persons[2] ?? ''
  s.deps.clock.set('2026-03-02T01:05:00Z')
  const { checklist, ...mine } = await s.say(token)(getMyCase, { params: { id: before.correction } })
  for (const entry of checklist.filter(({ materialKey }) => materialKey === 'layout_and_process'))
    await upload(s.api, token, before.correction, entry, 'new.pdf', samplePdf('corrected'))
  await s.say(token)(correctCase, { params: { id: before.correction }, body: { version: mine.version, answers: {} } })
  const corrected = await window(getCase, { params: { id: before.correction } })
  expect(corrected.checklist.some(({ files }) => files.length > 0)).toBe(true)
  await window(acceptCase, { params: { id: before.correction }, body: { version: corrected.version } })
  await walk(before.correction, 'yaohai-scjg')
})

test('the timeline says who goes on and why; earlier acts stay those of the earlier office, and their papers are there', async () => {
  const { timeline, documents, officeName } = await s.say(await s.officer('handler'))(getCase, {
    params: { id: before.accepted },
  })
  expect(officeName).toBe('瑶海区市场监督管理局')
  const texts = timeline.map(({ type, actor, text }) => [type, actor, text])
  expect(texts[1]?.slice(0, 2)).toEqual(['case-accepted', '肥西县市场监督管理局'])
  expect(texts[2]).toEqual([
    'case-office-changed',
    '系统',
    `因区划调整（${document}），由瑶海区市场监督管理局继续办理，编号和期限不变`,
  ])
  expect(texts[3]?.[1]).toBe('瑶海区市场监督管理局')
  expect(documents.length).toBeGreaterThanOrEqual(2)
  const told = s.standIns.smsOutbox().filter(({ text }) => text.includes('因区划调整'))
  expect(told.length).toBe(4)
})

test('an application that was begun is handed in at the successor, under its code', async () => {
  const { id, version, token } = draft
  await s.say(token)(submitApplication, { params: { id }, body: { version } })
  const receipt = await s.say(token)(getReceipt, { params: { id } })
  expect(receipt.caseNo.startsWith(await s.code(nameItem))).toBe(true)
  expect(await officeOf(id)).toBe('瑶海区市场监督管理局')
})

test('who supervises the successor sees what lies below, also under the digits of the ended county', async () => {
  const village = '340123100001'
  await s.rows(`update cases.case set region_code = $1 where id = $2`, [village, before.done])
  const prefixes = await s.rows<{ own: string[] }>(`select reference.prefixes_below($1) as own`, [yaohai])
  expect(prefixes[0]?.own.toSorted()).toEqual(['340123', town.slice(0, 9)])
  const token = await s.officerWith(['cases.read', 'cases.supervise'])
  expect((await s.ask(getCase, { token, params: { id: before.done } })).status).toBe(200)
  const other = await s.officerWith(['cases.read'])
  expect((await s.ask(getCase, { token: other, params: { id: before.done } })).status).toBe(404)
  await s.rows(`update cases.case set region_code = $1 where id = $2`, [feixi, before.done])
})

test('officers of an ended office read what was theirs and act no more', async () => {
  const token = await s.officer('window', 'feixi-scjg')
  const me = await s.say(token)(getMe, {})
  expect(me.officer?.scopes).toEqual(['cases.read'])
  expect((await s.say(token)(countQueues, {})).queues.every(({ count }) => count === 0)).toBe(true)
  expect((await s.ask(getCase, { token, params: { id: before.done } })).status).toBe(200)
  expect((await s.ask(getCase, { token, params: { id: before.submitted } })).status).toBe(404)
  const body = { version: 1 }
  expect(await s.refused(acceptCase, { token, params: { id: before.done }, body })).toEqual([403, 'auth.scope-missing'])
})

test('renamed offices and running cases bear the new name; the town’s case goes on at the sub-district', async () => {
  expect([await officeOf(before.street), await officeOf(before.town)]).toEqual(['明光新街道办事处', '明光新街道办事处'])
  const office = await s.rows('select region_name, office_name from cases.case where id = $1', [before.street])
  expect(office).toEqual([{ region_name: '明光新街道', office_name: '明光新街道办事处' }])
})

test('old codes of divisions, offices and items lead on', async () => {
  await expect.poll(async () => (await s.say(undefined)(getRegion, { params: { code: feixi } })).code).toBe(yaohai)
  const region = await s.say(undefined)(getRegion, { params: { code: feixi } })
  expect(region).toMatchObject({ name: '瑶海区', formerly: { name: '肥西县', endedOn: '2026-03-01' } })
  expect((await s.say(undefined)(listRegions, { query: { q: '肥西' } })).regions.map(({ code }) => code)).toContain(
    yaohai,
  )
  const village = await s.say(undefined)(getRegion, { params: { code: '340123100001' } })
  expect(village.path.map(({ name }) => name).slice(1, 4)).toEqual(['合肥市', '瑶海区', '明光新街道'])
  const there = await s.say(undefined)(findItemInRegion, { params: { itemId: nameItem, region: feixi } })
  expect(there.code).toBe(await s.code(nameItem))
  const old = await s.code(nameItem, feixi)
  const guide = await s.say(undefined)(getGuide, { params: { code: old } })
  expect(guide.movedTo).toEqual({ code: there.code, officeName: '瑶海区市场监督管理局', on: '2026-03-01' })
  const { offices } = await s.say(undefined)(getRegionSite, { params: { region: feixi } })
  expect(new Set(offices.map(({ regionCode }) => regionCode))).toEqual(new Set([yaohai]))
  const ended = await s.say(undefined)(getOffice, { params: { office: old.slice(0, 18) }, query: {} })
  expect(ended.successor?.name).toBe('瑶海区市场监督管理局')
})

test('addresses of old divisions, offices and items lead on with a note, and the chosen division follows', async () => {
  const [old, now] = [await s.code(nameItem, feixi), await s.code(nameItem)]
  const lead = async (url: string) => {
    const { statusCode, headers } = await s.app.inject({ url })
    return [statusCode, headers.location]
  }
  expect(await lead(`/items/${old}`)).toEqual([308, `/items/${now}?from=${old}`])
  expect(await lead(`/sites/${feixi}`)).toEqual([308, `/sites/${yaohai}?from=${feixi}`])
  expect(await lead(`/regions/${town}?back=%2Fsearch`)).toEqual([308, `/regions/${street}?from=${town}&back=%2Fsearch`])
  expect((await lead(`/offices/${old.slice(0, 18)}`))[0]).toBe(308)
  const guide = await s.app.inject({ url: `/items/${now}?from=${old}` })
  expect(guide.body).toContain('肥西县市场监督管理局已因区划调整于2026年3月1日由瑶海区市场监督管理局承接')
  expect((await s.app.inject({ url: `/items/${now}` })).body).not.toContain('区划调整')
  const site = await s.app.inject({ url: `/sites/${yaohai}?from=${feixi}` })
  expect(site.body).toContain('肥西县已于2026年3月1日并入瑶海区')
  expect((await s.app.inject({ url: `/sites/${yaohai}?from=${street}` })).body).not.toContain('区划调整')
  const chosen = await s.app.inject({ url: '/', headers: { cookie: `tongban_region=${feixi}` } })
  expect(chosen.body).toContain('肥西县已于2026年3月1日并入瑶海区')
  expect(chosen.cookies).toContainEqual(expect.objectContaining({ name: 'tongban_region', value: yaohai }))
})

test('an item that only the ended office exercised is taken over with its code at the successor', async () => {
  const [row] = await s.rows<{ state: string; office: string }>(
    `select i.state, o.name as office from catalogue.implementation i join identity.office o on o.id = i.office_id where i.code = $1`,
    [await s.code('AUTH-012')],
  )
  expect(row).toMatchObject({ state: 'published', office: expect.stringContaining('瑶海区') as string })
  const guide = await s.say(undefined)(getGuide, { params: { code: await s.code('AUTH-012') } })
  expect([guide.local, guide.office.hours]).toEqual([{ hours: '每天8:00—20:00' }, '每天8:00—20:00'])
})

test('a list that names an ended office hears who took it over', async () => {
  const old = await s.code(nameItem, feixi)
  const bytes = Buffer.from(`实施编码,承诺办结时限\n${old},3\n`)
  const report = await importByOperator(
    s.db,
    { bytes, name: '实施清单.csv', given: {}, now: s.deps.clock.now() },
    { dryRun: true, told: () => {} },
  )
  const [wrong] = report.problems
  expect(wrong).toMatchObject({ code: 'import.office-ended', line: 2 })
  expect(wrong?.message).toContain(
    `由瑶海区市场监督管理局承接；请改用它的统一社会信用代码${(await s.code(nameItem)).slice(0, 18)}`,
  )
})

test('the next start leaves what was changed as it is', async () => {
  const then = await running()
  const client = new pg.Client(s.url)
  await client.connect()
  try {
    await seedReference(client, dataDir, testRegions)
    await seedOffices(client, dataDir, testRegions)
    await seedCatalogue(client, dataDir, { now: s.deps.clock.now(), today: '2026-03-02', keep: testRegions })
  } finally {
    await client.end()
  }
  expect(await running()).toEqual(then)
  expect(await officeOf(before.street)).toBe('明光新街道办事处')
  expect(await s.rows(`select name from identity.office where region_code = $1`, [street])).toEqual([
    { name: '明光新街道办事处' },
  ])
})

test('the queue of the successor holds what came, in order of due date', async () => {
  const { rows } = await s.say(await s.officer('window'))(listQueue, { params: { queue: 'intake' }, query: {} })
  expect(rows.map(({ caseId }) => caseId)).toContain(draft.id)
})
