import type { FlowEdge, FlowGraph } from './flow-graph.ts'

/** A stage in the picture. `x` is its left edge in half columns, so that a stage can stand between two others. */
export type PlacedStage = { key: string; x: number }
/** The part of a way between one layer and the next; a way that passes layers has several. */
export type WayPart = { edge: FlowEdge; fromX: number; toX: number; first: boolean; last: boolean }
export type FlowLayer = {
  stages: PlacedStage[]
  /** Where ways pass on their way further down. */
  passes: number[]
  /** Parts of ways that lead into this layer from the one above. */
  into: WayPart[]
}
/** Stages from the top down, each below all that lead to it. A box is one column wide, two half columns. */
export type FlowLayout = {
  columns: number
  layers: FlowLayer[]
  /** Ways that lead back to where a case has been. */
  back: FlowEdge[]
  /** Stages that no way leads to, and the ways out of them. */
  apart: string[]
  loose: FlowEdge[]
}

type Slot = { key: string | null; above: Slot[]; below: Slot[]; x: number }
type Chain = { edge: FlowEdge; slots: Slot[] }

/** Half columns that a box takes. */
const width = 2
/** Rounds of putting the layers in order, down and up again: small flows are settled after two. */
const rounds = 4

/** Places every stage and way of a flow, in whole numbers and always the same way; the flow may be wrong in any way. */
export function flowLayout(graph: FlowGraph): FlowLayout {
  const { order, back } = walk(graph)
  const reached = new Set(order)
  const forward = graph.edges.filter((edge) => reached.has(edge.from) && !back.has(edge))
  const depth = depths(order, forward)
  const { layers, chains } = slotsOf(graph, depth, back)
  settleOrder(layers)
  const columns = Math.max(0, ...layers.map((layer) => layer.length))
  for (const layer of layers) placeLayer(layer, columns)
  return {
    columns,
    layers: layers.map((slots, at) => ({
      stages: slots.flatMap(({ key, x }) => (key === null ? [] : [{ key, x }])),
      passes: slots.flatMap(({ key, x }) => (key === null ? [x] : [])),
      into: chains.flatMap((chain) => partInto(chain, at, depth)),
    })),
    back: [...back],
    apart: graph.nodes.flatMap(({ key }) => (reached.has(key) ? [] : [key])),
    loose: graph.edges.filter(({ from }) => !reached.has(from)),
  }
}

/** What the start leads to, each stage behind those before it, and the ways that would lead round in a circle. */
function walk({ start, edges }: FlowGraph): { order: string[]; back: Set<FlowEdge> } {
  const out = Map.groupBy(edges, ({ from }) => from)
  const back = new Set<FlowEdge>()
  const open = new Set<string>()
  const done = new Set<string>()
  const visit = (key: string) => {
    open.add(key)
    for (const edge of out.get(key) ?? [])
      if (open.has(edge.to)) back.add(edge)
      else if (!done.has(edge.to)) visit(edge.to)
    open.delete(key)
    done.add(key)
  }
  if (start !== null) visit(start)
  return { order: [...done].toReversed(), back }
}

/** The layer of each stage: as far down as the longest way there. */
function depths(order: readonly string[], forward: readonly FlowEdge[]): Map<string, number> {
  const into = Map.groupBy(forward, ({ to }) => to)
  const depth = new Map<string, number>()
  for (const key of order)
    depth.set(key, Math.max(-1, ...(into.get(key) ?? []).map(({ from }) => depth.get(from) ?? 0)) + 1)
  return depth
}

/** A slot for each stage, and one in each layer that a way passes; side by side in the order in which exits are written. */
function slotsOf({ start, edges }: FlowGraph, depth: ReadonlyMap<string, number>, back: ReadonlySet<FlowEdge>) {
  const layers: Slot[][] = Array.from({ length: Math.max(-1, ...depth.values()) + 1 }, () => [])
  const out = Map.groupBy(edges, ({ from }) => from)
  const stages = new Map<string, Slot>()
  const chains: Chain[] = []
  const put = (key: string | null, at: number): Slot => {
    const slot: Slot = { key, above: [], below: [], x: 0 }
    layers[at]?.push(slot)
    return slot
  }
  const visit = (key: string): Slot => {
    const known = stages.get(key)
    if (known) return known
    const top = depth.get(key) ?? 0
    const slot = put(key, top)
    stages.set(key, slot)
    for (const edge of out.get(key) ?? []) {
      if (back.has(edge)) continue
      const passed = (depth.get(edge.to) ?? 0) - top - 1
      const passing = Array.from({ length: passed }, (_, n) => put(null, top + 1 + n))
      chains.push({ edge, slots: [slot, ...passing, visit(edge.to)] })
    }
    return slot
  }
  if (start !== null) visit(start)
  for (const { slots } of chains)
    for (const [n, slot] of slots.entries()) {
      const next = slots[n + 1]
      if (!next) continue
      slot.below.push(next)
      next.above.push(slot)
    }
  return { layers, chains }
}

const mean = (values: readonly number[], otherwise: number): number =>
  values.length === 0 ? otherwise : values.reduce((a, b) => a + b, 0) / values.length

/** Puts each layer in the order of what stands above it, then below it, as long as fewer ways cross. */
function settleOrder(layers: Slot[][]): void {
  let best = layers.map((layer) => [...layer])
  let fewest = crossings(layers)
  for (let round = 0; round < rounds && fewest > 0; round++) {
    const down = round % 2 === 0
    for (const layer of down ? layers : layers.toReversed()) {
      const place = new Map(layers.flatMap((each) => each.map((slot, at) => [slot, at] as const)))
      const wish = (slot: Slot) =>
        mean(
          (down ? slot.above : slot.below).map((other) => place.get(other) ?? 0),
          place.get(slot) ?? 0,
        )
      const wishes = new Map(layer.map((slot) => [slot, wish(slot)]))
      layer.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0))
    }
    const now = crossings(layers)
    if (now < fewest) {
      fewest = now
      best = layers.map((layer) => [...layer])
    }
  }
  for (const [at, layer] of best.entries()) layers[at] = layer
}

function crossings(layers: readonly Slot[][]): number {
  let count = 0
  for (const [at, layer] of layers.entries()) {
    const place = new Map((layers[at + 1] ?? []).map((slot, n) => [slot, n]))
    const ways = layer.flatMap((slot, from) => slot.below.map((to) => [from, place.get(to) ?? 0] as const))
    for (const [n, [a, b]] of ways.entries()) for (const [c, d] of ways.slice(n + 1)) if ((a - c) * (b - d) < 0) count++
  }
  return count
}

/** Puts each slot as near as can be below what leads to it, without one over another; the layers above stand already. */
function placeLayer(layer: readonly Slot[], columns: number): void {
  // With the room that the slots before it take subtracted, “beside each other” becomes “in order”.
  const middle = columns - 1
  const groups: { slots: Slot[]; sum: number }[] = []
  for (const [n, slot] of layer.entries()) {
    const wished = mean(
      slot.above.map(({ x }) => x),
      middle,
    )
    groups.push({ slots: [slot], sum: wished - n * width })
    for (;;) {
      const [before, last] = groups.slice(-2)
      if (!before || !last || before === last || before.sum / before.slots.length <= last.sum / last.slots.length) break
      groups.splice(-2, 2, { slots: [...before.slots, ...last.slots], sum: before.sum + last.sum })
    }
  }
  const free = (columns - layer.length) * width
  const shifts = groups.flatMap(({ slots, sum }) =>
    slots.map(() => Math.min(free, Math.max(0, Math.round(sum / slots.length)))),
  )
  for (const [n, slot] of layer.entries()) slot.x = (shifts[n] ?? 0) + n * width
}

function partInto({ edge, slots }: Chain, layer: number, depth: ReadonlyMap<string, number>): WayPart[] {
  const n = layer - (depth.get(edge.from) ?? 0)
  const [from, to] = [slots[n - 1], slots[n]]
  if (!from || !to) return []
  return [{ edge, fromX: from.x, toX: to.x, first: n === 1, last: n === slots.length - 1 }]
}
