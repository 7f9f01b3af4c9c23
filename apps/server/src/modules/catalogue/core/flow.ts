import type { FlowEdge, FlowGraph, FlowNode } from '@tongban/contracts/catalogue/flow-graph'

/** Whether a condition holds in one circumstance; none always does. */
export type Holds = (feel: string | undefined) => boolean

/** What can go wrong on the way of a case; `paths` are the shortest ways there, by keys of stages. */
export type FlowFault = {
  kind: 'no-exit' | 'loop' | 'waits' | 'twice' | 'split'
  /** The stage that is to be set right. */
  key: string
  paths: string[][]
  /** Stages that a join waits for and that are never done. */
  missing: string[]
}

/** How a case runs in one circumstance: the ways taken and the stages reached, in an order of running. */
export type FlowRun = { faults: FlowFault[]; order: FlowNode[]; taken: FlowEdge[] }

const by = (edges: readonly FlowEdge[], end: 'from' | 'to'): Map<string, FlowEdge[]> => {
  const found = new Map<string, FlowEdge[]>()
  for (const edge of edges) found.set(edge[end], [...(found.get(edge[end]) ?? []), edge])
  return found
}

/** Keys that can be reached from the start, each with a shortest way there. */
export function waysFrom(start: string | null, edges: readonly FlowEdge[]): Map<string, string[]> {
  const out = by(edges, 'from')
  const ways = new Map<string, string[]>(start === null ? [] : [[start, [start]]])
  // Breadth first; the map grows while it is walked.
  for (const [at, way] of ways) for (const { to } of out.get(at) ?? []) if (!ways.has(to)) ways.set(to, [...way, to])
  return ways
}

/**
 * Runs the flow in one circumstance. All exits that hold are taken at once; a join of `all` goes on when every stage
 * that leads into it and can be reached at all is done; any other stage is done once for each way that arrives.
 */
export function runFlow(graph: FlowGraph, holds: Holds): FlowRun {
  const live = graph.edges.filter(({ when }) => holds(when))
  const ways = waysFrom(graph.start, live)
  const taken = live.filter(({ from }) => ways.has(from))
  const exits = by(graph.edges, 'from')
  const out = by(taken, 'from')
  const stuck = [...ways].flatMap(([key, way]): FlowFault[] =>
    exits.has(key) && !out.has(key) ? [{ kind: 'no-exit', key, paths: [way], missing: [] }] : [],
  )
  const nodes = graph.nodes.filter(({ key }) => ways.has(key))
  const order = inOrder(nodes, taken)
  if (order.length < nodes.length)
    return { faults: [...stuck, shortestLoop(nodes, order, out, ways)], order: [], taken }
  return { ...passTokens(graph, order, taken, ways, stuck), taken }
}

/** The stages such that each stands behind those that lead to it; fewer than given where a way leads back. */
function inOrder(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): FlowNode[] {
  const open = new Map(nodes.map(({ key }) => [key, 0]))
  for (const { to } of edges) open.set(to, (open.get(to) ?? 0) + 1)
  const out = by(edges, 'from')
  const ready = nodes.filter(({ key }) => open.get(key) === 0)
  const known = new Map(nodes.map((node) => [node.key, node]))
  for (const { key } of ready)
    for (const { to } of out.get(key) ?? []) {
      const left = (open.get(to) ?? 0) - 1
      open.set(to, left)
      const node = known.get(to)
      if (left === 0 && node) ready.push(node)
    }
  return ready
}

function shortestLoop(
  nodes: readonly FlowNode[],
  ordered: readonly FlowNode[],
  out: ReadonlyMap<string, FlowEdge[]>,
  ways: ReadonlyMap<string, string[]>,
): FlowFault {
  const done = new Set(ordered.map(({ key }) => key))
  const loops = nodes
    .filter(({ key }) => !done.has(key))
    .flatMap(({ key }) => {
      const back = wayBack(key, out)
      return back ? [{ key, path: [...(ways.get(key) ?? []), ...back] }] : []
    })
  const [first] = loops.sort((a, b) => a.path.length - b.path.length)
  return { kind: 'loop', key: first?.key ?? '', paths: first ? [first.path] : [], missing: [] }
}

/** A shortest way from a stage to itself, without its beginning. */
function wayBack(key: string, out: ReadonlyMap<string, FlowEdge[]>): string[] | undefined {
  const ways = new Map<string, string[]>()
  for (const { to } of out.get(key) ?? []) if (!ways.has(to)) ways.set(to, [to])
  for (const [at, way] of ways) {
    if (at === key) return way
    for (const { to } of out.get(at) ?? []) if (!ways.has(to)) ways.set(to, [...way, to])
  }
  return undefined
}

function passTokens(
  graph: FlowGraph,
  order: readonly FlowNode[],
  taken: readonly FlowEdge[],
  ways: ReadonlyMap<string, string[]>,
  faults: FlowFault[],
): Pick<FlowRun, 'faults' | 'order'> {
  const reachable = waysFrom(graph.start, graph.edges)
  const into = by(graph.edges, 'to')
  const arriving = by(taken, 'to')
  const done = new Map<string, string[]>()
  for (const { key, stage } of order) {
    const arrived = key === graph.start ? [] : (arriving.get(key) ?? []).filter(({ from }) => done.has(from))
    if (key !== graph.start && arrived.length === 0) continue
    const paths = arrived.map(({ from }) => [...(done.get(from) ?? []), key])
    done.set(key, paths.toSorted((a, b) => a.length - b.length)[0] ?? [key])
    if (stage.join === 'all') {
      const sources = new Set((into.get(key) ?? []).map(({ from }) => from).filter((from) => reachable.has(from)))
      const missing = [...sources].filter((from) => !arrived.some((edge) => edge.from === from))
      if (missing.length === 0) continue
      faults.push({ kind: 'waits', key, paths: paths.slice(0, 1), missing })
      done.delete(key)
    } else if (paths.length > 1) faults.push({ kind: 'twice', key, paths: paths.slice(0, 2), missing: [] })
  }
  const ends = order.filter(({ key }) => done.has(key) && graph.ends.includes(key))
  const [one, other] = ends.map(({ key }) => done.get(key) ?? [key])
  if (one && other) faults.push({ kind: 'split', key: lastCommon(one, other), paths: [one, other], missing: [] })
  return { faults, order: order.filter(({ key }) => done.has(key) || ways.get(key)?.length === 1) }
}

const lastCommon = (a: readonly string[], b: readonly string[]): string => {
  let at = 0
  while (a[at + 1] !== undefined && a[at + 1] === b[at + 1]) at++
  return a[at] ?? ''
}

/** The way that takes most days, and how many; `days` says what a stage counts for in this circumstance. */
export function longestWay(run: FlowRun, days: (node: FlowNode) => number): { days: number; path: string[] } {
  const into = by(run.taken, 'to')
  const best = new Map<string, { days: number; path: string[] }>()
  let longest = { days: 0, path: [] as string[] }
  for (const node of run.order) {
    const before = (into.get(node.key) ?? [])
      .flatMap(({ from }) => best.get(from) ?? [])
      .reduce((a, b) => (b.days > a.days ? b : a), { days: 0, path: [] as string[] })
    const here = { days: before.days + days(node), path: [...before.path, node.key] }
    best.set(node.key, here)
    if (here.days > longest.days || longest.path.length === 0) longest = here
  }
  return longest
}
