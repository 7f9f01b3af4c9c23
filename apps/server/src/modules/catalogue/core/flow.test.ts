import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { flowGraph } from '@tongban/contracts/catalogue/flow-graph'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FlowRun, longestWay, runFlow } from './flow.ts'

/** Up to seven stages with exits anywhere, each taken or not in this circumstance (`yes`, `no`), and joins. */
const anyFlow = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const exit = fc.record({
    to: fc.integer({ min: 0, max: count - 1 }).map((n) => `s${n}`),
    when: fc.constantFrom(undefined, 'yes', 'no'),
  })
  const stage = fc.record({
    next: fc.uniqueArray(exit, { maxLength: 3, selector: ({ to }) => to }),
    join: fc.constantFrom(undefined, 'all' as const, 'any' as const),
    days: fc.integer({ min: 0, max: 5 }),
  })
  return fc.array(stage, { minLength: count, maxLength: count }).map((all) =>
    all.map(
      ({ next, join, days }, i): FlowStage => ({
        key: `s${i}`,
        stage: 'examination',
        name: `s${i}`,
        nameEn: `s${i}`,
        days,
        next: next.map(({ to, when }) => (when === undefined ? { to } : { to, when })),
        ...(join === undefined ? {} : { join }),
      }),
    ),
  )
})
const holds = (feel: string | undefined) => feel !== 'no'
const kinds = (run: FlowRun) => new Set(run.faults.map(({ kind }) => kind))

/** Walks the flow token by token, as the platform would: how often each stage is done, or undefined where it never ends. */
function walk(stages: readonly FlowStage[]): Map<string, number> | undefined {
  const graph = flowGraph(stages)
  const led = new Set<string>([graph.start ?? ''])
  for (const key of led) for (const { from, to } of graph.edges) if (from === key) led.add(to)
  const done = new Map<string, number>()
  const arrived = new Map<string, Set<string>>()
  const tokens: { at: string; from: string | null }[] = [{ at: graph.start ?? '', from: null }]
  for (let steps = 0; tokens.length > 0; steps++) {
    if (steps > 3000) return undefined
    const { at, from } = tokens.shift() ?? { at: '', from: null }
    const node = graph.nodes.find(({ key }) => key === at)
    if (node?.stage.join === 'all' && from !== null) {
      const here = (arrived.get(at) ?? new Set()).add(from)
      arrived.set(at, here)
      const waited = new Set(graph.edges.flatMap((edge) => (edge.to === at && led.has(edge.from) ? [edge.from] : [])))
      if (here.size < waited.size) continue
    }
    done.set(at, (done.get(at) ?? 0) + 1)
    for (const { from: out, to, when } of graph.edges) if (out === at && holds(when)) tokens.push({ at: to, from: at })
  }
  return done
}

test('a flow without faults does each stage at most once and ends exactly once, whoever walks it', () => {
  let sound = 0
  fc.assert(
    fc.property(anyFlow, (stages) => {
      const graph = flowGraph(stages)
      const run = runFlow(graph, holds)
      if (run.faults.length > 0) return
      sound++
      const done = walk(stages)
      expect([...(done?.keys() ?? [])].toSorted()).toEqual(run.order.map(({ key }) => key).toSorted())
      expect([...(done?.values() ?? [])].every((times) => times === 1)).toBe(true)
      expect(graph.ends.filter((key) => done?.has(key))).toHaveLength(1)
    }),
    { numRuns: 3000 },
  )
  expect(sound).toBeGreaterThan(300)
})

test('a flow that never ends, does a stage twice, waits for ever or ends twice has a fault', () => {
  let wrong = 0
  fc.assert(
    fc.property(anyFlow, (stages) => {
      const graph = flowGraph(stages)
      const done = walk(stages)
      const ends = graph.ends.reduce((sum, key) => sum + (done?.get(key) ?? 0), 0)
      const isSound = done !== undefined && ends === 1 && [...done.values()].every((times) => times === 1)
      if (isSound) return
      wrong++
      expect(kinds(runFlow(graph, holds)).size).toBeGreaterThan(0)
    }),
    { numRuns: 3000 },
  )
  expect(wrong).toBeGreaterThan(300)
})

test('each fault names a stage of the flow and ways that exist', () => {
  fc.assert(
    fc.property(anyFlow, (stages) => {
      const graph = flowGraph(stages)
      const steps = new Set(graph.edges.filter(({ when }) => holds(when)).map(({ from, to }) => `${from} ${to}`))
      for (const { key, paths } of runFlow(graph, holds).faults) {
        expect(graph.nodes.map((node) => node.key)).toContain(key)
        for (const path of paths) {
          expect(path[0]).toBe(graph.start)
          for (const [i, to] of path.entries()) if (i > 0) expect(steps).toContain(`${path[i - 1]} ${to}`)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('no way through a sound flow takes longer than the longest', () => {
  fc.assert(
    fc.property(anyFlow, (stages) => {
      const graph = flowGraph(stages)
      const run = runFlow(graph, holds)
      if (run.faults.length > 0) return
      const { days } = longestWay(run, ({ stage }) => stage.days)
      const daysOf = new Map(graph.nodes.map(({ key, stage }) => [key, stage.days]))
      const most = (key: string): number =>
        (daysOf.get(key) ?? 0) +
        Math.max(0, ...graph.edges.filter((e) => e.from === key && holds(e.when)).map(({ to }) => most(to)))
      expect(days).toBe(most(graph.start ?? ''))
    }),
    { numRuns: 2000 },
  )
})
