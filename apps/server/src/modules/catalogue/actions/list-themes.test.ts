import type { Theme } from '@tongban/contracts/catalogue/browse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '#testing/server'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const get = async <T>(url: string, query: Record<string, string>): Promise<T> =>
  (await server.app.inject({ url, query })).json<T>()

test('each theme says as many items as a search under it finds', async () => {
  for (const region of ['340102001000', '340100000000']) {
    const { themes } = await get<{ themes: Theme[] }>('/api/v1/themes', { region })
    expect(themes.length).toBeGreaterThan(20)
    for (const { code, audience, items } of themes) {
      const { total } = await get<{ total: number }>('/api/v1/items', { region, audience, theme: code })
      expect([audience, code, items]).toEqual([audience, code, total])
      expect(items).toBeGreaterThan(0)
    }
  }
})

test('the themes of the first page come first, in its order', async () => {
  const { themes } = await get<{ themes: Theme[] }>('/api/v1/themes', {})
  const natural = themes.filter((theme) => theme.audience === 'natural')
  expect(natural.slice(0, 3).map((theme) => theme.code)).toEqual(['005', '010', '090'])
  const shown = natural.filter((theme) => theme.home)
  expect(shown).toHaveLength(8)
  expect(natural.slice(0, 8)).toEqual(shown)
})

test('a region that does not exist has no themes', async () => {
  const answer = await server.app.inject({ url: '/api/v1/themes', query: { region: '110000000000' } })
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'catalogue.region-not-found'])
})
