import type { ApiRequest } from '@tongban/api-client/client'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { expect, test } from 'vitest'
import { fixtureTransport, problem } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'
import { application, applicationId } from '../testing/fixtures.ts'

const url = `/applications/${applicationId}/shop`
const filled = {
  shop_name: '老街牛肉面',
  at_registered_address: 'false',
  business_address: application.answers['business_address'] as string,
  premises_right: 'rented',
  floor_area: '86.5',
}
const base = (answers: FormAnswers = application.answers) =>
  JSON.stringify(
    Object.fromEntries(
      ['shop_name', 'at_registered_address', 'business_address', 'premises_right', 'floor_area', 'has_storage'].map(
        (key) => [key, answers[key] ?? null],
      ),
    ),
  )

async function post(
  fields: Record<string, string>,
  answer?: (request: ApiRequest) => { status?: number; json: unknown } | undefined,
  more = {},
) {
  const sent: ApiRequest[] = []
  const app = await fixtureApp(
    fixtureTransport((request) => {
      sent.push(request)
      return answer?.(request)
    }),
  )
  const response = await app.inject({
    method: 'POST',
    url,
    headers: {
      cookie: 'tongban_session=x',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...more,
    },
    payload: new URLSearchParams({ version: '4', base: base(), ...fields }).toString(),
  })
  await app.close()
  const saved = sent.filter((request) => request.method === 'PATCH').map((r) => JSON.parse(String(r.body)) as unknown)
  return { response, saved }
}

test('a good page is saved, only what changed is sent, and the next one follows', async () => {
  const { response, saved } = await post({ ...filled, shop_name: '新店' })
  expect(response.statusCode).toBe(303)
  expect(response.headers.location).toBe(`/applications/${applicationId}/food`)
  expect(saved).toEqual([{ version: 4, answers: { shop_name: '新店' } }])
})
test('a mistake comes back with a summary that leads to the field, and nothing typed is lost', async () => {
  const { response, saved } = await post({ ...filled, shop_name: '', floor_area: '八十' })
  expect(response.statusCode).toBe(422)
  expect(response.body).toMatch(/<section id="errors"[^>]*autofocus/)
  expect(response.body).toContain('href="#field-shop_name"')
  expect(response.body).toContain('href="#field-floor_area"')
  expect(response.body).toMatch(/name="floor_area"[^>]*value="八十"|value="八十"[^>]*name="floor_area"/)
  expect(response.body).toContain('<title>错误：')
  // What was right is saved all the same.
  expect(saved).toEqual([{ version: 4, answers: { shop_name: null } }])
})
test('a question brought up by an answer is asked, not blamed', async () => {
  const before: FormAnswers = { ...application.answers, at_registered_address: true, business_address: null }
  const { response } = await post({ ...filled, business_address: '', base: base(before) }, ({ method, path }) =>
    path.endsWith(applicationId)
      ? {
          json: {
            ...application,
            answers: method === 'GET' ? before : { ...before, at_registered_address: false },
          },
        }
      : undefined,
  )
  expect(response.statusCode).toBe(200)
  expect(response.body).not.toContain('id="errors"')
  expect(response.body).toContain('href="#field-business_address"')
  expect(response.body).toContain('<div data-field="business_address"><')
})
test('“finish later” saves without asking for what is missing', async () => {
  const { response } = await post({ ...filled, premises_right: '', later: 'yes' })
  expect(response.headers.location).toBe('/me')
})
test('what was saved elsewhere meanwhile stands beside what was typed, for the person to choose', async () => {
  const old = base({ ...application.answers, shop_name: '最早的店名' })
  const { response, saved } = await post({ ...filled, shop_name: '我的店名', base: old })
  expect(response.statusCode).toBe(412)
  expect(response.body).toContain('我的店名')
  expect(response.body).toContain('老街牛肉面')
  expect(response.body).toContain('name="keep-shop_name"')
  expect(saved).toEqual([])
})
test('the choice is carried out', async () => {
  const mine = await post({ ...filled, shop_name: '我的店名', 'keep-shop_name': 'mine' })
  expect(mine.saved).toEqual([{ version: 4, answers: { shop_name: '我的店名' } }])
  const theirs = await post({ ...filled, shop_name: '我的店名', 'keep-shop_name': 'theirs' })
  expect(theirs.saved).toEqual([])
  expect(theirs.response.statusCode).toBe(303)
})
test('a change elsewhere in another answer does not disturb', async () => {
  const old = base({ ...application.answers, floor_area: 10 })
  const { response, saved } = await post({ ...filled, floor_area: '10', shop_name: '新店', base: old })
  expect(response.statusCode).toBe(303)
  expect(saved).toEqual([{ version: 4, answers: { shop_name: '新店' } }])
})
test('a session that ended asks for signing in and keeps the form', async () => {
  const { response } = await post({ ...filled, shop_name: '没有丢' }, () => problem(401, 'identity.no-session'))
  expect(response.statusCode).toBe(401)
  expect(response.body).toContain('name="resume"')
  expect(response.body).toContain(encodeURIComponent('没有丢'))
})
test('what the API refuses is said in its words, with its code in small print', async () => {
  const { response } = await post({ ...filled, shop_name: '新店' }, ({ method }) =>
    method === 'PATCH'
      ? problem(422, 'cases.not-valid', {
          fields: [
            { key: 'shop_name', code: 'x', message: '店招名称已被使用，请换一个', messageEn: 'This name is taken' },
          ],
        })
      : undefined,
  )
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('店招名称已被使用，请换一个')
  expect(response.body).toContain('cases.not-valid')
  expect(response.body).toContain('value="新店"')
})
test('a form of a foreign page is refused', async () => {
  const { response, saved } = await post(filled, undefined, { 'sec-fetch-site': 'cross-site' })
  expect(response.statusCode).toBe(403)
  expect(saved).toEqual([])
})
test('in elder mode there is one question a page', async () => {
  const app = await fixtureApp()
  const headers = { cookie: 'tongban_session=x; tongban_mode=elder' }
  const { body } = await app.inject({ url, headers })
  expect(body.match(/data-field=/g)).toHaveLength(1)
  const next = await app.inject({
    method: 'POST',
    url,
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost',
      host: 'localhost',
    },
    payload: new URLSearchParams({ version: '4', base: base(), only: 'shop_name', shop_name: '新店' }).toString(),
  })
  expect(next.headers.location).toBe(`${url}?only=at_registered_address`)
  await app.close()
})
