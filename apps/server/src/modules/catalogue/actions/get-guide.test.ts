import type { Guide, ItemBrief } from '@tongban/contracts/catalogue/item'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '#testing/server'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const read = async (code: string): Promise<Guide> => (await server.app.inject(`/api/v1/items/${code}`)).json<Guide>()
async function codeOf(itemId: string, region = '340102001000'): Promise<string> {
  return (await server.app.inject(`/api/v1/directory/${itemId}/regions/${region}`)).json<ItemBrief>().code
}

test('a guide has every element of the record that applications run on', async () => {
  const guide = await read(await codeOf('AUTH-020'))
  expect(guide).toMatchObject({
    itemId: 'AUTH-020',
    revision: 1,
    effectiveFrom: '2026-03-02',
    level: 'county',
    region: { code: '340102000000', path: [{ name: '安徽省' }, { name: '合肥市' }, { name: '瑶海区' }] },
    office: { complaintPhone: expect.stringMatching(/\d/), consultPhone: expect.stringMatching(/\d/) },
    content: { id: 'AUTH-020', statutory: { days: expect.any(Number) }, form: { groups: expect.any(Array) } },
  })
  expect(guide.code).toBe(`${guide.office.creditCode}4${guide.content.baseCode}`)
  expect(guide.legalArticles).toHaveLength(guide.content.legalBasis.length)
  for (const article of guide.legalArticles) expect(article.text?.length).toBeGreaterThan(10)
})

test('a guide has the whole form of each kind of applicant, with its conditions, and no other', async () => {
  const both = await read(await codeOf('AUTH-020'))
  for (const form of [both.forms.natural, both.forms.legal]) {
    expect(form?.groups.map((group) => group.key)).toEqual([
      'applicant',
      ...both.content.form.groups.map((group) => group.key),
    ])
    const conditions = both.content.form.groups.flatMap((g) => g.fields.flatMap((f) => f.visibleWhen ?? []))
    expect(Object.keys(form?.conditions ?? {}).sort()).toEqual([...new Set(conditions)].sort())
  }
  const company = await read(await codeOf('AUTH-001'))
  expect(Object.keys(company.forms)).toEqual(['legal'])
})

test('a second reading says the same', async () => {
  const code = await codeOf('AUTH-056')
  expect(await read(code)).toEqual(await read(code))
})

test.each([
  ['1'.repeat(31), 404, 'catalogue.item-not-found'],
  ['340131008000', 400, 'platform.not-valid'],
  ['x'.repeat(31), 400, 'platform.not-valid'],
])('the code %s is refused', async (code, status, problem) => {
  const answer = await server.app.inject(`/api/v1/items/${code}`)
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, problem])
})
