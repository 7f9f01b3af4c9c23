import { type FlowGraph, flowGraph } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { type FlowFault, type FlowRun, runFlow, waysFrom } from '../flow.ts'
import { type Called, called } from './called.ts'
import { shortestAnswers, tellAnswers } from './circumstances.ts'
import type { Circumstance, GateSubject } from './rule.ts'

type Run = { circumstance: Circumstance; run: FlowRun }

/** The flow of a content as its rules look at it: read once, run once in every circumstance. */
export type FlowView = {
  graph: FlowGraph
  /** Undefined while conditions are wrong, or where their circumstances are too many to try. */
  runs: readonly Run[] | undefined
}

const views = new WeakMap<GateSubject, FlowView>()

export function flowView(subject: GateSubject): FlowView {
  const known = views.get(subject)
  if (known) return known
  const graph = flowGraph(subject.content.flow)
  const feels = subject.content.flow.flatMap(({ when, next = [] }) => [when, ...next.map((exit) => exit.when)])
  const runs = subject
    .circumstances(feels)
    ?.map((circumstance) => ({ circumstance, run: runFlow(graph, circumstance.holds) }))
  const view = { graph, runs }
  views.set(subject, view)
  return view
}

/** Names of the stages on a way: “受理 → 审查 → 决定”. */
export function wayWords({ flow }: ItemContent, graph: FlowGraph, path: readonly string[]): { zh: string; en: string } {
  const bare = ({ zh, en }: Called): Called => ({ zh: zh.replace(/[“”]/g, ''), en: en.replace(/[“”]/g, '') })
  const named = path.flatMap((key) => {
    const index = graph.nodes.find((node) => node.key === key)?.index ?? -1
    const stage = flow[index]
    return stage ? bare(called('stage', index, stage.name, stage.nameEn)) : []
  })
  return { zh: named.map(({ zh }) => zh).join(' → '), en: named.map(({ en }) => en).join(' → ') }
}

export type FaultFound = { fault: FlowFault; index: number; example: { zh: string; en: string } }

/** Each fault of this kind once a stage, with the shortest way and the fewest answers that show it. */
export function faultsOf(subject: GateSubject, kind: FlowFault['kind']): FaultFound[] {
  const { graph, runs = [] } = flowView(subject)
  const shortest = new Map<string, FlowFault>()
  const size = ({ paths }: FlowFault) => paths.reduce((sum, path) => sum + path.length, 0)
  for (const { run } of runs)
    for (const fault of run.faults) {
      const known = shortest.get(fault.key)
      if (fault.kind === kind && (!known || size(fault) < size(known))) shortest.set(fault.key, fault)
    }
  return [...shortest.values()].map((fault) => {
    const shows = new Map(runs.map(({ circumstance, run }) => [circumstance, run.faults.some((f) => sameAs(f, fault))]))
    const answers = exampleAnswers(subject, (c) => shows.get(c) === true)
    const ways = fault.paths.map((path) => wayWords(subject.content, graph, path))
    return {
      fault,
      index: graph.nodes.find(({ key }) => key === fault.key)?.index ?? 0,
      example: joined(answers, { zh: ways.map((w) => w.zh).join('；'), en: ways.map((w) => w.en).join('; ') }),
    }
  })
}

const sameAs = (a: FlowFault, b: FlowFault) =>
  a.kind === b.kind && a.key === b.key && JSON.stringify(a.paths) === JSON.stringify(b.paths)

function exampleAnswers(subject: GateSubject, isSo: (c: Circumstance) => boolean): { zh: string; en: string } {
  const all = flowView(subject).runs?.map(({ circumstance }) => circumstance) ?? []
  const answers = shortestAnswers(all, isSo)
  return subject.form && answers ? tellAnswers(subject.form, answers) : { zh: '', en: '' }
}

const joined = (answers: { zh: string; en: string }, way: { zh: string; en: string }) => ({
  zh: answers.zh === '' ? way.zh : `${answers.zh}：${way.zh}`,
  en: answers.en === '' ? way.en : `${answers.en}: ${way.en}`,
})

/** Of a way in one circumstance: the answers that lead to it and the way in words. */
export const tellRun = (subject: GateSubject, run: Run, path: readonly string[]): { zh: string; en: string } =>
  joined(
    exampleAnswers(subject, (c) => c === run.circumstance),
    wayWords(subject.content, flowView(subject).graph, path),
  )

/** Stages that no circumstance leads to. */
export function neverReached(subject: GateSubject): number[] {
  const { graph, runs } = flowView(subject)
  const able = waysFrom(graph.start, graph.edges)
  const reached = new Set(
    runs?.flatMap(({ run }) => [graph.start, ...run.taken.map(({ to }) => to)]) ?? [...able.keys()],
  )
  return graph.nodes.flatMap(({ key, index }) => (reached.has(key) && able.has(key) ? [] : [index]))
}
