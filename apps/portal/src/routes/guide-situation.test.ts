import type { ApiRequest } from '@tongban/api-client/client'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixtureTransport } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'
import { application } from '../testing/fixtures.ts'
import { situationCode } from '../testing/situation-fixture.ts'

const url = `/items/${situationCode}`
const asked: ApiRequest[] = []
let app: FastifyInstance
beforeAll(async () => {
  app = await fixtureApp(fixtureTransport((request) => void asked.push(request)))
})
afterAll(() => app.close())

const read = async (query = '', cookie = '') => (await app.inject({ url: url + query, headers: { cookie } })).body
const materialsOf = (body: string) => {
  const part = body.slice(body.indexOf('id="materials"'), body.indexOf('id="flow"'))
  return Array.from(part.matchAll(/<li><p class="material-name"><strong>([^<]+)/g), (found) => found[1])
}

test('before a question is answered, every material is listed with when it is needed, in words', async () => {
  const body = await read()
  expect(materialsOf(body)).toEqual(['书面请求', '授权委托书', '场所平面图', '原许可证', '租赁合同'])
  expect(body).toContain('只在“您要办哪一种？”是“新办”，或者“地址变了吗？”是“是”时需要')
  expect(body).toContain('只在“您要办哪一种？”是“变更”时需要')
  expect(body).toContain('<form method="get"')
  expect(body).not.toContain('<script')
  // Asked only for a change.
  expect(body).not.toContain('name="moves"')
})

test('answered, exactly what applies is left: materials, fee, stages and business item with its code', async () => {
  const body = await read('?kind_of_request=new')
  expect(materialsOf(body)).toEqual(['书面请求', '场所平面图', '授权委托书', '租赁合同'])
  expect(body).toContain('新办许可')
  expect(body).toContain(`${situationCode}01`)
  expect(body).toContain('¥100.00')
  expect(body).toContain('上门查看')
  expect(body).toContain(`/apply/${situationCode}?kind_of_request=new`)
  const change = await read('?kind_of_request=change&moves=no')
  expect(materialsOf(change)).toEqual(['书面请求', '原许可证', '授权委托书', '租赁合同'])
  expect(change).not.toContain('¥100.00')
  expect(change).not.toContain('上门查看')
  expect(change).toContain('按您的情形不收费')
})

test('an answer that brings up another question asks it, and leaves out nothing that may yet be needed', async () => {
  const body = await read('?kind_of_request=change')
  expect(body).toContain('name="moves"')
  expect(body).toContain('还要再问一点')
  expect(materialsOf(body)).toEqual(['书面请求', '原许可证', '授权委托书', '场所平面图', '租赁合同'])
})

test('a material that only some must give says who, in both languages, on the guide and before applying', async () => {
  const start = async (cookie: string) =>
    (await app.inject({ url: `/apply/${situationCode}`, headers: { cookie: `tongban_session=x; ${cookie}` } })).body
  for (const body of [await read(), await start('')]) {
    expect(body).toContain('只在由经办人来办时需要')
    expect(body).not.toContain('视情况')
  }
  for (const body of [await read('', 'tongban_lang=en'), await start('tongban_lang=en')])
    expect(body).toContain('Only if an agent handles it')
})

test('what is no answer to a question of the guide changes nothing and is not repeated on the page', async () => {
  const plain = await read()
  expect(await read('?kind_of_request=nonsense&from=someone&moves=yes')).toBe(plain)
})

test('the questions can be answered in English and in elder mode', async () => {
  const body = await read('?kind_of_request=new', 'tongban_lang=en; tongban_mode=elder')
  expect(body).toContain('Business item: New permit')
  expect(body).toContain('Below is only what you need')
  expect(await read('', 'tongban_lang=en')).toContain('Only if “What do you want to do?” is “A change”')
})

test('the answers go into the application', async () => {
  const headers = { cookie: 'tongban_session=x', 'sec-fetch-site': 'same-origin' }
  const start = await app.inject({ url: `/apply/${situationCode}?kind_of_request=change&moves=no`, headers })
  expect(start.body).toContain('<input type="hidden" name="kind_of_request" value="change"')
  expect(start.body).toContain('地址变了吗？')
  expect(start.body).toContain('变更许可')
  expect(start.body).not.toContain('场所平面图')
  asked.length = 0
  const begun = await app.inject({
    method: 'POST',
    url: `/apply/${situationCode}`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'kind_of_request=change&moves=no',
  })
  expect(begun.headers.location).toBe(`/applications/${application.id}`)
  const sent = asked.find((request) => request.path.endsWith('/applications'))
  expect(JSON.parse(String(sent?.body))).toEqual({
    itemCode: situationCode,
    situation: { kind_of_request: 'change', moves: 'no' },
  })
})
