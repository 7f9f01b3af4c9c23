import type { ImportRun } from '@tongban/contracts/catalogue/exchange'
import { expect, test } from 'vitest'
import { signInOfficer } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'

const head = '基本编码,事项名称,事项类型,指导部门,行使层级,设定依据'
const good = `${head}\n340131980001,上传的事项,行政许可,市场监督管理局,县级,《食品安全法》第三十五条`
const wrong = `${head}\n340131980002,上传的事项,征税,市场监督管理局,县级,《食品安全法》第三十五条`

async function call(s: TestServer, token: string, method: 'GET' | 'POST', path: string, body?: unknown) {
  const octets = typeof body === 'string'
  const answer = await s.app.inject({
    method,
    url: `/api/v1/library/${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': crypto.randomUUID(),
      ...(body === undefined ? {} : { 'content-type': octets ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: octets ? body : JSON.stringify(body) }),
  })
  return { status: answer.statusCode, text: answer.body, run: answer.json<ImportRun & { code?: string }>() }
}

test('a list is handed in, checked, reviewed by somebody else and taken over', async () => {
  await using s = await testServer()
  const proposer = (await signInOfficer(s, 'anhui-scjg-items')).token
  const reviewer = (await signInOfficer(s, 'anhui-secrecy')).token
  const { run, status } = await call(s, proposer, 'POST', 'imports?name=list.csv', good)
  expect([status, run.state]).toEqual([200, 'checking'])
  await s.drain()
  const checked = (await call(s, proposer, 'GET', `imports/${run.id}`)).run
  expect(checked).toMatchObject({ state: 'checked', total: 1, mayConfirm: false, report: { added: 1, errors: 0 } })
  const opinion = { version: checked.version, opinion: '不涉密，内容准确' }
  expect((await call(s, proposer, 'POST', `imports/${run.id}/confirmation`, opinion)).status).toBe(403)
  expect((await call(s, reviewer, 'GET', `imports/${run.id}`)).run.mayConfirm).toBe(true)
  const stale = await call(s, reviewer, 'POST', `imports/${run.id}/confirmation`, { ...opinion, version: 99 })
  expect([stale.status, stale.run.code]).toEqual([412, 'catalogue.import-stale'])
  const confirmed = await call(s, reviewer, 'POST', `imports/${run.id}/confirmation`, opinion)
  expect(confirmed.run).toMatchObject({ state: 'importing', reviewerName: expect.stringContaining('（') })
  await s.drain()
  expect((await call(s, reviewer, 'GET', `imports/${run.id}`)).run).toMatchObject({ state: 'imported' })
  const again = await call(s, reviewer, 'POST', `imports/${run.id}/confirmation`, opinion)
  expect([again.status, again.run.code]).toEqual([409, 'catalogue.import-stage'])
})

test('a list with errors cannot be taken over; its report is a file, and it can be dropped', async () => {
  await using s = await testServer()
  const proposer = (await signInOfficer(s, 'anhui-scjg-items')).token
  const reviewer = (await signInOfficer(s, 'anhui-secrecy')).token
  const { run } = await call(s, proposer, 'POST', 'imports?name=list.csv', wrong)
  await s.drain()
  const checked = (await call(s, reviewer, 'GET', `imports/${run.id}`)).run
  expect(checked).toMatchObject({ state: 'wrong', mayConfirm: false, report: { errors: 1 } })
  const opinion = { version: checked.version, opinion: '不涉密，内容准确' }
  expect((await call(s, reviewer, 'POST', `imports/${run.id}/confirmation`, opinion)).status).toBe(409)
  const file = await s.app.inject({
    url: `/api/v1/library/imports/${run.id}/report.csv`,
    headers: { authorization: `Bearer ${proposer}` },
  })
  expect([file.statusCode, file.body.includes('import.type-unknown')]).toEqual([200, true])
  const dropped = await call(s, proposer, 'POST', `imports/${run.id}/discarding`, { version: checked.version })
  expect(dropped.run.state).toBe('discarded')
})

test('a list that changes nothing says so and waits for nobody', async () => {
  await using s = await testServer()
  const proposer = (await signInOfficer(s, 'anhui-scjg-items')).token
  const reviewer = (await signInOfficer(s, 'anhui-secrecy')).token
  const file = await s.app.inject({
    url: '/api/v1/library/export?kind=directory&format=csv',
    headers: { authorization: `Bearer ${proposer}` },
  })
  const { run } = await call(s, proposer, 'POST', 'imports?name=list.csv', file.body)
  await s.drain()
  const checked = (await call(s, reviewer, 'GET', `imports/${run.id}`)).run
  expect(checked).toMatchObject({ state: 'unchanged', mayConfirm: false, report: { added: 0, changed: 0, errors: 0 } })
  expect(checked.endedAt).not.toBeNull()
  const opinion = { version: checked.version, opinion: '不涉密，内容准确' }
  expect((await call(s, reviewer, 'POST', `imports/${run.id}/confirmation`, opinion)).status).toBe(409)
})

test('an empty file, and an officer who may not, are refused', async () => {
  await using s = await testServer()
  const window = (await signInOfficer(s, 'yaohai-scjg-window')).token
  const proposer = (await signInOfficer(s, 'anhui-scjg-items')).token
  expect((await call(s, window, 'POST', 'imports?name=list.csv', good)).status).toBe(403)
  expect((await call(s, proposer, 'POST', 'imports?name=list.csv', '')).status).toBe(422)
})

test('the library comes as a file', async () => {
  await using s = await testServer()
  const headers = { authorization: `Bearer ${(await signInOfficer(s, 'yaohai-scjg-items')).token}` }
  const file = await s.app.inject({ url: '/api/v1/library/export?kind=directory&format=csv', headers })
  expect([file.statusCode, file.body.split('\n').length]).toEqual([200, expect.any(Number)])
  expect(file.body).toContain('食品经营许可')
  const tables = await s.app.inject({ url: '/api/v1/library/export?kind=national&format=csv', headers })
  expect(tables.json()).toMatchObject({ code: 'catalogue.export-needs-workbook' })
})
