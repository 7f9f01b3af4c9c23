import { getDirectoryItem, listDirectory, listListVersions } from '@tongban/contracts/catalogue/library'
import { listProposals } from '@tongban/contracts/catalogue/proposals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ProposalsServer, proposer, testProposals } from '#testing/proposals'

let s: ProposalsServer
beforeAll(async () => {
  s = await testProposals()
})
afterAll(() => s[Symbol.asyncDispose]())

const read = async (itemId: string) => s.say(await s.as(proposer))(getDirectoryItem, { params: { itemId } })

test('a department changes its item: drafted, passed by three, published with a list version', async () => {
  const begun = await s.start({ scope: 'directory', kind: 'change', itemIds: ['AUTH-020'] })
  expect(begun).toMatchObject({
    state: 'draft',
    version: 1,
    itemName: expect.any(String),
    itemNameEn: 'Food business permit',
    wanted: ['editing', 'legal', 'secrecy'],
  })
  expect(begun.problems.map(({ code }) => code)).toEqual(['catalogue.reason-missing', 'catalogue.nothing-changed'])
  const [content] = begun.contents
  const saved = await s.save(begun, {
    reason: '写明当场受理。',
    contents: [{ ...content, note: '材料齐全的当场受理。' }],
  })
  expect(saved).toMatchObject({ version: 2, problems: [], allowedActs: ['save', 'submit', 'withdraw'] })
  const handedIn = await s.submit(saved)
  expect(handedIn).toMatchObject({ state: 'in-review', allowedActs: ['withdraw'] })
  const waiting = await s.say(await s.as('anhui-legal'))(listProposals, { query: { view: 'to-review' } })
  expect(waiting.rows).toMatchObject([{ id: begun.id, itemNameEn: 'Food business permit' }])
  expect(await s.pass(handedIn, 'editing')).toMatchObject({ state: 'in-review', wanted: ['legal', 'secrecy'] })
  expect(await s.pass(handedIn, 'legal')).toMatchObject({ state: 'in-review', wanted: ['secrecy'] })
  const published = await s.pass(handedIn, 'secrecy')
  expect(published).toMatchObject({ state: 'published', listVersion: 1, wanted: [], allowedActs: [] })
  expect(await read('AUTH-020')).toMatchObject({
    revision: 2,
    state: 'in-force',
    content: { note: '材料齐全的当场受理。' },
    revisions: [
      { number: 2, kind: 'change', reason: '写明当场受理。', current: true },
      { number: 1, kind: null, current: false },
    ],
    proposals: [{ id: begun.id, listVersion: 1 }],
  })
  const { versions } = await s.say(await s.as('yaohai-scjg-items'))(listListVersions, { query: {} })
  expect(versions).toMatchObject([{ number: 1, changes: [{ kind: 'change', itemId: 'AUTH-020' }] }])
})

test('a new item gets the next code of its department and type, and is found by its name', async () => {
  const begun = await s.start({ scope: 'directory', kind: 'new' })
  expect(begun.problems.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/reason', '/name', '/levels', '/audience', '/legalBasis']),
  )
  const { content } = await read('AUTH-010')
  const published = await s.through(begun, {
    contents: [{ ...content, name: '小餐饮登记公示', nameEn: 'Small restaurants' }],
  })
  const [itemId] = published.itemIds
  expect(itemId).toBe('ITEM-340131019000')
  expect(await read(itemId ?? '')).toMatchObject({ baseCode: '340131019000', name: '小餐饮登记公示', revision: 1 })
})

test('an item is split: it is cancelled, the parts have codes of their own, and it says what it became', async () => {
  const begun = await s.start({ scope: 'directory', kind: 'split', itemIds: ['AUTH-022'] })
  const [one, two] = begun.contents
  const published = await s.through(begun, {
    contents: [
      { ...one, name: '甲类登记' },
      { ...two, name: '乙类登记' },
    ],
  })
  const [old, ...parts] = published.itemIds
  expect(old).toBe('AUTH-022')
  expect(await read('AUTH-022')).toMatchObject({
    state: 'cancelled',
    implementing: 0,
    related: parts.map((itemId) => ({ itemId, how: 'split-into' })),
    allowedKinds: [],
  })
  expect(await s.rows(`select distinct state from catalogue.implementation where item_id = 'AUTH-022'`)).toEqual([
    { state: 'cancelled' },
  ])
})

test('items are merged into one; suspended, resumed and cancelled ones say so', async () => {
  const begun = await s.start({ scope: 'directory', kind: 'merge', itemIds: ['AUTH-034', 'AUTH-035'] })
  const merged = await s.through(begun, { contents: [{ ...begun.contents[0], name: '合并后的服务' }] })
  expect(await read(merged.itemIds[2] ?? '')).toMatchObject({
    name: '合并后的服务',
    related: [
      { itemId: 'AUTH-034', how: 'merge-from' },
      { itemId: 'AUTH-035', how: 'merge-from' },
    ],
  })
  for (const [kind, state] of [
    ['suspend', 'suspended'],
    ['resume', 'in-force'],
    ['cancel', 'cancelled'],
  ] as const) {
    await s.through(await s.start({ scope: 'directory', kind, itemIds: ['AUTH-007'] }))
    expect(await read('AUTH-007')).toMatchObject({ state })
  }
  const token = await s.as(proposer)
  const { rows, total } = await s.say(token)(listDirectory, { query: { state: 'cancelled' } })
  expect([rows.length, total]).toEqual([4, 4])
})

test('an item goes back to an earlier revision', async () => {
  const { revisions } = await read('AUTH-020')
  const rollBackTo = revisions.at(-1)?.id ?? ''
  const begun = await s.start({ scope: 'directory', kind: 'roll-back', itemIds: ['AUTH-020'], rollBackTo })
  await s.through(begun)
  const { content, revision } = await read('AUTH-020')
  expect(revision).toBe(3)
  expect(content.note).toContain('10个工作日')
})
