import { getMyCase, withdrawCase } from '@tongban/contracts/cases/apply'
import { refuseCase } from '@tongban/contracts/cases/office-work'
import { rateCase } from '@tongban/contracts/interaction/rating'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '#testing/actors'
import { type CasesServer, statusesOf, testCases } from '#testing/cases'
import { caseForRating } from './case-for-rating.ts'
import { verifyLog } from './verify-log.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const body = { stars: 5, indicators: ['513'] }
/** A case that was refused, and so is finished. */
async function finished(n: number) {
  const token = await s.person(n)
  const id = await s.submitted(token)
  const refusal = { version: 1, reasons: '不属于本机关职权范围。' }
  await s.say(await s.officer('window'))(refuseCase, { params: { id }, body: refusal })
  return { token, params: { id }, body }
}

test('a finished case is rated once; the chain says so and stays whole', async () => {
  const asked = await finished(1)
  await s.say(asked.token)(rateCase, asked as never)
  const mine = await s.say(asked.token)(getMyCase, { params: asked.params })
  expect(mine).toMatchObject({ rated: true, version: 3 })
  expect(mine.timeline.at(-1)?.text).toBe('申请人评价：5星')
  expect(await s.refused(rateCase, asked)).toEqual([409, 'interaction.rated-already'])
  expect((await verifyLog(s.db)).breaks).toEqual([])
})

test('an open case is not rated, nor one that was withdrawn, nor that of another', async () => {
  const token = await s.person(2)
  const id = await s.submitted(token)
  const asked = { token, params: { id }, body }
  expect(await s.refused(rateCase, asked)).toEqual([409, 'interaction.not-finished'])
  await s.say(token)(withdrawCase, { params: { id }, body: { version: 1 } })
  expect(await s.refused(rateCase, asked)).toEqual([409, 'interaction.not-finished'])
  const other = { ...(await finished(3)), token }
  expect(await s.refused(rateCase, other)).toEqual([404, 'interaction.not-found'])
})

test('of two ratings at once, one counts', async () => {
  const asked = await finished(4)
  const answers = await s.race(
    `select from cases.case where id = '${asked.params.id}' for update`,
    () => s.ask(rateCase, asked),
    () => s.ask(rateCase, { ...asked, body: { stars: 1, indicators: [] } }),
  )
  expect(statusesOf(answers)).toEqual([200, 409])
  expect((await s.events(asked.params.id)).filter((type) => type === 'case-rated').length).toBe(1)
})

test('the port finds nothing that the actor may not see', async () => {
  const { params } = await finished(5)
  const port = caseForRating(s.deps)
  const mine = aPerson({ personId: await s.personId(5) })
  expect(await s.db.transaction(mine, (tx) => port.find(tx, params.id))).toMatchObject({ open: false })
  expect(await s.db.transaction(aPerson(), (tx) => port.find(tx, params.id))).toBeUndefined()
})
