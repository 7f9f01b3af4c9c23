import type { Guide } from '@tongban/contracts/catalogue/item'
import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import { getImpact, listProposals, startProposal, submitProposal } from '@tongban/contracts/catalogue/proposals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { type ProposalsServer, testProposals } from '#testing/proposals'

const office = 'yaohai-scjg-items'
let s: ProposalsServer
let code: string
beforeAll(async () => {
  s = await testProposals()
  code = await s.code(foodItem)
})
afterAll(() => s[Symbol.asyncDispose]())

const begin = (kind: Proposal['kind'], more: object = {}) =>
  s.start({ scope: 'implementing', kind, itemIds: [foodItem], code, ...more }, office)
/** Saved, handed in, and passed by the city's approval and secrecy review. */
async function through(p: Proposal, local: object): Promise<Proposal> {
  let at = await s.submit(await s.save(p, { reason: '方便群众。', local }, office), office)
  for (const stage of ['approval', 'secrecy'])
    at = await s.pass(at, stage, stage === 'approval' ? 'hefei-library' : 'hefei-secrecy')
  return at
}
/** The note as everybody reads it in the guide. */
const note = async () => (await s.app.inject(`/api/v1/items/${code}`)).json<Guide>().content.note

test('an office changes what is its own: two of the city pass it, and the guide says it', async () => {
  const begun = await begin('change')
  const { implementing } = await s.say(await s.as(office))(getImpact, { params: { id: begun.id } })
  expect(implementing).toEqual([{ level: 'county', count: 1 }])
  expect(begun).toMatchObject({ scope: 'implementing', state: 'draft', code, wanted: ['approval', 'secrecy'] })
  const published = await through(begun, { note: '周六上午办公。' })
  expect(published).toMatchObject({ state: 'published', wanted: [], listVersion: null })
  await expect.poll(note, { timeout: 5000 }).toMatch(/\n周六上午办公。$/)
})

test('what would be worse for the applicant than the directory is refused before it is handed in', async () => {
  const begun = await begin('change')
  const saved = await s.save(begun, { reason: '忙不过来。', local: { promisedDays: 90 } }, office)
  expect(saved.problems.map(({ path }) => path)).toContain('/local/promisedDays')
  const { status } = await s.ask(submitProposal, {
    token: await s.as(office),
    params: { id: begun.id },
    body: { version: saved.version },
  })
  expect(status).toBe(422)
})

test('suspended and resumed; rolled back to what it said before', async () => {
  const state = async () => (await s.rows(`select state from catalogue.implementation where code = '${code}'`))[0]
  await through(await begin('suspend'), {})
  expect(await state()).toEqual({ state: 'suspended' })
  await through(await begin('resume'), {})
  expect(await state()).toEqual({ state: 'published' })
  const again = await begin('change')
  expect(again.localBefore).toEqual({ note: '周六上午办公。' })
  await through(again, { note: '周日也办公。' })
  const [first] = await s.rows<{ id: string }>(
    `select id from catalogue.revision where code = '${code}' order by number limit 1`,
  )
  await through(await begin('roll-back', { rollBackTo: first?.id }), {})
  await expect.poll(note, { timeout: 5000 }).toMatch(/\n周六上午办公。$/)
})

test('an office neither changes the item of another nor reviews its own', async () => {
  const { status } = await s.ask(startProposal, {
    token: await s.as('feixi-scjg-items'),
    body: { scope: 'implementing', kind: 'change', itemIds: [foodItem], code },
  })
  expect(status).toBe(404)
  const handedIn = await s.submit(await s.save(await begin('change'), { reason: '方便。', local: {} }, office), office)
  expect(handedIn.allowedActs).toEqual(['withdraw'])
  for (const [account, ids] of [
    ['hefei-library', [handedIn.id]],
    [office, []],
  ] as const) {
    const waiting = await s.say(await s.as(account))(listProposals, { query: { view: 'to-review' } })
    expect(waiting.rows.map(({ id }) => id)).toEqual(ids)
  }
})
