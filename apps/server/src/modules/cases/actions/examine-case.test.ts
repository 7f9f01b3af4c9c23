import { getMyCase } from '@tongban/contracts/cases/apply'
import { examineCase as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

const opinion = '经审查，符合条件，建议准予。'
const examining = async (n = 1) => {
  const { id, version } = await s.accepted(await s.person(n))
  return { token: await s.officer('handler'), params: { id }, body: { version, proposal: 'grant', opinion } }
}

commonRefusals(() => s, op, examining)
officeRefusals(() => s, op, examining)
repeatable(() => s, op, examining, { proposal: 'deny' })

test('the opinion stands in the case for the office, not for the applicant; the case waits for the decision', async () => {
  const person = await s.person(2)
  const { id } = await s.accepted(person)
  const token = await s.officer('handler')
  const c = await s.after(token, (say) => say(op, { params: { id }, body: { version: 2, proposal: 'deny', opinion } }))
  expect(c).toMatchObject({ status: 'examined', version: 3, opinion: { text: opinion, proposal: 'deny' } })
  expect([(await s.events(id)).at(-1), await s.queueOf(id)]).toEqual(['opinion-given', 'decision'])
  expect(JSON.stringify(await s.say(person)(getMyCase, { params: { id } }))).not.toContain(opinion)
})

test('a case that is not accepted is not examined', async () => {
  const id = await s.submitted(await s.person(3))
  const early = { token: await s.officer('handler'), params: { id }, body: { version: 1, proposal: 'grant', opinion } }
  expect(await s.refused(op, early)).toEqual([409, 'cases.wrong-status'])
})

test.for([
  ['says neither yes nor no', { proposal: 'perhaps' }],
  ['is too short', { opinion: '同意' }],
  ['is blank', { opinion: '　 　 　 ' }],
  ['is too long', { opinion: '长'.repeat(2001) }],
])('an opinion that %s is not valid', async ([, wrong]) => {
  const asked = await examining(4)
  expect(await s.refused(op, { ...asked, body: { ...asked.body, ...(wrong as object) } })).toEqual([
    400,
    'platform.not-valid',
  ])
})
