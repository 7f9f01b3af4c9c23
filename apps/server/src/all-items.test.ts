import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getMyCase } from '@tongban/contracts/cases/apply'
import { findItemInRegion, getGuide } from '@tongban/contracts/catalogue/browse'
import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import { type CompiledForm, fieldsOf } from '@tongban/forms/compiled-form'
import { holds } from '@tongban/forms/visibility'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesServer, testCases } from '#testing/cases'
import { dataDir } from '#testing/template'
import { apply } from './story/apply.ts'
import { must, voiceOf } from './story/client.ts'

let s: CasesServer
let person: string
let enterprise: string
beforeAll(async () => {
  s = await testCases()
  person = await s.person(0)
  enterprise = (await s.enterprise(1)).token
})
afterAll(() => s[Symbol.asyncDispose]())

const itemIds = readdirSync(join(dataDir, 'items')).map((file) => file.replace('.json', ''))

/** Places of the test's regions from the lowest level up; the first that exercises the item itself is taken. */
const places = [
  '340123100001',
  '340102001001',
  '340123100000',
  '340102001000',
  '340102000000',
  '340123000000',
  '340100000000',
  '340000000000',
]

async function lowest(itemId: string): Promise<ItemBrief | undefined> {
  for (const region of places) {
    const answer = await s.api.call(findItemInRegion, { params: { itemId, region } })
    if (answer.ok && answer.value.regionCode === region && !answer.value.chooseRegion) return answer.value
  }
  return undefined
}

test('there are 110 items', () => {
  expect(itemIds.length).toBe(110)
})

test.each(itemIds)('%s is begun, filled in and submitted where it is exercised', async (itemId) => {
  const item = await lowest(itemId)
  if (!item) throw new Error('no region of the test exercises it')
  const guide = must(await s.api.call(getGuide, { params: { code: item.code } }), 'getGuide')
  const audience = item.audience.includes('natural') ? 'natural' : 'legal'
  const token = audience === 'natural' ? person : enterprise
  const { application, receipt } = await apply(s.api, token, item.code, itemIds.indexOf(itemId))
  // What the guide says is what the flow runs on.
  expect(Object.keys(guide.forms).toSorted()).toEqual(item.audience.toSorted())
  expect(application.form).toEqual(guide.forms[audience])
  const form = application.form as CompiledForm
  const needed = guide.content.materials.filter(({ when }) => holds(form, when, application.answers))
  expect(application.checklist.map(({ name, required }) => [name, required])).toEqual(
    needed.map(({ name, required }) => [name, required]),
  )
  expect(receipt).toMatchObject({ itemName: guide.content.name, officeName: guide.office.name })
  const c = await voiceOf(s.api, token)(getMyCase, { params: { id: receipt.caseId } })
  expect([c.promisedDays, c.level, c.regionCode]).toEqual([guide.content.promisedDays, guide.level, item.regionCode])
  const required = [...fieldsOf(c.form)]
    .filter(([, { field, group }]) => field.required && !field.visibleWhen && !group.visibleWhen)
    .map(([key]) => key)
  expect(Object.keys(c.answers)).toEqual(expect.arrayContaining(required))
})
