import type { FlowStage, StageExit } from '@tongban/contracts/catalogue/flow'
import { flowGraph, isGraph } from '@tongban/contracts/catalogue/flow-graph'
import { readCondition } from './condition.ts'
import { freeName, insertRow, put, removeRow } from './rows.ts'

/** Flows that are edited: each answers a new one, and what is not meant to change goes on as before. */

const keyPrefix = 'stage-'
const freeKey = (stages: readonly FlowStage[]): string =>
  freeName(
    keyPrefix,
    stages.flatMap(({ key }) => key ?? []),
  )

/** Every stage with a key of its own. */
function withKeys(stages: readonly FlowStage[]): (FlowStage & { key: string })[] {
  const keyed: (FlowStage & { key: string })[] = []
  const known = [...stages]
  for (const [at, stage] of stages.entries()) {
    const twice = keyed.some(({ key }) => key === stage.key)
    const next = { ...stage, key: stage.key === undefined || twice ? freeKey(known) : stage.key }
    known[at] = next
    keyed.push(next)
  }
  return keyed
}

/** The same flow with every way written out, so that stages can have several ways out. */
export function toGraph(stages: readonly FlowStage[]): FlowStage[] {
  if (isGraph(stages)) return [...stages]
  const keyed = withKeys(stages)
  return keyed.map((stage, at) => {
    const next = keyed[at + 1]
    return next ? { ...stage, next: [{ to: next.key }] } : stage
  })
}

/** A graph that is no more than a row of stages as the list it is; undefined where that would change what it says. */
export function toList(stages: readonly FlowStage[]): FlowStage[] | undefined {
  const graph = flowGraph(stages)
  if (graph.nodes.length < stages.length || graph.dangling.length > 0) return undefined
  if (graph.edges.length !== stages.length - 1 || graph.edges.some(({ when }) => when !== undefined)) return undefined
  const order: FlowStage[] = []
  const left = new Map(graph.nodes.map(({ key, stage }) => [key, stage]))
  for (let at = graph.start; at !== null; at = graph.edges.find(({ from }) => from === at)?.to ?? null) {
    const stage = left.get(at)
    if (!stage) return undefined
    left.delete(at)
    const { key: _, next: _next, join: _join, ...rest } = stage
    order.push(rest)
  }
  return left.size === 0 ? order : undefined
}

/** Without joins where only one way comes in. */
function withoutIdleJoins(stages: readonly FlowStage[]): FlowStage[] {
  const graph = flowGraph(stages)
  const into = (key: string | undefined) =>
    new Set(graph.edges.filter(({ to }) => to === key).map(({ from }) => from)).size
  return stages.map((stage) => (stage.join && into(stage.key) < 2 ? put(stage, 'join', undefined) : stage))
}

/** What each way that leads into a stage comes from. */
export const waysInto = (stages: readonly FlowStage[], at: number): number => {
  const graph = flowGraph(stages)
  const key = graph.nodes.find(({ index }) => index === at)?.key
  return new Set(graph.edges.filter(({ to }) => to === key).map(({ from }) => from)).size
}

const withExits = (stage: FlowStage, next: readonly StageExit[]): FlowStage =>
  put(stage, 'next', next.length === 0 ? undefined : [...next])

/** Gives a stage other exits; a list becomes a graph when the first is written. */
export const setExits = (stages: readonly FlowStage[], at: number, next: readonly StageExit[]): FlowStage[] =>
  withoutIdleJoins(toGraph(stages).map((stage, n) => (n === at ? withExits(stage, next) : stage)))

/** Puts a stage behind the one above it: what followed that one follows the new one. */
export function insertStage(stages: readonly FlowStage[], at: number, stage: FlowStage): FlowStage[] {
  if (!isGraph(stages)) return insertRow(stages, at, stage)
  const key = freeKey(stages)
  // A case ends with delivery: nothing is led on from there, the new stage waits for a way to it.
  if (stages[at - 1]?.stage === 'delivery') return insertRow(stages, at, withExits({ ...stage, key }, []))
  const before = stages[at - 1]
  const first = stages[0]?.key
  const next = before ? (before.next ?? []) : first === undefined ? [] : [{ to: first }]
  const led = stages.map((each) => (each === before ? withExits(each, [{ to: key }]) : each))
  return insertRow(led, at, withExits({ ...stage, key }, next))
}

const bothHold = (one: string | undefined, other: string | undefined): string | undefined => {
  if (one === undefined || other === undefined || one === other) return one ?? other
  return readCondition(one) && readCondition(other) ? `${one} and ${other}` : `(${one}) and (${other})`
}

const leadsTo = (stages: readonly FlowStage[], from: string | undefined, to: string): boolean => {
  const reached = new Set([from])
  for (const key of reached)
    for (const exit of stages.find((stage) => stage.key === key)?.next ?? []) reached.add(exit.to)
  return reached.has(to)
}

/** A stage to go on to that is none of `taken`: one further on where there is one, so that the way leads not back. */
export function freeTarget(
  stages: readonly FlowStage[],
  at: number,
  taken: readonly { to: string }[],
): string | undefined {
  const { nodes } = flowGraph(stages)
  const own = nodes.find(({ index }) => index === at)?.key ?? ''
  const written = toGraph(stages)
  const free = nodes.filter(({ key }) => key !== own && !taken.some(({ to }) => to === key))
  const ahead = free.filter(({ index }) => !leadsTo(written, written[index]?.key, written[at]?.key ?? ''))
  return (ahead.find(({ index }) => index > at) ?? ahead[0] ?? free[0])?.key
}

/** Gives a stage one exit more, to a stage further on. */
export function addExit(stages: readonly FlowStage[], at: number): FlowStage[] {
  const graph = toGraph(stages)
  const exits = graph[at]?.next ?? []
  const to = freeTarget(graph, at, exits)
  return to === undefined ? graph : setExits(graph, at, [...exits, { to }])
}

/** Takes a stage out: what led to it leads to what followed it. */
export function removeStage(stages: readonly FlowStage[], at: number): FlowStage[] {
  const gone = stages[at]
  if (!gone || !isGraph(stages) || gone.key === undefined) return removeRow(stages, at)
  const after = (gone.next ?? []).filter(({ to }) => to !== gone.key)
  const rest = removeRow(stages, at).map((stage) => {
    const exits = stage.next ?? []
    if (exits.every(({ to }) => to !== gone.key)) return stage
    const other = exits.filter(({ to }) => to !== gone.key)
    const without = removeRow(stages, at).map((each) => (each.key === stage.key ? withExits(each, other) : each))
    const healed = exits.flatMap((exit) => {
      if (exit.to !== gone.key) return [exit]
      return after.flatMap(({ to, when }): StageExit[] => {
        const both = bothHold(exit.when, when)
        // A branch that is taken out is not to be a way past the others.
        if (to === stage.key || (both === undefined && leadsTo(without, stage.key, to))) return []
        return [both === undefined ? { to } : { to, when: both }]
      })
    })
    return withExits(stage, healed)
  })
  const start = at === 0 ? rest.findIndex(({ key }) => key === after[0]?.to) : -1
  const begun = start > 0 ? [...rest.slice(start, start + 1), ...removeRow(rest, start)] : rest
  return withoutIdleJoins(begun)
}

/** Where all ways out of a stage come together soonest; undefined where nothing follows. */
function meetingOf(stages: readonly FlowStage[], key: string): string | undefined {
  const { edges } = flowGraph(stages)
  const distances = edges
    .filter(({ from }) => from === key)
    .map(({ to }) => {
      const distance = new Map([[to, 0]])
      for (const [at, steps] of distance)
        for (const edge of edges) if (edge.from === at && !distance.has(edge.to)) distance.set(edge.to, steps + 1)
      return distance
    })
  const [first, ...others] = distances
  const common = [...(first?.keys() ?? [])].filter((to) => to !== key && others.every((other) => other.has(to)))
  const far = (to: string) => Math.max(...distances.map((distance) => distance.get(to) ?? 0))
  return common.toSorted((a, b) => far(a) - far(b))[0]
}

/** Whether something can run at the same time as a stage: there must be one before it and one after it. */
export const canHaveBranch = (stages: readonly FlowStage[], at: number): boolean => {
  const graph = flowGraph(stages)
  const key = graph.nodes.find(({ index }) => index === at)?.key
  return graph.edges.some(({ from }) => from === key) && graph.edges.some(({ to, from }) => to === key && from !== key)
}

/** Adds a stage that runs at the same time as another one; the stage where they meet waits for both. */
export function addBranch(stages: readonly FlowStage[], at: number, stage: FlowStage): FlowStage[] {
  const graph = withKeys(toGraph(stages))
  const beside = graph[at]
  if (!beside || !canHaveBranch(graph, at)) return [...stages]
  const key = freeKey(graph)
  const meeting = meetingOf(graph, beside.key)
  const led = graph.map((each): FlowStage => {
    const exits = each.next ?? []
    // A branch is taken in the same circumstance as the stage it runs beside.
    const further = exits.flatMap((exit) => (exit.to === beside.key && each.key !== key ? [{ ...exit, to: key }] : []))
    const next = further.length === 0 ? each : withExits(each, [...exits, ...further])
    return next.key === meeting && !next.join ? { ...next, join: 'all' } : next
  })
  return insertRow(led, at + 1, withExits({ ...stage, key }, meeting === undefined ? [] : [{ to: meeting }]))
}
