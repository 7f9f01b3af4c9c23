import { getCase as op } from '@tongban/contracts/cases/office-work'
import { downloadDocument } from '@tongban/contracts/licences/documents'
import { downloadFile } from '@tongban/contracts/materials/uploads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { commonRefusals } from '#testing/common-refusals'
import { personNo } from '#testing/people'

let s: CasesServer
let window: string
beforeAll(async () => {
  s = await testCases()
  window = await s.officer('window')
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => ({ token: window, params: { id: await s.submitted(await s.person(1)) } }),
)

test('the officer sees the whole case, and may do what post and stage allow; the rest is said with its reason', async () => {
  const id = await s.submitted(await s.person(2), foodItem)
  const c = await s.say(window)(op, { params: { id } })
  expect(c.allowedActions.toSorted()).toEqual(['accept', 'ask-correction', 'pass-pre-review', 'refuse'])
  expect([c.closedActions, c.changes, c.changedMaterials, c.opinion]).toEqual([[], [], [], null])
  const { name, citizenNumber, mobile } = personNo(2)
  expect(c.applicant).toMatchObject({ name, actedBy: null })
  expect(c.applicant.maskedIdentifier).not.toBe(citizenNumber)
  expect(c.applicant.maskedMobile).not.toBe(mobile)
  const handler = await s.say(await s.officer('handler'))(op, { params: { id } })
  expect(handler.allowedActions).toEqual([])
  expect(handler.closedActions).toHaveLength(4)
  expect(handler.closedActions[0]?.why).toBe('您的岗位没有这项权限。')
})

test('the files of a case open for its office, each opening logged, and for nobody of another office', async () => {
  const id = await s.submitted(await s.person(3), foodItem)
  const { checklist } = await s.say(window)(op, { params: { id } })
  const file = checklist.find(({ state }) => state === 'uploaded')?.files[0]?.id ?? ''
  expect(await s.api.download(downloadFile, { params: { id: file }, token: window })).toMatchObject({ ok: true })
  const opened = await s.rows('select officer_name from materials.access_log where file_id = $1', [file])
  expect(opened.length).toBe(1)
  const other = await s.officer('window', 'feixi-scjg')
  expect((await s.refused(downloadFile, { token: other, params: { id: file } }))[0]).toBe(404)
  expect(await s.refused(op, { token: other, params: { id } })).toEqual([404, 'cases.not-found'])
})

test('a supervisor of the city reads the case and its documents but may do nothing; one of another county sees nothing', async () => {
  const { id, documents } = await s.accepted(await s.person(4))
  await s.drain()
  const above = await s.officer('supervisor', 'hefei')
  const seen = await s.say(above)(op, { params: { id } })
  expect([seen.allowedActions, seen.documents.length]).toEqual([[], documents.length])
  expect(seen.closedActions[0]?.why).toBe('本办件由其他单位办理，您可以查看。')
  const params = { id: documents[0]?.id ?? '' }
  expect(await s.api.download(downloadDocument, { params, token: above })).toMatchObject({ ok: true })
  const beside = await s.officerWith(['cases.read', 'cases.supervise'], 'feixi-scjg')
  expect(await s.refused(op, { token: beside, params: { id } })).toEqual([404, 'cases.not-found'])
  expect((await s.refused(downloadDocument, { token: beside, params }))[0]).toBe(404)
})

test('a draft is no case: the office does not see it', async () => {
  const { id } = await s.filled(await s.person(5))
  expect(await s.refused(op, { token: window, params: { id } })).toEqual([404, 'cases.not-found'])
})
