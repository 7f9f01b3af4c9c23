import type { FlowStage } from './flow.ts'

export type FlowNode = {
  /** Its own key, or its place from 1. */
  key: string
  /** Its place in the list, from 0. */
  index: number
  stage: FlowStage
}
export type FlowEdge = {
  from: string
  to: string
  when?: string
  /** Its place among the exits of the stage; null where the order of the list leads on. */
  exit: number | null
}
/** A flow as stages and ways between them, whether it was written as a list or as a graph. */
export type FlowGraph = {
  nodes: FlowNode[]
  edges: FlowEdge[]
  start: string | null
  /** Stages that nothing follows. */
  ends: string[]
  /** Exits that lead to no stage. */
  dangling: FlowEdge[]
}

/** Whether the exits say where it goes on, rather than the order of the list. */
export const isGraph = (stages: readonly FlowStage[]): boolean => stages.some(({ next = [] }) => next.length > 0)

export const stageKey = ({ key }: Pick<FlowStage, 'key'>, index: number): string => key ?? String(index + 1)

/** Reads both ways of writing a flow alike. It begins with the first stage; of two stages with one key the first counts. */
export function flowGraph(stages: readonly FlowStage[]): FlowGraph {
  const all = stages.map((stage, index): FlowNode => ({ key: stageKey(stage, index), index, stage }))
  const known = new Map<string, FlowNode>()
  for (const node of all) if (!known.has(node.key)) known.set(node.key, node)
  const nodes = [...known.values()]
  const written = isGraph(stages)
    ? nodes.flatMap(({ key, stage: { next = [] } }) =>
        next.map(({ to, when }, exit): FlowEdge => ({ from: key, to, exit, ...(when === undefined ? {} : { when }) })),
      )
    : nodes.slice(1).map(({ key }, i): FlowEdge => ({ from: nodes[i]?.key ?? '', to: key, exit: null }))
  const edges = written.filter(({ to }) => known.has(to))
  const leading = new Set(written.map(({ from }) => from))
  return {
    nodes,
    edges,
    start: nodes[0]?.key ?? null,
    ends: nodes.flatMap(({ key }) => (leading.has(key) ? [] : [key])),
    dangling: written.filter(({ to }) => !known.has(to)),
  }
}
