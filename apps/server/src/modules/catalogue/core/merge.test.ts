import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repositoryRoot } from '#testing/template'
import { checkLocal } from './check-local.ts'
import { equal } from './equal.ts'
import { elementsOf } from './local.ts'
import { decideMerge, differing, mergeLocal, touches } from './merge.ts'

const food = JSON.parse(readFileSync(join(repositoryRoot, 'data/items/AUTH-020.json'), 'utf8')) as ItemContent
const keys = food.materials.map(({ key }) => key)

const days = fc.integer({ min: 0, max: 6 })
/** The directory's content with times, stages, visits, depth and materials at random. */
const contents: fc.Arbitrary<ItemContent> = fc
  .record({
    extra: fc.integer({ min: 0, max: 2 }),
    stages: fc.tuple(days, days, days, days, days),
    stageNames: fc.tuple(...food.flow.map(({ name }) => fc.constantFrom(name, name, name, `${name}（新）`))),
    keyed: fc.boolean(),
    more: fc.boolean(),
    online: fc.boolean(),
    materials: fc.subarray(keys),
    renamed: fc.subarray(keys, { maxLength: 1 }),
    note: fc.constantFrom('', '目录说明'),
  })
  .map(({ extra, stages, stageNames, keyed, more, online, materials, renamed, note }) => ({
    ...food,
    promisedDays: stages.slice(1).reduce((a, b) => a + b, 0) + extra + (more ? 1 : 0),
    flow: [
      ...food.flow.map((stage, i) => ({
        ...stage,
        ...(keyed ? { key: `stage-${i + 1}` } : {}),
        name: stageNames[i] ?? stage.name,
        days: stages[i] ?? 0,
      })),
      ...(more ? [{ stage: 'consultation' as const, name: '征求意见', nameEn: 'Consultation', days: 1 }] : []),
    ],
    visits: online ? 0 : 2,
    onlineDepth: online ? '全程网办' : '需到场',
    materials: food.materials
      .filter(({ key }) => materials.includes(key))
      .map((one) => (renamed.includes(one.key) ? { ...one, name: `${one.name}（新）` } : one)),
    ...(note ? { note } : {}),
  }))
/** Elements that an office could have written over the content, right or wrong. */
const elementsOver = (content: ItemContent): fc.Arbitrary<LocalElements> =>
  fc
    .record(
      {
        promisedDays: fc.integer({ min: 0, max: content.promisedDays }),
        stageDays: fc.dictionary(
          fc.constantFrom(...content.flow.map((stage, i) => stage.key ?? String(i + 1))),
          fc.integer({ min: 0, max: 3 }),
        ),
        visits: fc.integer({ min: 0, max: content.visits }),
        onlineDepth: fc.constantFrom('全程网办', '网上预审', '需到场'),
        waivedMaterials: fc.subarray(content.materials.map(({ key }) => key)),
        note: fc.constantFrom('三楼5号窗口', ''),
        hours: fc.constant('周六上午'),
      },
      { requiredKeys: [] },
    )
    .map((local) => ({ ...local }) as LocalElements)
const changes = contents.chain((before) =>
  fc.record({ before: fc.constant(before), after: contents, local: elementsOver(before) }),
)
const allowedChanges = changes.filter(({ before, local }) => checkLocal(before, local).length === 0)

const elements = (merged: ReturnType<typeof mergeLocal>) =>
  'local' in merged ? elementsOf(merged.local) : merged.conflicts.map(({ element }) => element)
/** All open elements decided one way. */
const all = (merged: ReturnType<typeof mergeLocal>, take: 'directory' | 'office') =>
  Object.fromEntries('local' in merged ? [] : merged.conflicts.map(({ element }) => [element, take]))

test('what the office did not fill in comes from the directory, without a question', () => {
  fc.assert(
    fc.property(contents, contents, (before, after) => {
      expect(mergeLocal(before, after, {})).toEqual({ local: {} })
    }),
  )
})

test('where the directory stays as it was nothing is asked and nothing lost', () => {
  fc.assert(
    fc.property(allowedChanges, ({ before, local }) => {
      expect(mergeLocal(before, structuredClone(before), local)).toEqual({ local: differing(before, local) })
    }),
  )
})

/** What an element is measured by: a change of the directory elsewhere is none of its business. */
const readBy: Record<string, (content: ItemContent) => unknown> = {
  promisedDays: ({ promisedDays, flow }) => [promisedDays, flow],
  stageDays: ({ promisedDays, flow }) => [promisedDays, flow],
  visits: ({ visits, onlineDepth, flow }) => [visits, onlineDepth, flow],
  onlineDepth: ({ visits, onlineDepth, flow }) => [visits, onlineDepth, flow],
  waivedMaterials: ({ materials }) => materials,
  note: () => 0,
  hours: () => 0,
}

test('nothing that only one side changed is ever put to the office', () => {
  fc.assert(
    fc.property(allowedChanges, ({ before, after, local }) => {
      const merged = mergeLocal(before, after, local)
      if ('conflicts' in merged)
        for (const { element } of merged.conflicts) {
          expect(elementsOf(local)).toContain(element)
          expect(equal(readBy[element]?.(before), readBy[element]?.(after)), element).toBe(false)
        }
    }),
    { numRuns: 500 },
  )
})

test('no element is lost: it stays, is asked about, or is what the directory says', () => {
  fc.assert(
    fc.property(allowedChanges, ({ before, after, local }) => {
      const merged = mergeLocal(before, after, local)
      const kept = decideMerge(before, after, local, all(merged, 'directory'))
      const found = new Set([...elements(merged), ...(kept.ok ? elementsOf(kept.value) : [])])
      for (const element of elementsOf(local)) {
        if (found.has(element as never)) continue
        if (element === 'waivedMaterials')
          for (const key of local.waivedMaterials ?? []) expect(after.materials.map((m) => m.key)).not.toContain(key)
        else if (element === 'stageDays')
          for (const [key, value] of Object.entries(local.stageDays ?? {})) {
            const at = (content: ItemContent) => content.flow.find((s, i) => (s.key ?? String(i + 1)) === key)
            expect([at(before)?.days, at(after)?.days ?? value]).toContain(value)
          }
        else expect([before[element as 'visits'], after[element as 'visits']]).toContain(local[element])
      }
    }),
    { numRuns: 500 },
  )
})

test('the directory’s for all is always allowed; the office’s for all keeps every element wherever that is allowed', () => {
  fc.assert(
    fc.property(allowedChanges, ({ before, after, local }) => {
      const merged = mergeLocal(before, after, local)
      const directory = decideMerge(before, after, local, all(merged, 'directory'))
      expect(directory.ok).toBe(true)
      if (directory.ok) expect(checkLocal(after, directory.value)).toEqual([])
      const office = decideMerge(before, after, local, all(merged, 'office'))
      if (!office.ok) return
      expect(checkLocal(after, office.value)).toEqual([])
      for (const element of 'conflicts' in merged ? elements(merged) : [])
        expect(elementsOf(office.value)).toContain(element)
    }),
    { numRuns: 500 },
  )
})

test('the office is told that its value may not stay exactly where no decision on the others would let it', () => {
  fc.assert(
    fc.property(allowedChanges, ({ before, after, local }) => {
      const merged = mergeLocal(before, after, local)
      if ('local' in merged) return
      const names = merged.conflicts.map(({ element }) => element)
      const decisions = Array.from({ length: 2 ** names.length }, (_, bits) =>
        Object.fromEntries(
          names.map((name, i) => [name, bits & (2 ** i) ? ('office' as const) : ('directory' as const)]),
        ),
      )
      for (const { element, officeRefused } of merged.conflicts) {
        const possible = decisions.some(
          (take) => take[element] === 'office' && decideMerge(before, after, local, take).ok,
        )
        expect(officeRefused === null, element).toBe(possible)
      }
    }),
    { numRuns: 300 },
  )
})

test('what both changed is put side by side: as it was, what the directory says now, what the office wants', () => {
  const after = { ...food, promisedDays: 6, flow: food.flow.map((s, i) => (i === 2 ? { ...s, days: 4 } : s)) }
  const local = { promisedDays: 4, stageDays: { 3: 2 }, note: '三楼5号窗口' }
  expect(touches(food, after, local)).toEqual(['promisedDays', 'stageDays'])
  expect(mergeLocal(food, after, local)).toMatchObject({
    conflicts: [
      { element: 'promisedDays', base: '7', directory: '6', office: '4', officeRefused: null },
      { element: 'stageDays', base: '审查与现场核查 5', directory: '审查与现场核查 4', office: '审查与现场核查 2' },
    ],
  })
  expect(decideMerge(food, after, local, { promisedDays: 'directory' })).toMatchObject({
    error: { missing: ['stageDays'] },
  })
  expect(decideMerge(food, after, local, { promisedDays: 'office', stageDays: 'directory' })).toMatchObject({
    error: { refused: [{ path: '/promisedDays', code: 'catalogue.stages-longer' }] },
  })
  expect(decideMerge(food, after, local, { promisedDays: 'directory', stageDays: 'office' })).toMatchObject({
    value: { stageDays: { 3: 2 }, note: '三楼5号窗口' },
  })
})

test('a promise that the directory now undercuts may not stay, and the office reads why', () => {
  const after = { ...food, promisedDays: 3, flow: food.flow.map((s, i) => (i === 2 ? { ...s, days: 1 } : s)) }
  expect(mergeLocal(food, after, { promisedDays: 4, stageDays: { 3: 2 } })).toMatchObject({
    conflicts: [
      { element: 'promisedDays', officeRefused: expect.stringContaining('比目录的3个工作日长') },
      { element: 'stageDays', officeRefused: expect.stringContaining('比目录的1个工作日长') },
    ],
  })
})

test('where directory and office come to the same nothing is asked and the office no longer differs', () => {
  expect(mergeLocal(food, { ...food, visits: 0, promisedDays: 7 }, { promisedDays: 7 })).toEqual({ local: {} })
  const [first] = keys
  const without = { ...food, materials: food.materials.slice(1) }
  expect(mergeLocal(food, without, { waivedMaterials: [first ?? ''] })).toEqual({ local: {} })
})
