import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixtureTransport } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await fixtureApp()
})
afterAll(() => app.close())
const read = (url: string) => app.inject({ url, headers: { host: 'tongban.example' } })

test('the list says of each matter how much can be done here and how much elsewhere', async () => {
  const { body } = await read('/bundles')
  expect(body).toContain('href="/bundles/newborn"')
  expect(body).toContain('卫健牵头 · 这里可办3项 · 另行办理1项')
})

test('a part stands behind what is granted first, and says so', async () => {
  const { body } = await read('/bundles/newborn')
  expect(body.indexOf('领出生医学证明。')).toBeLessThan(body.indexOf('给孩子上户口。'))
  expect(body).toContain('先办好“出生医学证明签发”，再办这一项。')
  expect(body).toContain('和“出生医学证明补发”只能选一项。')
})

test('materials stand once, with the parts they are for; what is applied for elsewhere names its department', async () => {
  const { body } = await read('/bundles/newborn')
  expect(body).toContain('逐项办要交5次材料；同一份材料只算一次，一共3份，其中1份免提交')
  expect(body).toContain('出生登记；出生医学证明签发')
  expect(body).toMatch(/育儿指导登记.*（卫健）/)
})

test('a part that nobody handles for the region leads to the choice of a county', async () => {
  expect((await read('/bundles/newborn')).body).toContain('请选择您所在的县（市、区）')
})

test('only answers to questions of the matter are sent on', async () => {
  const asked: string[] = []
  const own = await fixtureApp(
    fixtureTransport((request) => {
      asked.push(decodeURIComponent(request.path))
      return undefined
    }),
  )
  await own.inject('/bundles/newborn?certificate=yes&strange=1&utm=x')
  await own.inject('/bundles/newborn?certificate=perhaps')
  await own.close()
  expect(
    asked.filter((path) => path.includes('circumstance')).map((path) => path.replace(/^.*circumstance=/, '')),
  ).toEqual(['certificate:yes'])
})

test('a matter that is none is a page that was not found', async () => {
  for (const code of ['nothing', 'NOTHING', 'a'.repeat(60)])
    expect((await read(`/bundles/${code}`)).statusCode).toBe(404)
})
