import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { type ImplementingItem, resolveMerge } from '@tongban/contracts/catalogue/library'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { foodItem, statusesOf } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
let code: string
beforeEach(async () => {
  s = await testLibrary()
  code = await s.code(foodItem)
})
afterEach(() => s[Symbol.asyncDispose]())

const faster = (promisedDays: number, examination: number) => (content: ItemContent) => ({
  promisedDays,
  flow: content.flow.map((stage, i) => (i === 2 ? { ...stage, days: examination } : stage)),
})
/** The directory shortens what the office had shortened too. */
async function asked(take: Record<string, string> = { promisedDays: 'office', stageDays: 'office' }) {
  await s.decide(code, 'change', { local: { promisedDays: 4, stageDays: { 3: 2 }, note: '周六办公' } })
  await s.change(faster(6, 4))
  const { merge } = await s.item(code)
  if (!merge) throw new Error('nothing was asked')
  return { token: await s.keeper(), params: { id: merge.id }, body: { version: merge.version, take } }
}

commonRefusals(
  () => s,
  resolveMerge,
  () => asked(),
)
repeatable(
  () => s,
  resolveMerge,
  () => asked(),
  { take: {} },
)

test('what the office keeps stays over the directory of today, and the guide follows', async () => {
  const { status, json } = await s.ask(resolveMerge, await asked({ promisedDays: 'office', stageDays: 'office' }))
  expect([status, json]).toMatchObject([
    200,
    { state: 'published', merge: null, revision: 2, local: { promisedDays: 4, stageDays: { 3: 2 }, note: '周六办公' } },
  ])
  await expect.poll(async () => (await s.guide(code)).revision, { timeout: 5000 }).toBe(2)
  const [trace] = await s.rows(
    `select actor like 'officer:%' as officer from platform.audit where action = 'merge-decided' and subject_id = $1`,
    [code],
  )
  expect(trace).toEqual({ officer: true })
})

test('what the office gives up is the directory’s; the rest of its own stays', async () => {
  const answer = await s.ask(resolveMerge, await asked({ promisedDays: 'directory', stageDays: 'directory' }))
  const item = answer.json as unknown as ImplementingItem
  expect(item).toMatchObject({ state: 'published', local: { note: '周六办公' }, differs: ['note'] })
  expect(item.content).toMatchObject({ promisedDays: 6 })
})

test('what is left open is named', async () => {
  const request = await asked({ promisedDays: 'directory' })
  expect(await s.refused(resolveMerge, request)).toEqual([422, 'catalogue.merge-incomplete'])
  expect((await s.ask(resolveMerge, request)).problem.detail).toContain('各环节时限')
})

test('a promise that its stages exceed is refused at its place, and the item stays as it was', async () => {
  await asked()
  const before = await s.item(code)
  const request = {
    token: await s.keeper(),
    params: { id: before.merge?.id ?? '' },
    body: { version: before.merge?.version, take: { promisedDays: 'office', stageDays: 'directory' } },
  }
  expect(await s.refused(resolveMerge, request)).toEqual([422, 'catalogue.gate-closed'])
  expect((await s.ask(resolveMerge, request)).problem.fields).toMatchObject([{ key: '/promisedDays' }])
  expect(await s.item(code)).toEqual(before)
})

test('an officer of another office learns nothing; who may only read does not decide', async () => {
  const request = await asked()
  const elsewhere = await s.officer('items', 'feixi-scjg')
  expect(await s.refused(resolveMerge, { ...request, token: elsewhere })).toEqual([404, 'catalogue.merge-not-found'])
  const reader = await s.officerWith(['library.read'])
  expect(await s.refused(resolveMerge, { ...request, token: reader })).toEqual([403, 'auth.scope-missing'])
})

test('who saw an earlier question is told that the directory changed again', async () => {
  const request = await asked()
  await s.change(faster(5, 3))
  expect(await s.refused(resolveMerge, request)).toEqual([412, 'catalogue.stale-version'])
  expect((await s.ask(resolveMerge, request)).problem).toMatchObject({ current: 2 })
})

test('while a further change is on its way nothing is decided over the old one', async () => {
  const request = await asked()
  await s.publish(faster(5, 3))
  expect(await s.refused(resolveMerge, request)).toEqual([409, 'catalogue.merge-moved'])
})

test('of two officers who decide at once, one does', async () => {
  const request = await asked()
  const answers = await s.race(
    `select from catalogue.implementation where code = '${code}' for update`,
    () => s.ask(resolveMerge, request),
    () =>
      s.ask(resolveMerge, {
        ...request,
        body: { ...request.body, take: { promisedDays: 'directory', stageDays: 'directory' } },
      }),
  )
  expect(statusesOf(answers)).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.code).toBe('catalogue.merge-decided')
  expect((await s.item(code)).revision).toBeLessThan(3)
})
