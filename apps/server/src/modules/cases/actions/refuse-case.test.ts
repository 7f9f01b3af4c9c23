import { getMyCase } from '@tongban/contracts/cases/apply'
import { askCorrection, refuseCase as op } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
let window: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
})
afterAll(() => s[Symbol.asyncDispose]())

const reasons = '申请事项不属于本机关职权范围，请向有管辖权的机关申请。'
const refusing = async (n = 1) => ({
  token: window,
  params: { id: await s.submitted(await s.person(n)) },
  body: { version: 1, reasons },
})

commonRefusals(() => s, op, refusing)
officeRefusals(() => s, op, refusing)
repeatable(() => s, op, refusing, { reasons: `${reasons}另一句。` })

test('a refusal has its reasons and a notice with the remedies; the case waits nowhere', async () => {
  const person = await s.person(2)
  const id = await s.submitted(person)
  const c = await s.after(window, (say) => say(op, { params: { id }, body: { version: 1, reasons } }))
  expect(c).toMatchObject({ status: 'refused', reasons, allowedActions: [], documents: [{ kind: 'refusal-notice' }] })
  expect([await s.events(id), await s.queueOf(id)]).toEqual([['case-submitted', 'case-refused'], undefined])
  const [document] = await s.rows<{ content: { remedies: string[] } }>(
    'select content from licences.document where case_id = $1',
    [id],
  )
  expect(document?.content.remedies.join()).toMatch(/行政复议.*行政诉讼/)
  expect(await s.say(person)(getMyCase, { params: { id } })).toMatchObject({ reasons, allowedActions: [] })
})

test('a case whose applicant does not correct it can be refused', async () => {
  const asked = await refusing(3)
  const items = [{ target: 'field' as const, key: 'industry', label: '', request: '请写明。' }]
  await s.say(window)(askCorrection, { params: asked.params, body: { version: 1, items } })
  expect(await s.ask(op, { ...asked, body: { version: 2, reasons } })).toMatchObject({ json: { status: 'refused' } })
})

test.for([['没有'], ['　 　 　 　'], ['长'.repeat(2001)]])('reasons of “%s” are not valid', async ([wrong]) => {
  expect(await s.refused(op, { ...(await refusing(4)), body: { version: 1, reasons: wrong } })).toEqual([
    400,
    'platform.not-valid',
  ])
})
