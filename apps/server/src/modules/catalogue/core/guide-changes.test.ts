import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { guideChanges } from './guide-changes.ts'

const path = join(import.meta.dirname, '../../../../../../data/items/AUTH-020.json')
const before = JSON.parse(readFileSync(path, 'utf8')) as ItemContent
const changesOf = (change: (content: ItemContent) => Partial<ItemContent>) =>
  guideChanges(before, { ...before, ...change(before) })
const zh = (change: (content: ItemContent) => Partial<ItemContent>) => changesOf(change).map((one) => one.zh)

test('what is the same in another order of keys is no change', () => {
  const turned = Object.fromEntries(Object.entries(before).toReversed()) as ItemContent
  expect(guideChanges(before, turned)).toEqual([])
})

test('a shorter promise, a document less and a fee more are said in words of both languages', () => {
  expect(
    changesOf((content) => ({
      promisedDays: content.promisedDays - 2,
      materials: content.materials.filter(({ key }) => key !== 'food_safety_rules'),
      fee: { charged: true, text: '工本费10元', textEn: 'Ten yuan', basis: '某某规定' },
    })),
  ).toEqual([
    {
      zh: '承诺时限由7个工作日缩短为5个工作日',
      en: 'Promised limit: 7 working day(s) is shortened to 5 working day(s)',
    },
    { zh: '取消材料“保证食品安全的规章制度清单”', en: 'Document dropped: “List of food safety rules”' },
    { zh: '开始收费：工本费10元（依据：某某规定）', en: 'A fee is charged now: Ten yuan' },
  ])
})

test('of a document it is said how it changed', () => {
  const change = (more: Partial<ItemContent['materials'][number]>) =>
    zh(({ materials }) => ({
      materials: materials.map((m) => (m.key === 'layout_and_process' ? { ...m, ...more } : m)),
    }))
  expect(change({ required: false })).toEqual(['材料“主要设备设施布局、操作流程文件”：不再必须'])
  expect(change({ when: 'premises_right = "rented"' })[0]).toContain('调整了需要它的情形')
  expect(change({ source: 'government', obtain: { via: 'licence', licenceType: '营业执照' } })[0]).toContain('免提交')
  expect(change({ acceptedKinds: ['pdf'] })[0]).toContain('调整了具体要求')
})

test('every element that a guide shows has its sentence', () => {
  const changed: Partial<ItemContent>[] = [
    { name: '新名' },
    { summary: '新的简介' },
    { statutory: { days: 30, unit: 'workday' } },
    { visits: before.visits + 1 },
    { conditions: [...before.conditions, '新条件'] },
    { flow: before.flow.slice(1) },
    { legalBasis: before.legalBasis.slice(1) },
    { reviewPoints: [] },
    { faq: [] },
    { form: { groups: before.form.groups.slice(1) } },
    { audience: ['legal'] },
    { levels: ['city'] },
    { channels: ['online'] },
    { onlineDepth: '需到场' },
    { result: { ...before.result, validityYears: 3 } },
    { note: '新备注' },
    { theme: {} },
  ]
  for (const one of changed) expect(zh(() => one).length, Object.keys(one).join()).toBeGreaterThan(0)
})
