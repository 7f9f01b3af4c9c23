import { getMyCase } from '@tongban/contracts/cases/apply'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { deliverResult } from './deliver-result.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const run = (payload: object) => deliverResult(s.deps).run(payload)

test('the case is closed when its result is made, once, however often the job runs', async () => {
  const token = await s.person(1)
  const { id, documents } = await s.granted(token)
  const documentId = documents.find(({ kind }) => kind === 'result')?.id ?? ''
  const ready = { documentId, caseId: id, kind: 'result' }
  await run({ ...ready, kind: 'grant-decision' })
  expect((await s.events(id)).at(-1)).toBe('case-granted')
  await run(ready)
  await run(ready)
  await Promise.all([run(ready), run(ready)])
  expect((await s.events(id)).filter((type) => type === 'result-delivered').length).toBe(1)
  const mine = await s.say(token)(getMyCase, { params: { id } })
  expect(mine).toMatchObject({ status: 'delivered', version: 5 })
  expect(mine.timeline.at(-1)).toMatchObject({ documentId, actor: '系统' })
  expect(mine.documents.filter(({ kind }) => kind === 'delivery-record').length).toBe(1)
  const sent = await s.rows(`select id from platform.outbox where type = 'result-delivered'`)
  expect(sent.length).toBe(1)
})

test('two runs at once deliver once', async () => {
  const { id } = await s.granted(await s.person(2))
  const ready = { documentId: crypto.randomUUID(), caseId: id, kind: 'result' }
  await s.race(
    `select from cases.case where id = '${id}' for update`,
    () => run(ready),
    () => run(ready),
  )
  expect((await s.events(id)).filter((type) => type === 'result-delivered').length).toBe(1)
})

test('a case at another stage, or that is not there, is left as it is', async () => {
  const { id } = await s.accepted(await s.person(3))
  await run({ documentId: crypto.randomUUID(), caseId: id, kind: 'result' })
  expect((await s.events(id)).at(-1)).toBe('case-accepted')
  await run({ documentId: crypto.randomUUID(), caseId: crypto.randomUUID(), kind: 'result' })
})
