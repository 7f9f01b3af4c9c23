import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import type { FlowEdge, FlowGraph } from '@tongban/contracts/catalogue/flow-graph'

/** What is still to be answered before it is known whether a way is taken or a stage done. */
export type Conditions = {
  ofEdge: (edge: FlowEdge) => readonly string[]
  ofStage: (stage: FlowStage) => readonly string[]
}

type Way = { edge: FlowEdge; feels: string[]; past: boolean }
type Tell = (feel: string) => 'yes' | 'no' | 'open'

/** The flow without the ways that are never taken and the stages that are left out; what led to these leads past them. */
export function narrowFlow(graph: FlowGraph, tell: Tell): { graph: FlowGraph; conditions: Conditions } {
  const ruledOut = (feel: string | undefined) => feel !== undefined && tell(feel) === 'no'
  const open = (feel: string | undefined) => (feel !== undefined && tell(feel) === 'open' ? [feel] : [])
  let ways = graph.edges.flatMap((edge): Way[] =>
    ruledOut(edge.when) ? [] : [{ edge, feels: open(edge.when), past: false }],
  )
  // A case begins with the first stage whatever is answered.
  const gone = graph.nodes.filter(({ key, stage }) => key !== graph.start && ruledOut(stage.when))
  for (const { key } of gone) {
    const into = ways.filter(({ edge }) => edge.to === key)
    const out = ways.filter(({ edge }) => edge.from === key && edge.to !== key)
    const past = into.flatMap((one) =>
      out.map((other) => ({
        edge: { ...one.edge, to: other.edge.to },
        feels: [...new Set([...one.feels, ...other.feels])],
        past: true,
      })),
    )
    ways = [...ways.filter(({ edge }) => edge.to !== key && edge.from !== key), ...past]
  }
  const left = new Set(gone.map(({ key }) => key))
  // Where stages were left out, two ways can become one.
  const one = new Map(ways.map((way) => [JSON.stringify([way.edge.from, way.edge.to, way.feels]), way]))
  const kept = [...one.values()].filter((way, _, all) => !isIdle(way, all))
  const feelsOf = new Map(kept.map(({ edge, feels }) => [edge, feels]))
  const edges = [...feelsOf.keys()]
  const leading = new Set(edges.map(({ from }) => from))
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.filter(({ key }) => !left.has(key)),
      edges,
      ends: graph.nodes.flatMap(({ key }) => (left.has(key) || leading.has(key) ? [] : [key])),
      dangling: graph.dangling.filter(({ from }) => !left.has(from)),
    },
    conditions: { ofEdge: (edge) => feelsOf.get(edge) ?? [], ofStage: ({ when }) => open(when) },
  }
}

/** A way past what was left out that leads where another way leads: beside that one nothing is done. */
function isIdle(way: Way, ways: readonly Way[]): boolean {
  if (!way.past || way.feels.length > 0) return false
  const reached = new Set([way.edge.from])
  for (const key of reached)
    for (const other of ways) if (other !== way && other.edge.from === key) reached.add(other.edge.to)
  return reached.has(way.edge.to)
}
