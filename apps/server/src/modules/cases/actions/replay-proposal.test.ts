import { replayProposal } from '@tongban/contracts/cases/replay'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { saveProposal, startProposal } from '@tongban/contracts/catalogue/proposals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
let keeper: string
let draft: { id: string; content: ItemContent }
let version: number
beforeAll(async () => {
  s = await testLibrary()
  keeper = await s.officer('items', 'anhui-scjg')
  await s.submitted(await s.person(1), foodItem)
  const begun = await s.say(keeper)(startProposal, {
    body: { scope: 'directory', kind: 'change', itemIds: [foodItem] },
  })
  draft = { id: begun.id, content: begun.contents[0] as ItemContent }
  version = begun.version
})
afterAll(() => s[Symbol.asyncDispose]())

/** The draft with this change, run over the case. */
async function replayed(change: Partial<ItemContent>) {
  const saved = await s.say(keeper)(saveProposal, {
    params: { id: draft.id },
    body: { version, reason: '试跑', contents: [{ ...draft.content, ...change }] },
  })
  version = saved.version
  return s.say(keeper)(replayProposal, { params: { id: draft.id } })
}
const examining = (days: number) =>
  draft.content.flow.map((stage) => (stage.stage === 'examination' ? { ...stage, days } : stage))

test('what changes nothing for a case says so, and names no case', async () => {
  expect(await replayed({ note: '另有说明。' })).toMatchObject({ cases: 1, rows: [] })
})

test('a shorter promise ends the case sooner, a longer one later', async () => {
  const sooner = await replayed({ promisedDays: 5, flow: examining(3) })
  expect(sooner.rows).toMatchObject([{ outcome: 'sooner', why: [{ zh: '期限由7个工作日变为5个工作日' }] }])
  const later = await replayed({ promisedDays: 9, flow: examining(7) })
  expect(later.rows.map(({ outcome }) => outcome)).toEqual(['later'])
})

test('a question that the case never answered stops it, and the field is named', async () => {
  const { groups } = draft.content.form
  const field = { key: 'seats', label: '座位数', labelEn: 'Seats', kind: 'integer' as const, required: true }
  const form = { groups: groups.map((g, i) => (i === 0 ? { ...g, fields: [...g.fields, field] } : g)) }
  const { rows } = await replayed({ form })
  expect(rows).toMatchObject([{ outcome: 'stuck' }])
  expect(JSON.stringify(rows)).toContain('座位数')
  expect(JSON.stringify(rows)).not.toContain('person')
})

test('an office that promises less keeps doing so: its cases end neither sooner nor later', async () => {
  await s.decide(await s.code(foodItem), 'change', { local: { promisedDays: 4, stageDays: { 3: 2 } } })
  await s.submitted(await s.person(2), foodItem)
  const { cases, rows } = await replayed({ promisedDays: 6, flow: examining(4) })
  expect(cases).toBe(2)
  // The first was made under the directory's seven days; the second under the office's four, which may stay.
  expect(rows.map(({ outcome, why }) => [outcome, why[0]?.zh])).toEqual([['sooner', '期限由7个工作日变为4个工作日']])
})

test('only who may read the library runs a draft', async () => {
  const asked = { token: await s.officer('window'), params: { id: draft.id } }
  expect((await s.refused(replayProposal, asked))[0]).toBe(403)
})
