import { getMyCase } from '@tongban/contracts/cases/apply'
import { signIn } from '@tongban/contracts/identity/account'
import { downloadDocument } from '@tongban/contracts/licences/documents'
import { inventedEnterprises, inventedPersons } from '@tongban/stand-ins/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '#modules/cases'
import { listDemoStaff, seedDemoOfficers } from '#modules/identity'
import { type TestServer, testServer } from '#testing/server'
import { actForEnterprise, demoPassword, type Outside } from './accounts.ts'
import { must, voiceOf } from './client.ts'
import { staffOf } from './tell-story.ts'
import { type Step, walk } from './walk.ts'

let s: TestServer
let staff: Awaited<ReturnType<typeof listDemoStaff>>
beforeAll(async () => {
  s = await testServer()
  await seedDemoOfficers(s.deps)
  staff = await listDemoStaff(s.deps)
  // Starts relay and jobs, which then go on beside the walk.
  await s.drain()
})
afterAll(() => s[Symbol.asyncDispose]())

const outside: Outside = {
  lastSms: async (mobile, after) =>
    s.standIns
      .smsOutbox()
      .filter((sms) => sms.mobile === mobile && new Date(sms.at) >= after)
      .at(-1)?.text,
  oneTimeCode: async (account) =>
    (await s.app.inject(`/demo/one-time-code?account=${account}`)).json<{ code: string }>().code,
}

test.for([
  ['a person, at the county', 'AUTH-020', '340102000000', '开饭店', 10, undefined],
  ['an enterprise, at the county', 'AUTH-020', '340102000000', '食品经营许可', undefined, 1],
  ['an enterprise, at the province', 'AUTH-036', '340000000000', '检验检测', undefined, 2],
  ['an enterprise, at the city', 'AUTH-031', '340100000000', '人力资源服务', undefined, 3],
  ['a person, at the township', 'AUTH-085', '340123100000', '办照', 20, undefined],
  ['a person, at the village', 'AUTH-055', '340123100001', '异地就医', 21, undefined],
] as const)('the whole walk of %s, from the search to the rating', async ([, itemId, region, words, n, company]) => {
  const enterprise = company === undefined ? undefined : inventedEnterprises()[company]
  const person = inventedPersons()[n ?? enterprise?.representativeIndex ?? 0]
  if (!person) throw new Error('nobody walks')
  const steps: Step[] = []
  const plan = { itemId, region, words, person, staffOf: async (id: string) => staffOf({ staff }, id) }
  const done = await walk(s.api, outside, enterprise ? { ...plan, enterprise } : plan, (step) => {
    steps.push(step)
    s.deps.clock.set(new Date(s.deps.clock.now().getTime() + 60_000))
  })
  expect(steps.length).toBeGreaterThanOrEqual(18)
  const body = { account: person.citizenNumber, password: demoPassword }
  const { token } = must(await s.api.call(signIn, { body }), 'signIn')
  if (enterprise) await actForEnterprise(s.api, token, enterprise)
  const c = await voiceOf(s.api, token)(getMyCase, { params: { id: done.caseId } })
  expect(c).toMatchObject({ status: 'delivered', regionCode: region, rated: true })
  expect(c.timeline.map(({ type }) => type)).toEqual([
    'case-submitted',
    'correction-asked',
    'case-corrected',
    'pre-review-passed',
    'case-accepted',
    'opinion-given',
    'case-granted',
    'result-delivered',
    'case-rated',
  ])
  for (const { id, kind } of c.documents) {
    const file = must(await s.api.download(downloadDocument, { params: { id }, token }), kind)
    expect(Buffer.from(file.body.subarray(0, 5)).toString(), kind).toBe('%PDF-')
  }
  await s.drain()
  const told = s.standIns.smsOutbox().filter((sms) => sms.mobile === person.mobile && sms.text.includes('尾号'))
  expect(told.length).toBe(5)
})

test('after all walks every chain is whole and nothing failed in the background', async () => {
  expect((await verifyLog(s.db)).breaks).toEqual([])
  expect(s.log.filter((line) => line.includes('failed'))).toEqual([])
})
