import { getMyCase as op } from '@tongban/contracts/cases/apply'
import { actFor } from '@tongban/contracts/identity/account'
import { downloadFile } from '@tongban/contracts/materials/uploads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { personNo } from '#testing/people'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => {
    const token = await s.person(1)
    return { token, params: { id: await s.submitted(token) } }
  },
)

test('the applicant sees form, answers, files, the limit with its reasons, and what can be done', async () => {
  const token = await s.person(2)
  const id = await s.submitted(token, foodItem)
  const mine = await s.say(token)(op, { params: { id } })
  expect(mine).toMatchObject({ id, status: 'submitted', version: 1, allowedActions: ['withdraw'], rated: false })
  expect(mine.answers).toMatchObject({ applicant_name: personNo(2).name })
  expect(mine.clock?.explanation.length).toBeGreaterThan(0)
  expect(mine.timeline).toMatchObject([{ type: 'case-submitted', actor: '申请人', text: '提交申请' }])
  const file = mine.checklist.find(({ state }) => state === 'uploaded')?.files[0]
  expect(await s.api.download(downloadFile, { params: { id: file?.id ?? '' }, token })).toMatchObject({ ok: true })
})

test('officers stand on the timeline as their office, never by name', async () => {
  const token = await s.person(3)
  const { id, officeName } = await s.examined(token)
  const mine = await s.say(token)(op, { params: { id } })
  expect(mine.timeline.map(({ actor }) => actor)).toEqual(['申请人', officeName, officeName])
  const officers = await s.rows<{ name: string }>(
    `select distinct actor_name as name from cases.event
    where case_id = $1 and actor like 'officer:%'`,
    [id],
  )
  for (const { name } of officers) expect(JSON.stringify(mine)).not.toContain(name)
})

test("another person's case and its files are not found, nor the enterprise's while one acts for oneself", async () => {
  const { token } = await s.enterprise(0)
  const params = { id: await s.submitted(token, foodItem) }
  const { checklist } = await s.say(token)(op, { params })
  const file = { id: checklist.find(({ state }) => state === 'uploaded')?.files[0]?.id }
  const other = await s.person(4)
  expect(await s.refused(op, { token: other, params })).toEqual([404, 'cases.not-found'])
  expect((await s.refused(downloadFile, { token: other, params: file }))[0]).toBe(404)
  await s.say(token)(actFor, { body: { legalPersonId: null } })
  expect(await s.refused(op, { token, params })).toEqual([404, 'cases.not-found'])
  expect((await s.refused(downloadFile, { token, params: file }))[0]).toBe(404)
})
