import type { ApiRequest } from '@tongban/api-client/client'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { earlierFileId } from '../testing/file-fixture.ts'
import { fixtureTransport } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'
import { applicationId, checklist } from '../testing/fixtures.ts'

const url = `/applications/${applicationId}/materials`
const asked: ApiRequest[] = []
let app: FastifyInstance
beforeAll(async () => {
  app = await fixtureApp(
    fixtureTransport((request) => {
      asked.push(request)
      return request.path.endsWith('/reused-files') ? { json: checklist[0] } : undefined
    }),
  )
})
afterAll(() => app.close())

const read = async (cookie = '') =>
  (await app.inject({ url, headers: { cookie: `tongban_session=x; ${cookie}` } })).body
const press = (value: string) => {
  const boundary = 'x'
  const payload = `--x\r\ncontent-disposition: form-data; name="reuse"\r\n\r\n${value}\r\n--x--\r\n`
  const headers = {
    cookie: 'tongban_session=x',
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'sec-fetch-site': 'same-origin',
  }
  return app.inject({ method: 'POST', url, headers, payload })
}

test('samples and empty forms stand with the material that is asked for', async () => {
  const body = await read()
  expect(body).toContain('下载样表（PDF，40 KB）')
  expect(body).toMatch(/href="\/items\/[^"]*\/empty-forms\/food_safety_rules"/)
})

test('an earlier file is offered with its day, its grade and a look at it, in both languages', async () => {
  const body = await read()
  for (const words of [
    '您在2026年3月2日的申请里交过这份材料，可以直接使用',
    '可信等级C',
    `/files/${earlierFileId}`,
    '使用这份',
  ])
    expect(body).toContain(words)
  expect(await read('tongban_lang=en')).toContain('You gave this with an application on 2 March 2026')
})

test('one press uses it, and leads back to its material; what was not offered is not sent', async () => {
  const answer = await press(`food_safety_rules ${earlierFileId}`)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `${url}#file-food_safety_rules`])
  const sent = asked.filter(({ path }) => path.endsWith('/reused-files'))
  expect(sent.map(({ body }) => JSON.parse(String(body)))).toEqual([
    { materialKey: 'food_safety_rules', fileId: earlierFileId },
  ])
  await press('layout_and_process 0198c7a0-0000-7000-8000-000000000001')
  expect(asked.filter(({ path }) => path.endsWith('/reused-files'))).toHaveLength(1)
})
