import { getMyCase } from '@tongban/contracts/cases/apply'
import { examineCase, decideCase as op } from '@tongban/contracts/cases/office-work'
import { verifyDocument } from '@tongban/contracts/licences/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
let approver: string
beforeAll(async () => {
  s = await testCases()
  approver = await s.officer('approver')
})
afterAll(() => s[Symbol.asyncDispose]())

const reasons = '经营场所不符合规定的条件，且无法在期限内整改。'
const deciding = async (n = 1) => {
  const { id, version } = await s.examined(await s.person(n))
  return { token: approver, params: { id }, body: { version, decision: 'grant' } }
}

commonRefusals(() => s, op, deciding)
officeRefusals(() => s, op, deciding)
repeatable(() => s, op, deciding, { decision: 'deny', reasons })

test('a grant makes the decision and the result, hands it over and closes the case', async () => {
  const person = await s.person(2)
  const { id, documents } = await s.granted(person)
  expect(documents.map(({ kind }) => kind)).toEqual(['acceptance-notice', 'grant-decision', 'result'])
  expect(await s.queueOf(id)).toBeUndefined()
  await s.drain()
  const mine = await s.say(person)(getMyCase, { params: { id } })
  expect(mine).toMatchObject({ status: 'delivered', allowedActions: [] })
  expect(mine.documents.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'ready'])
  expect((await s.events(id)).slice(-2)).toEqual(['case-granted', 'result-delivered'])
})

test('where the item gives a licence, the grant gives one that anybody can verify', async () => {
  const { token, id: companyId } = await s.enterprise(0)
  const { id, documents } = await s.granted(token, foodItem)
  const [licence] = await s.rows<{ holder: string; origin: string; until: string }>(
    `select holder_subject_id as holder, origin, valid_until::text as until from licences.licence where case_id = $1`,
    [id],
  )
  expect(licence).toEqual({ holder: companyId, origin: 'issued', until: expect.stringMatching(/^2031-03-0\d$/) })
  await s.drain()
  const code = documents.find(({ kind }) => kind === 'result')?.verifyCode ?? ''
  expect(await s.ask(verifyDocument, { params: { code } })).toMatchObject({ status: 200 })
})

test('a denial has its reasons, names the remedies and gives no result', async () => {
  const person = await s.person(3)
  const { id, version } = await s.examined(person)
  const c = await s.after(approver, (say) => say(op, { params: { id }, body: { version, decision: 'deny', reasons } }))
  expect(c).toMatchObject({ status: 'denied', reasons, allowedActions: [] })
  expect(c.documents.map(({ kind }) => kind)).toEqual(['acceptance-notice', 'denial-decision'])
  const [notice] = await s.rows<{ content: { remedies: string[] } }>(
    `select content from licences.document where case_id = $1 and kind = 'denial-decision'`,
    [id],
  )
  expect(notice?.content.remedies.join()).toMatch(/行政复议.*行政诉讼/)
  expect(await s.rows('select id from licences.licence where case_id = $1', [id])).toEqual([])
})

test.for([[undefined], [''], ['　 　 　 　'], ['不符合']])('a denial with reasons “%s” is refused', async ([wrong]) => {
  const asked = await deciding(4)
  const body = { ...asked.body, decision: 'deny', ...(wrong === undefined ? {} : { reasons: wrong }) }
  expect(await s.refused(op, { ...asked, body })).toEqual([422, 'cases.reasons-missing'])
})

test('who examined the case does not decide it, whatever the scopes', async () => {
  const { id, version } = await s.accepted(await s.person(5))
  const token = await s.officerWith(['cases.read', 'cases.examine', 'cases.decide'])
  const examined = await s.after(token, (say) =>
    say(examineCase, {
      params: { id },
      body: { version, proposal: 'grant', opinion: '经审查，符合条件，建议准予。' },
    }),
  )
  expect(examined.allowedActions).toEqual([])
  for (const action of ['grant', 'deny', 'terminate'])
    expect(examined.closedActions).toContainEqual(
      expect.objectContaining({ action, why: '承办人不能审批自己承办的办件。' }),
    )
  const deciding = { token, params: { id }, body: { version: examined.version, decision: 'grant' } }
  expect(await s.refused(op, deciding)).toEqual([403, 'cases.same-person'])
  expect(await s.ask(op, { ...deciding, token: approver })).toMatchObject({ status: 200 })
})

test('a case that was not examined is not decided', async () => {
  const { id, version } = await s.accepted(await s.person(6))
  const early = { token: approver, params: { id }, body: { version, decision: 'grant' } }
  expect(await s.refused(op, early)).toEqual([409, 'cases.wrong-status'])
})

test('of one who grants and one who denies at once, one decides and one document is made', async () => {
  const asked = await deciding(7)
  const other = { ...asked.body, decision: 'deny', reasons }
  const answers = await s.race(
    `select from cases.case where id = '${asked.params.id}' for update`,
    () => s.ask(op, asked),
    () => s.ask(op, { ...asked, body: other }),
  )
  expect(statusesOf(answers)).toEqual([200, 409])
  const kinds = await s.rows<{ kind: string }>(
    `select kind from licences.document where case_id = $1 and kind like '%-decision'`,
    [asked.params.id],
  )
  expect(kinds.length).toBe(1)
})
