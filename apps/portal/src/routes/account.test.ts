import type { ApiRequest } from '@tongban/api-client/client'
import { expect, test } from 'vitest'
import { fixtureTransport, problem } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'

const typed = {
  mobile: '13955101234',
  smsCode: '123456',
  name: '李虚构',
  citizenNumber: '34010319900101123X',
  socialSecurityCard: 'A12345678',
  password: 'a long password',
  agreed: 'yes',
}
const post = (url: string, fields: Record<string, string>) =>
  ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  }) as const
const refuses = (path: string, code: string, status = 429) =>
  fixtureTransport((request: ApiRequest) => (request.path.endsWith(path) ? problem(status, code) : undefined))

for (const [what, transport] of [
  ['sent', fixtureTransport()],
  ['refused', refuses('/sms-codes', 'identity.code-too-soon')],
] as const) {
  test(`a code asked for again and ${what} leaves what was typed, but the password`, async () => {
    const app = await fixtureApp(transport)
    const { body } = await app.inject(post('/register/code', typed))
    const { password, agreed: _, ...kept } = typed
    for (const text of Object.values(kept)) expect(body).toContain(`value="${text}"`)
    expect(body).not.toContain(password)
    expect(body).toContain('formaction="/register/code"')
    await app.close()
  })
}
test('a mistake elsewhere leaves the code', async () => {
  const app = await fixtureApp()
  const { body } = await app.inject(post('/register', { ...typed, name: '' }))
  expect(body).toContain('value="123456"')
  await app.close()
})
test('the people of a demonstration who can be registered are shown, with the way to the code', async () => {
  const { name, citizenNumber, mobile, socialSecurityCard } = typed
  const demoRegistrants = [{ name, citizenNumber, mobile, socialSecurityCard }]
  const demoEnterprises = [
    { name: '虚构公司', creditCode: '91340100MA2XXXXX01', representativeName: name, representativeCitizenNumber: 'X1' },
  ]
  const app = await fixtureApp(undefined, { demoRegistrants, demoEnterprises })
  const { body } = await app.inject({ url: '/register' })
  for (const text of Object.values(demoRegistrants[0] ?? {})) expect(body).toContain(text)
  expect(body).toContain('href="/dev/sms" target')
  const opening = await app.inject({ url: '/me/legal-persons/new', headers: { cookie: 'tongban_session=x' } })
  for (const text of Object.values(demoEnterprises[0] ?? {})) expect(opening.body).toContain(text)
  const real = await fixtureApp(undefined, { demo: false, demoRegistrants })
  expect((await real.inject({ url: '/register' })).body).not.toContain(citizenNumber)
  await Promise.all([app.close(), real.close()])
})
