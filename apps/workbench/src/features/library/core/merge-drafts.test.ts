import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDrafts } from './merge-drafts.ts'

const base = {
  name: '食品经营许可',
  summary: '开饭店',
  materials: [
    { key: 'plan', name: '布局图' },
    { key: 'id', name: '身份证' },
  ],
  conditions: ['有场所'],
}

describe('two editors of one draft', () => {
  test('what only one of them changed is taken without asking', () => {
    const mine = { ...base, name: '食品经营许可（新办）' }
    const theirs = { ...base, summary: '开饭店、卖食品' }
    expect(mergeDrafts(base, mine, theirs)).toEqual({ value: { ...mine, summary: '开饭店、卖食品' }, clashes: [] })
  })

  test('materials are told apart by what they are, not by their place in the list', () => {
    const mine = { ...base, materials: [{ key: 'plan', name: '设备布局图' }, base.materials[1]] }
    const theirs = { ...base, materials: [{ key: 'lease', name: '租赁合同' }, ...base.materials] }
    const { value, clashes } = mergeDrafts(base, mine, theirs)
    expect(clashes).toEqual([])
    expect(value).toMatchObject({
      materials: [{ key: 'lease' }, { key: 'plan', name: '设备布局图' }, { key: 'id' }],
    })
  })

  test('a material that one moved and the other renamed is moved and renamed', () => {
    const mine = { ...base, materials: base.materials.toReversed() }
    const theirs = { ...base, materials: [base.materials[0], { key: 'id', name: '居民身份证' }] }
    expect(mergeDrafts(base, mine, theirs).value).toMatchObject({
      materials: [{ key: 'id', name: '居民身份证' }, { key: 'plan' }],
    })
  })

  test('what both wrote is asked about; mine stays until theirs is chosen', () => {
    const mine = { ...base, name: '甲' }
    const theirs = { ...base, name: '乙' }
    const asked = mergeDrafts(base, mine, theirs)
    expect(asked.clashes).toEqual([{ path: '/name', mine: '甲', theirs: '乙' }])
    expect(asked.value).toMatchObject({ name: '甲' })
    expect(mergeDrafts(base, mine, theirs, { '/name': 'theirs' }).value).toMatchObject({ name: '乙' })
  })

  test('a material that I removed and they changed is asked about', () => {
    const mine = { ...base, materials: base.materials.slice(1) }
    const theirs = { ...base, materials: [{ key: 'plan', name: '平面图' }, base.materials[1]] }
    const { clashes } = mergeDrafts(base, mine, theirs)
    expect(clashes).toEqual([{ path: '/materials/plan', mine: undefined, theirs: { key: 'plan', name: '平面图' } }])
  })

  test('a list of plain lines that both changed is asked about as a whole', () => {
    const { clashes } = mergeDrafts(base, { ...base, conditions: ['甲'] }, { ...base, conditions: ['乙'] })
    expect(clashes.map(({ path }) => path)).toEqual(['/conditions'])
  })

  test('nothing that I alone wrote is ever lost', () => {
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string(), { noNullPrototype: true })
    fc.assert(
      fc.property(record, record, record, (from, mine, theirs) => {
        const merged = mergeDrafts(from, mine, theirs).value as Record<string, string>
        for (const [key, text] of Object.entries(mine)) if (from[key] !== text) expect(merged[key]).toBe(text)
      }),
    )
  })
})
