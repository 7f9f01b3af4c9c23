import type { ApiRequest } from '@tongban/api-client/client'
import type { FormAnswers, FormGroup, PublishedForm } from '@tongban/contracts/catalogue/form'
import { compileForm } from '@tongban/forms/compile-form'
import { expect, test } from 'vitest'
import { fixtureTransport } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'
import { application, applicationId } from '../testing/fixtures.ts'

const members: FormGroup = {
  key: 'members',
  title: '共同生活的家庭成员',
  titleEn: 'Family members living together',
  repeat: { min: 1, max: 3, itemName: '家庭成员', itemNameEn: 'Family member' },
  fields: [
    { key: 'name', label: '姓名', labelEn: 'Name', kind: 'text', required: true },
    { key: 'working', label: '有工作', labelEn: 'In work', kind: 'yes-no', required: true },
    { key: 'wage', label: '月工资', labelEn: 'Wage', kind: 'money', required: true, visibleWhen: 'working = true' },
  ],
}
const compiled = compileForm({ groups: [members] })
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
const form = compiled.value as PublishedForm
const url = `/applications/${applicationId}/members`
const two = [
  { name: '王小明', working: true, wage: 300_000 },
  { name: '李华', working: false },
]

async function ask(answers: FormAnswers, fields?: Record<string, string>, base = answers, path = url) {
  const saved: unknown[] = []
  const app = await fixtureApp(
    fixtureTransport((request: ApiRequest) => {
      if (!request.path.endsWith(applicationId)) return undefined
      if (request.method === 'PATCH') saved.push((JSON.parse(String(request.body)) as { answers: unknown }).answers)
      return { json: { ...application, form, answers, lockedKeys: [] } }
    }),
  )
  const headers = { cookie: 'tongban_session=x', 'sec-fetch-site': 'same-origin' }
  const sent = { version: '4', base: JSON.stringify({ members: base['members'] ?? null }), ...fields }
  const response = await app.inject(
    fields === undefined
      ? { url: path, headers }
      : {
          method: 'POST',
          url: path,
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams(sent).toString(),
        },
  )
  await app.close()
  return { response, saved }
}

const typed = {
  'members.0': '1',
  'members.0.name': '王小明',
  'members.0.working': 'true',
  'members.0.wage': '3000',
  'members.1': '1',
  'members.1.name': '李华',
  'members.1.working': 'false',
}

test('each entry stands under its number, with what its own answers show', async () => {
  const { response } = await ask({ members: two })
  expect(response.statusCode).toBe(200)
  expect(response.body).toContain('<legend>第1位家庭成员</legend>')
  expect(response.body).toContain('<legend>第2位家庭成员</legend>')
  expect(response.body).toContain('<div data-field="members.0.wage"><')
  expect(response.body).toMatch(/<div data-field="members.1.wage" hidden/)
})
test('“添加” saves what was typed and leads to the new entry', async () => {
  const { response, saved } = await ask({ members: two }, { ...typed, 'entry-add': 'members' })
  expect(response.headers.location).toBe(`${url}#field-members-2`)
  expect(saved).toEqual([{ members: [...two, {}] }])
})
test('“添加” adds nothing to a full group', async () => {
  const full = { ...typed, 'members.2': '1', 'members.2.name': '王芳', 'entry-add': 'members' }
  const { saved } = await ask({ members: two }, full)
  expect(saved).toEqual([{ members: [...two, { name: '王芳' }] }])
})
test('“删除” takes one entry away and the others move up', async () => {
  const { response, saved } = await ask({ members: two }, { ...typed, 'entry-remove': 'members.0' })
  expect(response.headers.location).toBe(`${url}#field-members`)
  expect(saved).toEqual([{ members: [two[1]] }])
})
test('“删除” of the last one leaves no entries', async () => {
  const one = { 'members.0': '1', 'members.0.name': '王小明', 'entry-remove': 'members.0' }
  const { saved } = await ask({ members: [{ name: '王小明' }] }, one)
  expect(saved).toEqual([{ members: null }])
})
test('a mistake in an entry leads to its field, and nothing typed is lost', async () => {
  const { response, saved } = await ask({ members: two }, { ...typed, 'members.0.wage': '三千', 'members.1.name': '' })
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('href="#field-members-0-wage"')
  expect(response.body).toContain('href="#field-members-1-name"')
  expect(response.body).toContain('value="三千"')
  expect(saved).toEqual([])
})
test('a group without the entries it needs says so where one adds them', async () => {
  const { response } = await ask({}, {})
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain('href="#field-members"')
  expect(response.body).toMatch(/<button[^>]*id="field-members"/)
})
test('entries saved elsewhere meanwhile stand beside those typed', async () => {
  const before = { members: [{ name: '王小明' }] }
  const { response, saved } = await ask({ members: two }, { ...typed, 'members.1.name': '李花' }, before)
  expect(response.statusCode).toBe(412)
  expect(response.body).toContain('name="keep-members"')
  expect(response.body).toContain('李花')
  expect(response.body).toContain('李华')
  expect(saved).toEqual([])
})
test('the same entries with their keys in another order are no change', async () => {
  const { saved } = await ask({ members: two }, typed, {
    members: [
      { wage: 300_000, working: true, name: '王小明' },
      { working: false, name: '李华' },
    ],
  })
  expect(saved).toEqual([])
})
test('the check page shows each entry apart with its change links', async () => {
  const { response } = await ask({ members: two }, undefined, {}, `/applications/${applicationId}/check`)
  expect(response.body).toContain('共同生活的家庭成员 · 家庭成员2')
  expect(response.body).toContain(`href="${url}#field-members-1-name"`)
  expect(response.body).not.toContain('#field-members-1-wage')
})
