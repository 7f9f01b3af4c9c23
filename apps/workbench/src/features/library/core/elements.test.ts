import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { describe, expect, test } from 'vitest'
import { changesBetween, markLines } from './compare.ts'
import { toEditable } from './editable.ts'
import { type CodeNames, elementsOf } from './elements.ts'
import { insertStage, toGraph } from './flow-draft.ts'
import { problemsOfContent, sectionOf } from './path.ts'
import { freeName, moveRow, put } from './rows.ts'
import { situationTree } from './situation-tree.ts'

const file = join(import.meta.dirname, '../../../../../../data/items/AUTH-108.json')
const item = JSON.parse(readFileSync(file, 'utf8')) as ItemContent
const names: CodeNames = { theme: (_, code) => [`主题${code}`, `Theme ${code}`], sources: [] }

describe('the elements of an item', () => {
  test('each has a name of its own, so that two versions can be laid side by side', () => {
    const ids = elementsOf(item, names).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('only what changed stands in a comparison', () => {
    const after = { ...item, promisedDays: 5, materials: item.materials.toReversed() }
    expect(changesBetween(item, after, names).changed).toMatchObject([
      { id: 'promisedDays', before: ['10个工作日', '10 working days'], after: ['5个工作日', '5 working days'] },
    ])
  })

  test('a flow that is written as a graph says what it said as a list; only a stage that is new stands out', () => {
    const graph = toGraph(item.flow)
    expect(changesBetween(item, { ...item, flow: graph }, names).changed).toEqual([])
    const added = insertStage(graph, 1, { stage: 'examination', name: '现场核查', nameEn: 'Site check', days: 1 })
    expect(changesBetween(item, { ...item, flow: added }, names).changed.map(({ id }) => id)).toEqual([
      `flow/${item.flow[0]?.name}`,
      'flow/现场核查',
    ])
  })

  test('a material that is taken away is shown with nothing after it', () => {
    const { changed } = changesBetween(item, { ...item, materials: item.materials.slice(1) }, names)
    expect(changed).toMatchObject([{ id: 'materials/old_age_form', after: null }])
  })

  test('a stage of no day is said as in the picture of the flow, and an item done at once as on its guide', () => {
    const { changed } = changesBetween(item, { ...item, promisedDays: 0 }, names)
    expect(changed).toMatchObject([{ id: 'promisedDays', after: ['当场办结', 'While you wait'] }])
    const words = elementsOf(item, names).flatMap(({ section, value: [zh] }) => (section === 'flow' ? [zh] : []))
    expect(words.at(-1)).toContain('时限：当场')
    expect(words.join()).not.toMatch(/(?<!\d)0个工作日/)
  })

  test('a change of the English alone is a change', () => {
    expect(changesBetween(item, { ...item, summaryEn: 'For the old.' }, names).changed).toHaveLength(1)
  })

  test('the lines that differ are marked', () => {
    expect(markLines('甲\n乙', '甲')).toEqual([
      { line: '甲', changed: false },
      { line: '乙', changed: true },
    ])
  })
})

describe('a draft that is not whole yet', () => {
  test('can be shown and edited', () => {
    const draft = toEditable({
      name: '新事项',
      materials: [{ name: '申请表' }, null],
      form: 'nonsense',
      levels: 'county',
    })
    expect(draft).toMatchObject({ name: '新事项', levels: [], form: { groups: [] } })
    expect(draft.materials.map(({ required }) => required)).toEqual([true, true])
    expect(() => elementsOf(draft, names)).not.toThrow()
  })

  test('a whole item stays as it is', () => expect(toEditable(item)).toEqual(item))
})

test('the form is read by its groups, with conditions in words', () => {
  const yesNo = { key: 'works', label: '在业', labelEn: 'Works', kind: 'yes-no' as const, required: true }
  const form = {
    groups: [
      {
        key: 'members',
        title: '成员',
        titleEn: 'Members',
        repeat: { min: 1, max: 8, itemName: '成员', itemNameEn: 'Member' },
        fields: [
          yesNo,
          {
            ...{ key: 'wage', label: '月工资', labelEn: 'Wage', kind: 'money' as const, required: false },
            ...{ maximum: 1_000_050, visibleWhen: 'works = true' },
          },
        ],
      },
    ],
  }
  const told = elementsOf({ ...item, form }, names).filter(({ section }) => section === 'form')
  expect(told.map(({ id, label, value }) => [id, label[0], value[0]])).toEqual([
    ['form/group/members', '分组：成员', '分组：成员 (Members)\n可重复填写：1至8项，每一项叫“成员”'],
    ['form/members.works', '成员 · 在业', '是否\n填写项：在业 (Works)\n必填'],
    [
      'form/members.wage',
      '成员 · 月工资',
      '金额\n填写项：月工资 (Wage)\n选填\n最大值：¥10000.50\n只在此时问：“在业”是“是”',
    ],
  ])
})

describe('problems', () => {
  const at = (path: string) => ({ path, code: 'c', message: 'm', messageEn: 'm' })
  test('stand in the part of their element', () => {
    expect(sectionOf('/materials/2/basis')).toBe('materials')
    expect(sectionOf('/promisedDays')).toBe('basic')
  })
  test('of a split belong to the item whose number they bear', () => {
    const problems = [at('/0/name'), at('/1/flow/0'), at('/reason')]
    expect(problemsOfContent(problems, 1, true)).toEqual([at('/flow/0')])
  })
  test('of the change as a whole are no problem of its text', () => {
    expect(problemsOfContent([at('/reason'), at('/name')], 0, false)).toEqual([at('/name')])
  })
})

describe('rows', () => {
  test('are moved, and keep their order otherwise', () => {
    expect(moveRow(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moveRow(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })
  test('get a name that no other has', () => expect(freeName('o', ['o1', 'o3'])).toBe('o2'))
  test('lose a part that says nothing', () =>
    expect(put({ a: 1, b: 2 } as { a: number; b?: number }, 'b', undefined)).toEqual({ a: 1 }))
})

test('the tree of circumstances shows under each answer what it brings and what is asked next', () => {
  const options = [
    { value: 'o1', label: '本人', labelEn: 'self' },
    { value: 'o2', label: '代办', labelEn: 'agent' },
  ]
  const tree = situationTree({
    ...item,
    situations: [
      { key: 'who', question: '谁来办', questionEn: 'Who', options },
      { key: 'how', question: '怎么委托', questionEn: 'How', options, visibleWhen: 'who = "o2"' },
    ],
    materials: item.materials.map((material, n) => (n === 0 ? { ...material, when: 'who = "o2"' } : material)),
  })
  expect(tree).toHaveLength(1)
  expect(tree[0]?.options).toMatchObject([
    { value: 'o1', brings: [], next: [] },
    { value: 'o2', brings: [{ zh: '高龄津贴申请表' }], next: [{ key: 'how' }] },
  ])
})

test('questions that hang on each other in a circle do not hang the screen', () => {
  const options = [
    { value: 'o1', label: '', labelEn: '' },
    { value: 'o2', label: '', labelEn: '' },
  ]
  const circle = {
    ...item,
    situations: [
      { key: 'a', question: '甲', questionEn: 'A', options, visibleWhen: 'b = "o1"' },
      { key: 'b', question: '乙', questionEn: 'B', options, visibleWhen: 'a = "o1"' },
    ],
  }
  expect(situationTree(circle).map(({ key }) => key)).toEqual(['a'])
})
