import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixtureApp } from '../testing/fixture-app.ts'
import { guide, itemCode } from '../testing/fixtures.ts'
import { changeId, changes, goneCode } from '../testing/library-fixture.ts'
import { elementsOf } from '../testing/xml.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await fixtureApp()
})
afterAll(() => app.close())
const read = (url: string) => app.inject({ url, headers: { host: 'tongban.example' } })

test('an older version says that it is old, leads to the current one and cannot be applied under', async () => {
  const { body } = await read(`/items/${itemCode}/versions/1`)
  expect(body).toContain('这是旧版本')
  expect(body).toContain('2025年3月1日起施行，2026年1月1日起由新版本代替')
  expect(body).toContain(`href="/items/${itemCode}">看现行版本`)
  expect(body).toContain('10个工作日')
  expect(body).not.toContain(`/apply/${itemCode}`)
  expect(body).not.toContain('<script')
})

test.each([
  ['in which an older version was in force', '2025-06-01', `/items/${itemCode}/versions/1`],
  ['of the current version', '2026-05-06', `/items/${itemCode}`],
])('a day %s leads to that version', async (_, day, there) => {
  const answer = await read(`/items/${itemCode}?on=${day}`)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, there])
})

test('a day before the first version, one to come and what is no day say so, with all versions below', async () => {
  expect((await read(`/items/${itemCode}?on=2024-01-01`)).body).toContain('2024年1月1日还没有施行的版本')
  const said = async (on: string, lang = 'zh') => {
    const answer = await app.inject({ url: `/items/${itemCode}?on=${on}`, headers: { cookie: `tongban_lang=${lang}` } })
    return [
      answer.statusCode,
      answer.body.includes('现行版本') || answer.body.includes('The current version'),
      answer.body,
    ]
  }
  for (const [on, zh, en] of [
    ['2024-13-45', '没有看懂日期“2024-13-45”', '“2024-13-45” is not a day we can read'],
    ['2026-02-30', '没有看懂日期“2026-02-30”', '“2026-02-30” is not a day we can read'],
    ['', '没有填写日期', 'No day was given'],
    ['2999-01-01', '2999年1月1日还没有到', '1 January 2999 is still to come'],
  ] as const) {
    expect(await said(on)).toEqual([200, true, expect.stringContaining(zh)])
    expect(await said(on, 'en')).toEqual([200, true, expect.stringContaining(en)])
  }
  expect((await read(`/items/${itemCode}/versions/2`)).headers.location).toBe(`/items/${itemCode}`)
  expect((await read(`/items/${itemCode}/versions/x`)).statusCode).toBe(404)
})

test('notices of an item or a region that is none are those of the province, and that is said', async () => {
  const item = await read('/changes?item=NOPE')
  expect(item.body).toContain('没有编号是“NOPE”的事项；下面是全省的公告')
  const region = await read('/changes?region=nowhere')
  expect(region.body).toContain('没有代码是“nowhere”的地区；下面是全省的公告')
  for (const { statusCode, body } of [item, region]) {
    expect(statusCode).toBe(200)
    expect(body).toContain('/changes/')
    expect(body).not.toContain('还没有公告')
  }
})

test.each([
  ['level=galaxy', '这里没有“galaxy”这样的办理层级'],
  ['audience=cats', '这里没有“cats”这样的服务对象'],
  ['type=zz', '这里没有“zz”这样的事项性质'],
  ['theme=health', '这里没有“health”这样的主题'],
  ['theme=999', '这里没有“999”这样的主题'],
  ['department=nobody', '这里没有“nobody”这样的部门'],
])('%s in an address is told and left out, and the rest is shown', async (query, words) => {
  const { statusCode, body } = await read(`/search?q=x&${query}`)
  expect(statusCode).toBe(200)
  expect(body).toContain(words)
  expect(body).toContain('共2项')
  // Nor is it kept for the next search.
  expect(body).not.toContain(`name="${query.split('=')[0]}"`)
})

test('all versions stand with their days, reasons and what each changed', async () => {
  const { body } = await read(`/items/${itemCode}/versions`)
  for (const words of ['现行版本', '原因：压缩时限', '承诺时限由10个工作日缩短为7个工作日', 'name="on"'])
    expect(body).toContain(words)
})

test('an item out of force says since when, why and what takes its place, and cannot be applied for', async () => {
  const { body } = await read(`/items/${goneCode}`)
  for (const words of ['已经取消', '从2026年2月1日起', '原因：并入新的事项', '食品经营许可（变更）'])
    expect(body).toContain(words)
  expect(body).not.toContain(`/apply/${goneCode}`)
  expect(body).toContain('/intermediaries?service=')
})

test('a guide leads to its versions, notices, experiences, region and office', async () => {
  const { body } = await read(`/items/${itemCode}`)
  for (const href of [
    `/items/${itemCode}/versions`,
    `/changes?item=${guide.itemId}`,
    `/items/${itemCode}/experiences`,
    `/sites/${guide.region.code}`,
    `/offices/${guide.office.creditCode}`,
  ])
    expect(body).toContain(`href="${href}"`)
})

test('the feed is Atom that a reader can parse, with an address for every notice', async () => {
  const answer = await read('/changes.atom')
  expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const [feed] = elementsOf(answer.body)
  if (!feed) throw new Error('the feed is empty')
  expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
  const texts = (name: string) => feed.children.filter((one) => one.name === name).map(({ text }) => text)
  // What RFC 4287 wants of every feed and entry.
  expect(texts('id')).toEqual(['http://tongban.example/changes.atom'])
  expect(texts('title').length + texts('updated').length).toBe(2)
  expect(Date.parse(texts('updated')[0] ?? '')).toBe(Date.parse(changes[0]?.publishedAt ?? ''))
  const rels = feed.children.filter(({ name }) => name === 'link').map(({ attributes }) => attributes['rel'])
  expect(rels).toEqual(['self', 'alternate', 'next'])
  const entries = feed.children.filter(({ name }) => name === 'entry')
  expect(entries.length).toBe(changes.length)
  for (const entry of entries) {
    const names = entry.children.map(({ name }) => name)
    expect(names).toEqual(['id', 'title', 'updated', 'published', 'link', 'category', 'summary'])
    expect(entry.children[0]?.text).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(entry.children[4]?.attributes['href']).toMatch(/^http:\/\/tongban\.example\/changes\/[0-9a-f-]{36}$/)
  }
  // Signs that mean something in XML come through as they were written.
  expect(entries[0]?.children.at(-1)?.text).toBe(`2026年1月1日起施行。${changes[0]?.reason}`)
})

test('a page of the feed leads to the next and back to the first; readers ask again only when something changed', async () => {
  const first = await read('/changes.atom?region=340103000000')
  expect(first.body).toContain('<title>庐阳区政务服务事项变更公告</title>')
  expect(first.headers['cache-control']).toBe('public, max-age=300')
  expect(first.headers['last-modified']).toBe('Thu, 25 Dec 2025 02:00:00 GMT')
  const again = await app.inject({
    url: '/changes.atom?region=340103000000',
    headers: { host: 'tongban.example', 'if-none-match': String(first.headers.etag) },
  })
  expect(again.statusCode).toBe(304)
  const next = /rel="next"[^>]*href="http:\/\/tongban\.example([^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
  const older = await read(next ?? '')
  expect(older.body).toContain('rel="first"')
  expect(older.body).not.toContain('rel="next"')
})

test('a notice says what changed, why and what takes the place', async () => {
  const { body } = await read(`/changes/${changeId}`)
  for (const words of ['承诺时限由10个工作日缩短为7个工作日', '施行日期', '食品经营许可（变更）'])
    expect(body).toContain(words)
  expect((await read('/changes/nothing')).statusCode).toBe(404)
})

test('the site of a region has its offices, what is used most, themes and notices', async () => {
  const { body } = await read('/sites/340103000000')
  for (const words of [
    '庐阳区政务服务',
    '最常办理',
    '办事单位',
    guide.office.name,
    '变更公告',
    '下级地区',
    '/items?region=340103000000',
  ])
    expect(body).toContain(words)
  expect(body).not.toContain('<script')
})

test('the site of an office says where it is and what it handles, page by page', async () => {
  const { body } = await read(`/offices/${guide.office.creditCode}`)
  for (const words of [guide.office.address, guide.office.complaintPhone, '办理的事项（51项）', '?page=2'])
    expect(body).toContain(words)
})

test('the register says who may give a service and that nobody may name one', async () => {
  const { body } = await read('/intermediaries')
  for (const words of ['合肥徽岳环评技术有限公司（样例）', '任何部门不得指定']) expect(body).toContain(words)
})
