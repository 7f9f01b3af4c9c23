import type { ApiRequest } from '@tongban/api-client/client'
import { expect, test } from 'vitest'
import { fixtureTransport } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'
import { guide, itemCode } from '../testing/fixtures.ts'

const url = `/items/${itemCode}`

test('a guide has no script and is small on the wire', async () => {
  const app = await fixtureApp()
  const { body } = await app.inject({ url })
  expect(body).not.toContain('<script')
  expect(body.length).toBeLessThan(60_000)
  const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(packed.rawPayload.length).toBeLessThan(30_000)
  await app.close()
})
test('everybody reads the same bytes, signed in or not, and they are made once', async () => {
  const asked: ApiRequest[] = []
  const app = await fixtureApp(fixtureTransport((request) => void asked.push(request)))
  const first = await app.inject({ url: `${url}?from=someone` })
  const second = await app.inject({ url, headers: { cookie: 'tongban_session=x; tongban_region=340000000000' } })
  expect(second.body).toBe(first.body)
  expect(first.body).not.toContain('someone')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers['authorization']).toBeUndefined()
  const known = await app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } })
  expect(known.statusCode).toBe(304)
  await app.close()
})
test('on paper it names its address, the day it was read and its version', async () => {
  const app = await fixtureApp()
  const { body } = await app.inject({ url: `${url}?from=someone` })
  expect(body).toMatch(
    new RegExp(
      `class="print-only">网址：https://fuwu.example${url}<br/>查看日期：\\d{4}年.*第${guide.revision}版，.*起施行`,
    ),
  )
  await app.close()
})
test('languages and sizes are kept apart', async () => {
  const app = await fixtureApp()
  const zh = await app.inject({ url })
  const en = await app.inject({ url, headers: { cookie: 'tongban_lang=en' } })
  const elder = await app.inject({ url, headers: { cookie: 'tongban_mode=elder' } })
  expect(new Set([zh.body, en.body, elder.body]).size).toBe(3)
  await app.close()
})
test('a change of the catalogue is seen at the next reading', async () => {
  let version = 1
  let phone = '0551-1111111'
  const changed = () => ({ ...guide, office: { ...guide.office, consultPhone: phone } })
  const transport = fixtureTransport(({ path }) => (path.includes('/items/') ? { json: changed() } : undefined))
  const app = await fixtureApp(transport, { catalogueVersion: () => version })
  await app.inject({ url })
  phone = '0551-2222222'
  expect((await app.inject({ url })).body).toContain('0551-1111111')
  version = 2
  expect((await app.inject({ url })).body).toContain('0551-2222222')
  await app.close()
})
test('a guide that is not there is a page with a way out, and is not kept', async () => {
  const app = await fixtureApp()
  const response = await app.inject({ url: '/items/NOSUCHITEM' })
  expect(response.statusCode).toBe(404)
  expect(response.body).toContain('没有找到')
  expect(response.body).toContain('href="/search"')
  await app.close()
})
test('every element of the guide is on the page', async () => {
  const app = await fixtureApp()
  const { body } = await app.inject({ url })
  const { content, office, legalArticles } = guide
  for (const text of [
    '行政许可',
    guide.code,
    content.baseCode,
    office.name,
    office.creditCode,
    office.address,
    office.consultPhone,
    office.complaintPhone,
    ...content.conditions,
    ...content.materials.map((material) => material.name),
    ...content.reviewPoints,
    ...content.flow.map((stage) => stage.name),
    ...content.faq.flatMap((entry) => [entry.question, entry.answer]),
    ...legalArticles.map((article) => article.text?.split('\n')[0] ?? article.summary),
    content.result.name,
    '法定时限',
    '承诺时限',
    '不收费',
    '行政复议',
  ])
    expect(body).toContain(text)
  await app.close()
})
test('a guide says which region it is for and leads to others', async () => {
  const app = await fixtureApp()
  const { body } = await app.inject({ url })
  expect(body).toContain('这是安徽省 合肥市 庐阳区的办事指南')
  expect(body).toMatch(/<a href="\/regions\/340103000000\?item=[^"]+">换地区</)
  await app.close()
})
