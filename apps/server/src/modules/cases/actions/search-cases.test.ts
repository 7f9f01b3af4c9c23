import { withdrawCase } from '@tongban/contracts/cases/apply'
import { getCase, searchCases as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { companyNo, personNo } from '#testing/people'

let s: CasesServer
let window: string
let ofPerson: string
let ofCompany: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
  ofPerson = await s.submitted(await s.person(1))
  ofCompany = await s.submitted((await s.enterprise(0)).token)
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => ({ token: window, query: { q: 'x' } }),
)

const find = async (q: string, token = window) =>
  (await s.say(token)(op, { query: { q } })).rows.map(({ caseId }) => caseId)

test('a case is found by its number, by the last twelve characters and by the name or how it begins', async () => {
  const { caseNo } = await s.say(window)(getCase, { params: { id: ofPerson } })
  expect(await find(caseNo)).toEqual([ofPerson])
  expect(await find(` ${caseNo.slice(-12)} `)).toEqual([ofPerson])
  expect(await find(personNo(1).name)).toEqual([ofPerson])
  expect(await find(companyNo(0).name.slice(0, 4))).toEqual([ofCompany])
})

test.for([['%'], ['_'], ['％'], ["'; drop table cases.case; --"], ['\\']] as const)(
  '%s stands for itself',
  async ([q]) => {
    expect(await find(q)).toEqual([])
  },
)

test('a character that no name has is not valid', async () => {
  expect(await s.refused(op, { token: window, query: { q: 'a\u0000' } })).toEqual([400, 'platform.not-valid'])
})

test('closed cases are found too; nothing of another office is', async () => {
  const token = await s.person(2)
  const id = await s.submitted(token)
  await s.say(token)(withdrawCase, { params: { id }, body: { version: 1 } })
  expect((await s.say(window)(op, { query: { q: personNo(2).name } })).rows).toMatchObject([
    { caseId: id, status: 'withdrawn', light: 'normal' },
  ])
  expect(await find(personNo(2).name, await s.officer('window', 'feixi-scjg'))).toEqual([])
  expect(await find(personNo(2).name, await s.officer('supervisor', 'hefei'))).toEqual([])
})

test.for([[''], ['长'.repeat(61)]] as [string][])('“%s” is nothing to search for', async ([q]) => {
  const response = await s.app.inject({
    url: `/api/v1/cases?q=${encodeURIComponent(q)}`,
    headers: { authorization: `Bearer ${window}` },
  })
  expect(response.statusCode).toBe(400)
})

test('a search of blanks finds nothing rather than everything', async () => {
  expect(await find('　 ')).toEqual([])
})
