import { findItemInRegion, getGuide } from '@tongban/contracts/catalogue/browse'
import { getChange, getGuideVersion, listChanges, listGuideVersions } from '@tongban/contracts/catalogue/changes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishChanged } from '#testing/changed-item'
import { rowsAsOwner } from '#testing/owner'
import { type TestServer, testServer } from '#testing/server'
import { must } from '../../../../story/client.ts'

const later = { now: new Date('2026-05-06T01:00:00Z'), today: '2026-05-06' }
const item = 'AUTH-020'
let s: TestServer
let code: string
beforeAll(async () => {
  s = await testServer()
  code = must(await s.api.call(findItemInRegion, { params: { itemId: item, region: '340102000000' } }), 'find').code
  await publishChanged(
    s.url,
    item,
    (content) => ({
      ...content,
      promisedDays: 5,
      flow: content.flow.map((stage) => (stage.stage === 'examination' ? { ...stage, days: stage.days - 2 } : stage)),
    }),
    later,
  )
})
afterAll(() => s[Symbol.asyncDispose]())

const versions = async () => must(await s.api.call(listGuideVersions, { params: { code } }), 'versions').versions

test('every version of a guide has its days, and in words what it changed', async () => {
  const [current, first] = await versions()
  expect(first).toMatchObject({
    number: 1,
    effectiveFrom: '2026-03-02',
    until: '2026-05-06',
    current: false,
    changes: [],
  })
  expect(current).toMatchObject({ number: 2, effectiveFrom: '2026-05-06', until: null, current: true })
  expect(current?.changes.map(({ zh }) => zh)).toEqual([
    '承诺时限由7个工作日缩短为5个工作日',
    expect.stringContaining('修改了办理环节'),
  ])
})

test('an older version is the guide as it was', async () => {
  const old = must(await s.api.call(getGuideVersion, { params: { code, number: 1 } }), 'version')
  expect(old.guide).toMatchObject({ code, revision: 1, effectiveFrom: '2026-03-02', content: { promisedDays: 7 } })
  const now = must(await s.api.call(getGuideVersion, { params: { code, number: 2 } }), 'version')
  expect(now.guide.content.promisedDays).toBe(5)
  for (const number of [3, 10_000]) {
    const none = await s.api.call(getGuideVersion, { params: { code, number } })
    expect(none).toMatchObject({ ok: false, status: 404, problem: { code: 'catalogue.no-such-version' } })
  }
  const nobody = await s.api.call(listGuideVersions, { params: { code: '1'.repeat(31) } })
  expect(nobody).toMatchObject({ ok: false, problem: { code: 'catalogue.item-not-found' } })
})

test('changes come newest first, by pages that neither repeat nor leave out', async () => {
  const seen: string[] = []
  let before: string | undefined
  do {
    const page = must(await s.api.call(listChanges, { query: before ? { before } : {} }), 'changes')
    seen.push(...page.changes.map(({ id }) => id))
    if (!before) expect(page.changes[0]).toMatchObject({ kind: 'change', itemId: item, effectiveFrom: '2026-05-06' })
    before = page.next ?? undefined
  } while (before)
  expect(seen.length).toBe(new Set(seen).size)
  const [count] = await rowsAsOwner<{ count: number }>(
    s.url,
    'select count(*)::int from catalogue.revision where code is null',
  )
  expect(seen.length).toBe(count?.count)
})

test('changes of one item, and of what concerns a region', async () => {
  const of = async (query: { item?: string; region?: string }) =>
    must(await s.api.call(listChanges, { query }), 'changes').changes
  expect((await of({ item })).map(({ kind }) => kind)).toEqual(['change', 'new'])
  expect((await of({ item, region: '340102000000' })).length).toBe(2)
  const unknown = await s.api.call(listChanges, { query: { region: '990000000000' } })
  expect(unknown).toMatchObject({ ok: false, status: 404, problem: { code: 'catalogue.region-not-found' } })
  const nonsense = must(await s.api.call(listChanges, { query: { item, before: 'nonsense' } }), 'changes')
  expect(nonsense.changes.length).toBe(2)
})

test('a notice of a change says element by element what is different', async () => {
  const [change] = must(await s.api.call(listChanges, { query: { item } }), 'changes').changes
  const notice = must(await s.api.call(getChange, { params: { id: change?.id ?? '' } }), 'change')
  expect(notice.changes[0]?.zh).toBe('承诺时限由7个工作日缩短为5个工作日')
  const none = await s.api.call(getChange, { params: { id: crypto.randomUUID() } })
  expect(none).toMatchObject({ ok: false, problem: { code: 'catalogue.no-such-change' } })
})

test('a suspended item says since when, why, and what takes the place of one that was split', async () => {
  await rowsAsOwner(
    s.url,
    `with held as (update catalogue.directory_item set state = 'cancelled' where id = 'AUTH-005' returning revision_id)
     insert into catalogue.revision (id, item_id, number, content, conditions, effective_from, published_at, kind, reason)
     select gen_random_uuid(), item_id, number + 1, content, conditions, '2026-05-06', '2026-05-06T01:00:00Z', 'split', '并入新的事项'
     from catalogue.revision where id = (select revision_id from held)`,
  )
  const old = must(
    await s.api.call(findItemInRegion, { params: { itemId: 'AUTH-005', region: '340102000000' } }),
    'find',
  )
  const guide = must(await s.api.call(getGuide, { params: { code: old.code } }), 'guide')
  expect(guide.standing).toEqual({ state: 'cancelled', since: '2026-05-06', reason: '并入新的事项', replacedBy: [] })
  const other = must(await s.api.call(getGuide, { params: { code } }), 'guide')
  expect(other.standing.state).toBe('in-force')
})
