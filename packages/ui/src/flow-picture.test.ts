import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { drawFlow, type Make } from './draw-flow.ts'
import { FlowPicture } from './flow-picture.tsx'
import type { Language } from './language.ts'
import { type FlowReading, tellFlow } from './tell-flow.ts'

const list: FlowStage[] = [
  { stage: 'acceptance', name: '受理', nameEn: 'Acceptance', days: 0 },
  { stage: 'examination', name: '审查', nameEn: 'Examination', days: 3, onSite: true },
  { stage: 'delivery', name: '送达', nameEn: 'Delivery', days: 0 },
]
const graph: FlowStage[] = [
  { key: 'a', stage: 'acceptance', name: '受理', nameEn: 'Acceptance', days: 1, next: [{ to: 'b' }, { to: 'c' }] },
  {
    key: 'b',
    stage: 'special-procedure',
    name: '检验',
    nameEn: 'Inspection',
    days: 20,
    when: 'kind = "x"',
    next: [{ to: 'd' }],
  },
  {
    key: 'c',
    stage: 'consultation',
    name: '征求意见',
    nameEn: 'Consultation',
    days: 5,
    office: { where: 'department', departmentKey: 'water', level: 'city' },
    next: [{ to: 'd' }],
  },
  { key: 'd', stage: 'decision', name: '决定', nameEn: 'Decision', days: 2, join: 'all' },
]

const words = (feel: string) => `“${feel}”`
const told = (stages: readonly FlowStage[], more: Partial<FlowReading> = {}) =>
  tellFlow(stages, { lang: 'zh', words, ...more })
const boxesOf = (...of: Parameters<typeof told>) => told(...of).layers.flatMap(({ boxes }) => boxes)
const notesOf = (...of: Parameters<typeof told>) =>
  told(...of).layers.flatMap(({ notes }) => notes.map(({ place, words: said, x }) => `${place} ${said} ${x}`))

describe('what the picture says', () => {
  test('who does a stage, where, and how long it takes', () => {
    expect(boxesOf(list).map(({ facts }) => facts.join(' '))).toEqual([
      '窗口 当场',
      '承办人 3个工作日',
      '平台自动办理 当场',
    ])
    expect(boxesOf(list)[1]?.onSite).toBe('需到现场')
    expect(boxesOf(graph).map(({ facts }) => facts.join(' '))).toEqual([
      '窗口 1个工作日',
      '承办人 20个工作日，不计入时限',
      '水利部门（市级）承办人 5个工作日',
      '审批人 2个工作日',
    ])
    expect(boxesOf(graph, { lang: 'en' })[2]?.facts).toEqual(['Handler, Water (city)', '5 working days'])
  })
  test('what runs at the same time, what is waited for, and in which circumstance', () => {
    expect(notesOf(graph)).toEqual(['split 同时进行 1', 'join 全部完成后 1'])
    expect(boxesOf(graph).map(({ when, waits, after }) => [when, waits, after])).toEqual([
      [undefined, undefined, '之后同时进行：检验、征求意见'],
      ['只在“kind = "x"”时', undefined, undefined],
      [undefined, undefined, undefined],
      [undefined, '全部完成后', undefined],
    ])
  })
  test('a condition stands on its way, where no other way could be meant', () => {
    const [a, b, c, d] = graph as [FlowStage, FlowStage, FlowStage, FlowStage]
    const chosen = [{ ...a, next: [{ to: 'b', when: 'x' }, { to: 'c' }, { to: 'd', when: 'y' }] }, b, c, d]
    expect(notesOf(chosen)).toEqual(['entering “x”时 0', 'entering “y”时 4', 'join 全部完成后 2'])
    const both = [{ ...a, next: ['b', 'c'].map((to) => ({ to })) }, { ...b, next: [{ to: 'd', when: 'x' }] }, c, d]
    expect(notesOf(both)).toContain('leaving “x”时 0')
  })
  test('a list of stages needs no more words than the stages', () => {
    expect(notesOf(list)).toEqual([])
    expect(boxesOf(list).map(({ after }) => after)).toEqual([undefined, undefined, undefined])
  })
  test('ways back and ways to nowhere are said, a stage that nothing leads to stands apart', () => {
    const wrong: FlowStage[] = [
      { key: 'a', stage: 'acceptance', name: '受理', nameEn: '', days: 1, next: [{ to: 'b' }, { to: 'gone' }] },
      { key: 'b', stage: 'examination', name: '', nameEn: '', days: 1, next: [{ to: 'a', when: 'x' }] },
      { key: 'c', stage: 'decision', name: '决定', nameEn: '', days: 1 },
    ]
    const { layers, apart } = told(wrong)
    expect(layers.flatMap(({ boxes }) => boxes.map(({ name, stray }) => [name, ...stray]))).toEqual([
      ['受理', '之后的环节“gone”不存在'],
      ['（还没有名称）', '之后到：受理（“x”时）'],
    ])
    expect(apart.map(({ name }) => name)).toEqual(['决定'])
  })
})

describe('in a circumstance that was told', () => {
  const tell = (known: Record<string, 'yes' | 'no'>) => ({ tell: (feel: string) => known[feel] ?? ('open' as const) })

  test('a stage that is left out leads past itself, and what is alone is not joined', () => {
    const { layers } = told(graph, tell({ 'kind = "x"': 'no' }))
    expect(layers.map(({ boxes }) => boxes.map(({ name }) => name))).toEqual([['受理'], ['征求意见'], ['决定']])
    expect(layers.map(({ passes, notes }) => [passes, notes])).toEqual(Array(3).fill([[], []]))
  })
  test('a condition that holds is not said any more', () => {
    expect(boxesOf(graph, tell({ 'kind = "x"': 'yes' })).map(({ when }) => when)).toEqual(Array(4).fill(undefined))
  })
  test('an exit that is never taken is not drawn', () => {
    const [a, b, c, d] = graph as [FlowStage, FlowStage, FlowStage, FlowStage]
    const { layers } = told([{ ...a, next: [{ to: 'b', when: 'x' }, { to: 'd' }] }, b, c, d], tell({ x: 'no' }))
    expect(layers.map(({ boxes }) => boxes.map(({ name }) => name))).toEqual([['受理'], ['决定']])
  })
})

describe('the picture', () => {
  const render = (stages: FlowStage[], lang: Language = 'zh') =>
    renderToString(h(FlowPicture, { lang, stages, words, totalDays: 7 }))

  test('is a list of stages, those side by side a list in it', () => {
    const html = render(graph)
    expect(html.match(/<ol>/g)).toHaveLength(1)
    expect(html.match(/<li class="flow-layer">/g)).toHaveLength(4)
    expect(html).toMatch(/<ul><li class="flow-at-0">.*检验.*<\/li><li class="flow-at-2">.*征求意见.*<\/li><\/ul>/)
    expect(html).toContain('承诺7个工作日内办结')
  })
  test('hides its lines from those to whom they are said in words', () => {
    const said = render(graph).replace(
      /<div class="flow-ways" aria-hidden="true">.*?<\/svg>(<span[^>]*>[^<]*<\/span>)*<\/div>/g,
      '',
    )
    expect(said).not.toContain('<svg')
    expect(said).toContain('<span class="flow-said">全部完成后开始。</span>')
    expect(said).toContain('<span class="flow-said">之后同时进行：检验、征求意见</span>')
  })
  test('has its words in English', () => {
    expect(render(graph, 'en').replace(/kind = "x"/g, '')).not.toMatch(/\p{Script=Han}/u)
  })
  test('of more branches than there is room for is a list without lines', () => {
    const keys = Array.from({ length: 9 }, (_, n) => `b${n}`)
    const [a, , c, d] = graph as [FlowStage, FlowStage, FlowStage, FlowStage]
    const html = render([{ ...a, next: keys.map((to) => ({ to })) }, ...keys.map((key) => ({ ...c, key })), d])
    expect(html).toContain('flow-plain')
    expect(html).not.toContain('<svg')
  })
  test('of no stage is empty', () => {
    expect(render([])).toContain('<ol></ol>')
  })
})

test('a stage with something wrong is marked by shape and word, and its mark opens the sentences', () => {
  const wrong = new Map([[1, ['“审查”没有写明依据', '时限太长']]])
  const html = renderToString(drawFlow(h as Make<VNode>, { lang: 'zh', flow: told(list), wrong }))
  expect(html.match(/flow-wrong/g)).toHaveLength(1)
  expect(html).toMatch(
    /审查<\/strong>.*<details[^>]*><summary>■ 2 处要处理<\/summary><ul><li>“审查”没有写明依据<\/li><li>时限太长<\/li>/,
  )
})
