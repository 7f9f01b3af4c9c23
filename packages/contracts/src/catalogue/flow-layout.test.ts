import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FlowStage } from './flow.ts'
import { flowGraph } from './flow-graph.ts'
import { flowLayout } from './flow-layout.ts'

const stage = (key: string, next: string[] = [], more: Partial<FlowStage> = {}): FlowStage => ({
  key,
  stage: 'examination',
  name: key,
  nameEn: key,
  days: 1,
  ...(next.length > 0 && { next: next.map((to) => ({ to })) }),
  ...more,
})
const layoutOf = (...stages: FlowStage[]) => flowLayout(flowGraph(stages))
const placesOf = (...stages: FlowStage[]) =>
  layoutOf(...stages).layers.map((layer) => layer.stages.map(({ key, x }) => `${key}${x}`).join(' '))

describe('places of stages', () => {
  test('a list runs down in one column', () => {
    const plain = (name: string): FlowStage => ({ stage: 'examination', name, nameEn: name, days: 1 })
    expect(placesOf(plain('a'), plain('b'), plain('c'))).toEqual(['10', '20', '30'])
  })
  test('a single stage and no stage', () => {
    expect(layoutOf(stage('a'))).toMatchObject({ columns: 1, layers: [{ stages: [{ key: 'a', x: 0 }] }] })
    expect(layoutOf()).toEqual({ columns: 0, layers: [], back: [], apart: [], loose: [] })
  })
  test('branches stand beside each other, split and join in the middle', () => {
    expect(placesOf(stage('a', ['b', 'c']), stage('b', ['d']), stage('c', ['d']), stage('d'))).toEqual([
      'a1',
      'b0 c2',
      'd1',
    ])
  })
  test('a short branch waits beside a long one, on the side where it was written', () => {
    const { layers } = layoutOf(
      stage('a', ['b', 'd']),
      stage('b', ['c']),
      stage('c', ['e']),
      stage('d', ['e']),
      stage('e'),
    )
    expect(layers.map((layer) => layer.passes)).toEqual([[], [], [2], []])
    expect(layers[3]?.into.map(({ fromX, toX, first, last }) => [fromX, toX, first, last])).toEqual([
      [0, 1, true, true],
      [2, 1, false, true],
    ])
  })
  test('a way that skips stages passes beside them', () => {
    expect(layoutOf(stage('a', ['b', 'c']), stage('b', ['c']), stage('c')).layers[1]).toMatchObject({
      stages: [{ key: 'b', x: 0 }],
      passes: [2],
    })
  })
  test('branches are put in the order in which fewest ways cross', () => {
    const { layers } = layoutOf(
      stage('a', ['b', 'c']),
      stage('b', ['y']),
      stage('c', ['x']),
      stage('x', ['z']),
      stage('y', ['z']),
      stage('z'),
    )
    expect(layers[2]?.stages.map(({ key }) => key)).toEqual(['y', 'x'])
  })
  test('a way back is told apart, a stage that nothing leads to stands apart', () => {
    const layout = layoutOf(stage('a', ['b']), stage('b', ['a', 'c', 'b']), stage('c'), stage('lost', ['c']))
    expect(layout.back.map(({ from, to }) => from + to)).toEqual(['ba', 'bb'])
    expect(layout.apart).toEqual(['lost'])
    expect(layout.loose.map(({ to }) => to)).toEqual(['c'])
  })
})

const names = 'abcdefghij'.split('')
const anyFlow = fc
  .array(fc.uniqueArray(fc.constantFrom(...names, 'nowhere'), { maxLength: 4 }), { maxLength: names.length })
  .map((all) => all.map((next, at) => stage(names[at] ?? '', next)))

describe('any flow', () => {
  test('has every stage once and no two boxes or ways over each other', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const { layers, apart, columns } = layoutOf(...flow)
        const shown = [...layers.flatMap(({ stages }) => stages.map(({ key }) => key)), ...apart]
        expect(shown.toSorted()).toEqual(flow.map(({ key }) => key))
        for (const { stages, passes } of layers) {
          const taken = [...stages.map(({ x }) => x), ...passes].toSorted((a, b) => a - b)
          for (const [n, x] of taken.entries()) {
            expect(Number.isInteger(x)).toBe(true)
            expect(x).toBeGreaterThanOrEqual(n === 0 ? 0 : (taken[n - 1] ?? 0) + 2)
            expect(x).toBeLessThanOrEqual(2 * columns - 2)
          }
        }
      }),
    )
  })
  test('has every way once, from its stage without a gap to the one it leads to, always downwards', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const graph = flowGraph(flow)
        const { layers, back, loose } = flowLayout(graph)
        const place = new Map(
          layers.flatMap(({ stages }, layer) => stages.map(({ key, x }) => [key, { layer, x }] as const)),
        )
        const drawn = new Set(layers.flatMap(({ into }) => into.map(({ edge }) => edge)))
        expect(drawn.size + back.length + loose.length).toBe(graph.edges.length)
        for (const edge of drawn) {
          const parts = layers.flatMap(({ into }, layer) =>
            into.filter((part) => part.edge === edge).map((part) => ({ ...part, layer })),
          )
          const [from, to] = [place.get(edge.from), place.get(edge.to)]
          expect(parts[0]).toMatchObject({ first: true, fromX: from?.x, layer: (from?.layer ?? 0) + 1 })
          expect(parts.at(-1)).toMatchObject({ last: true, toX: to?.x, layer: to?.layer })
          for (const [n, part] of parts.entries()) if (n > 0) expect(part.fromX).toBe(parts[n - 1]?.toX)
        }
      }),
    )
  })
  test('looks the same each time', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        expect(layoutOf(...flow)).toEqual(layoutOf(...structuredClone(flow)))
      }),
    )
  })
})
