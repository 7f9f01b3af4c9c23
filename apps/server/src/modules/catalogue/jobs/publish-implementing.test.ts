import { afterEach, beforeEach, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
let code: string
beforeEach(async () => {
  s = await testLibrary()
  code = await s.code(foodItem)
})
afterEach(() => s[Symbol.asyncDispose]())

const shorter = { promisedDays: 4, stageDays: { 3: 2 }, address: '瑶海区政务中心三楼' }

test('an office that promises less time has a revision of its own over the directory’s', async () => {
  const before = await s.item(code)
  expect(before).toMatchObject({ state: 'published', differs: [], local: {}, revision: 1 })
  await s.decide(code, 'change', { local: shorter, baseRevisionId: (await s.directory()).revisionId })
  expect(await s.item(code)).toMatchObject({
    state: 'published',
    differs: ['promisedDays', 'stageDays', 'address'],
    local: shorter,
    revision: 1,
    content: { promisedDays: 4 },
    directory: { promisedDays: 7 },
    revisions: [{ number: 1, kind: 'change', reason: '便民', current: true }],
  })
  const [others] = await s.rows<{ n: number }>(
    `select count(*)::int as n from catalogue.implementation where differs <> '{}'`,
  )
  expect(others).toEqual({ n: 1 })
})

test('the guide shows what the office promises, and the next revision has the next number', async () => {
  await s.decide(code, 'change', { local: shorter })
  await s.decide(code, 'change', { local: { ...shorter, note: '周六办公' } })
  expect(await s.item(code)).toMatchObject({ revision: 2 })
  await expect.poll(async () => (await s.guide(code)).content.promisedDays, { timeout: 5000 }).toBe(4)
  expect(await s.guide(code)).toMatchObject({ revision: 2, office: { address: shorter.address }, local: shorter })
})

test('elements that say what the directory says are none; without any the office follows the directory again', async () => {
  const { revisionId, content } = await s.directory()
  await s.decide(code, 'change', { local: shorter })
  await s.decide(code, 'change', { local: { promisedDays: content.promisedDays, waivedMaterials: [] } })
  const [row] = await s.rows('select revision_id, differs from catalogue.implementation where code = $1', [code])
  expect(row).toEqual({ revision_id: revisionId, differs: [] })
})

test('what is worse for the applicant does not come out, and each place is named', async () => {
  await expect(s.decide(code, 'change', { local: { promisedDays: 30, visits: 2 } })).rejects.toMatchObject({
    problem: {
      status: 422,
      code: 'catalogue.gate-closed',
      fields: [
        { key: '/promisedDays', code: 'catalogue.promise-longer' },
        { key: '/visits', code: 'catalogue.visits-more' },
      ],
    },
  })
  expect(await s.item(code)).toMatchObject({ differs: [] })
})

test('what was drafted over another revision does not come out', async () => {
  const { baseRevisionId } = { baseRevisionId: (await s.directory()).revisionId }
  await s.change(() => ({ summary: '开饭店先办证' }))
  const stale = s.decide(code, 'change', { local: shorter, baseRevisionId })
  await expect(stale).rejects.toMatchObject({ problem: { status: 409, code: 'catalogue.changed-meanwhile' } })
})

test('while a change of the directory is on its way the office’s own waits', async () => {
  await s.publish(() => ({ summary: '开饭店先办证' }))
  await expect(s.decide(code, 'change', { local: shorter })).rejects.toMatchObject({
    problem: { code: 'catalogue.changed-meanwhile' },
  })
})

test('an office takes an item up once, of its level and department only', async () => {
  await s.rows(`delete from catalogue.implementation where code = $1`, [code])
  await s.decide(code, 'take-up', { local: { note: '周六办公' } })
  expect(await s.item(code)).toMatchObject({ state: 'published', differs: ['note'], level: 'county' })
  await expect(s.decide(code, 'take-up')).rejects.toMatchObject({ problem: { code: 'catalogue.taken-up-already' } })
  const [office] = await s.rows<{ creditCode: string }>(
    `select credit_code as "creditCode" from identity.office where level = 'city' and 'market-supervision' = any(department_keys) limit 1`,
  )
  const wrong = `${office?.creditCode}3${code.slice(19)}`
  await expect(s.decide(wrong, 'take-up')).rejects.toMatchObject({
    problem: { status: 422, code: 'catalogue.not-of-office' },
  })
  const [other] = await s.rows<{ creditCode: string }>(
    `select credit_code as "creditCode" from identity.office where level = 'county' and not department_keys && '{market-supervision,*}' limit 1`,
  )
  await expect(s.decide(`${other?.creditCode}${code.slice(18)}`, 'take-up')).rejects.toMatchObject({
    problem: { status: 422, code: 'catalogue.not-of-office' },
  })
  const [row] = await s.rows('select count(*)::int as n from catalogue.implementation where code = any($1)', [
    [wrong, `${other?.creditCode}${code.slice(18)}`],
  ])
  expect(row).toEqual({ n: 0 })
})

test('a service centre takes up every item of its level', async () => {
  const [open] = await s.rows<{ code: string }>(
    `select i.code from catalogue.implementation i join identity.office o on o.id = i.office_id where '*' = any(o.department_keys) limit 1`,
  )
  await s.rows(`delete from catalogue.implementation where code = $1`, [open?.code])
  await s.decide(open?.code ?? '', 'take-up')
  const [row] = await s.rows('select state from catalogue.implementation where code = $1', [open?.code])
  expect(row).toEqual({ state: 'published' })
})

test('what the directory has suspended is neither taken up nor resumed', async () => {
  await s.decide(code, 'suspend')
  await s.rows(`update catalogue.directory_item set state = 'suspended' where id = $1`, [foodItem])
  await expect(s.decide(code, 'resume')).rejects.toMatchObject({ problem: { status: 409 } })
  await s.decide(code, 'cancel')
  await expect(s.decide(code, 'take-up')).rejects.toMatchObject({ problem: { code: 'catalogue.item-not-in-force' } })
})

test('an item is suspended, resumed, cancelled and taken up again, each from where it may be', async () => {
  await expect(s.decide(code, 'resume')).rejects.toMatchObject({
    problem: { status: 409, code: 'catalogue.wrong-implementing-state' },
  })
  const states = []
  for (const kind of ['suspend', 'resume', 'suspend', 'cancel', 'take-up'] as const) {
    await s.decide(code, kind)
    states.push((await s.item(code)).state)
  }
  expect(states).toEqual(['suspended', 'published', 'suspended', 'cancelled', 'published'])
})

test('an office rolls back to an earlier revision of its own, as a new one over the directory of today', async () => {
  await s.decide(code, 'change', { local: shorter })
  const first = (await s.item(code)).revisions.find(({ current }) => current)?.id ?? ''
  await s.decide(code, 'change', { local: { note: '周六办公' } })
  await s.change(() => ({ summary: '开饭店先办证' }))
  expect((await s.item(code)).allowedKinds).toContain('roll-back')
  await s.decide(code, 'roll-back', { rollBackTo: first })
  expect(await s.item(code)).toMatchObject({
    revision: 4,
    local: shorter,
    content: { summary: '开饭店先办证', promisedDays: 4 },
  })
})

test('a roll-back to what is no longer allowed, or to another’s revision, is refused', async () => {
  await s.decide(code, 'change', { local: shorter })
  const first = (await s.item(code)).revisions.find(({ current }) => current)?.id ?? ''
  await s.decide(code, 'change', { local: { note: '周六办公' } })
  await s.change(({ flow }) => ({ promisedDays: 3, flow: flow.map((f, i) => (i === 2 ? { ...f, days: 1 } : f)) }))
  await expect(s.decide(code, 'roll-back', { rollBackTo: first })).rejects.toMatchObject({
    problem: { status: 422, code: 'catalogue.gate-closed' },
  })
  const elsewhere = await s.code(foodItem, '340123000000')
  await expect(s.decide(elsewhere, 'roll-back', { rollBackTo: first })).rejects.toMatchObject({
    problem: { status: 404, code: 'catalogue.revision-not-found' },
  })
})

test('nothing is changed of an office that the proposal is not of', async () => {
  const [other] = await s.rows<{ id: string }>(
    `select id from identity.office where credit_code <> left($1, 18) limit 1`,
    [code],
  )
  await expect(s.decide(code, 'cancel', { officeId: other?.id ?? '' })).rejects.toMatchObject({
    problem: { status: 404, code: 'catalogue.implementing-not-found' },
  })
})
