import type { FlowStage, StageKind, StageRole } from '@tongban/contracts/catalogue/flow'
import { type FlowEdge, type FlowGraph, flowGraph } from '@tongban/contracts/catalogue/flow-graph'
import { type FlowLayer, flowLayout, type WayPart } from '@tongban/contracts/catalogue/flow-layout'
import { formatWorkingDays } from './format.ts'
import { type Language, t } from './language.ts'
import { type Conditions, narrowFlow } from './narrow-flow.ts'
import { whoWords } from './office-words.ts'

/** How the flow is read: in which language, and what its conditions say. */
export type FlowReading = {
  lang: Language
  /** A condition in words, to stand before “时”. */
  words: (feel: string) => string
  /** What can be said of a condition by now; without it every one is open. */
  tell?: ((feel: string) => 'yes' | 'no' | 'open') | undefined
}

export type FlowBox = {
  key: string
  /** Its place in the list of stages. */
  index: number
  /** Left edge in half columns. */
  x: number
  name: string
  /** Who does it, and how long it takes. */
  facts: string[]
  /** The applicant must come. */
  onSite: string | undefined
  when: string | undefined
  /** For those who do not see the lines: what it waits for and where it goes on. */
  waits: string | undefined
  after: string | undefined
  /** Ways that cannot be drawn: back to where a case has been, or to no stage. */
  stray: string[]
}
/** Words on a way: below the stage it leaves, on its way, above the stage it enters. */
export type FlowNote = { x: number; place: 'split' | 'leaving' | 'entering' | 'join'; words: string }
export type ToldLayer = { boxes: FlowBox[]; passes: number[]; ways: [fromX: number, toX: number][]; notes: FlowNote[] }
/** A flow as it is drawn, in words of one language. */
export type ToldFlow = { columns: number; layers: ToldLayer[]; apart: FlowBox[] }

/** Who does a stage that names nobody. */
export const usualRole: Record<StageKind, StageRole> = {
  'pre-review': 'window',
  acceptance: 'window',
  examination: 'handler',
  decision: 'approver',
  delivery: 'platform',
  'first-review': 'handler',
  consultation: 'handler',
  'special-procedure': 'handler',
}

/** Reads a flow for the picture that guide and workbench both show. */
export function tellFlow(stages: readonly FlowStage[], reading: FlowReading): ToldFlow {
  const { graph, conditions } = narrowFlow(flowGraph(stages), reading.tell ?? (() => 'open'))
  const layout = flowLayout(graph)
  const tellBox = boxTeller(graph, conditions, new Set([...layout.back, ...layout.loose]), reading)
  const boxes = (places: readonly { key: string; x: number }[]) =>
    places.flatMap(({ key, x }) => {
      const node = graph.nodes.find((each) => each.key === key)
      return node ? [tellBox(node.key, node.index, node.stage, x)] : []
    })
  return {
    columns: layout.columns,
    layers: layout.layers.map((layer, at) => ({
      boxes: boxes(layer.stages),
      passes: layer.passes,
      ways: [
        ...new Map(layer.into.map(({ fromX, toX }) => [`${fromX} ${toX}`, [fromX, toX] as [number, number]])).values(),
      ],
      notes: notesOn(layer, layout.layers[at - 1], graph, conditions, reading),
    })),
    apart: boxes(layout.apart.map((key) => ({ key, x: 0 }))),
  }
}

const nameOf = (lang: Language, { name, nameEn }: FlowStage): string =>
  (lang === 'en' && nameEn) || name || t(lang, '（还没有名称）', '(no name yet)')

/** How long a stage takes, wherever it is said: 当场 where no day is planned. */
export function stageDaysWords(lang: Language, { stage, days }: Pick<FlowStage, 'stage' | 'days'>): string {
  if (stage === 'special-procedure') {
    const apart = t(lang, '不计入时限', 'not counted in the limit')
    return days === 0
      ? apart
      : t(lang, `${formatWorkingDays(lang, days)}，${apart}`, `${formatWorkingDays(lang, days)}, ${apart}`)
  }
  return days === 0 ? t(lang, '当场', 'At once') : formatWorkingDays(lang, days)
}

const pick = (lang: Language, [zh, en]: readonly [string, string]) => t(lang, zh, en)
/** Who does a stage, and how long it takes. */
export const stageFacts = (lang: Language, stage: FlowStage): string[] => [
  pick(lang, whoWords(stage.role ?? usualRole[stage.stage], stage.office)),
  stageDaysWords(lang, stage),
]

const waysInto = ({ edges }: FlowGraph, key: string) =>
  new Set(edges.filter(({ to }) => to === key).map(({ from }) => from))
const joinWords = (graph: FlowGraph, key: string, { join }: FlowStage, lang: Language): string | undefined => {
  if (!join || waysInto(graph, key).size < 2) return undefined
  return join === 'all' ? t(lang, '全部完成后', 'When all are done') : t(lang, '任一完成后', 'When any is done')
}
const whenWords = (feels: readonly string[], { lang, words }: FlowReading): string | undefined =>
  feels.length === 0
    ? undefined
    : t(lang, `${feels.map(words).join('，并且')}时`, `If ${feels.map(words).join(' and ')}`)

function boxTeller(graph: FlowGraph, conditions: Conditions, undrawn: ReadonlySet<FlowEdge>, reading: FlowReading) {
  const { lang } = reading
  const named = (key: string) => {
    const found = graph.nodes.find((node) => node.key === key)
    return found ? nameOf(lang, found.stage) : key
  }
  const exitWords = (edge: FlowEdge) => {
    const when = whenWords(conditions.ofEdge(edge), reading)
    return when === undefined ? named(edge.to) : t(lang, `${named(edge.to)}（${when}）`, `${named(edge.to)} (${when})`)
  }
  const strayWords = (edge: FlowEdge, known: boolean) => {
    if (!known) return t(lang, `之后的环节“${edge.to}”不存在`, `The next stage “${edge.to}” does not exist`)
    return undrawnWords(exitWords(edge))
  }
  const undrawnWords = (where: string) => t(lang, `之后到：${where}`, `Goes on to: ${where}`)
  return (key: string, index: number, stage: FlowStage, x: number): FlowBox => {
    const exits = graph.edges.filter(({ from }) => from === key)
    const drawn = exits.filter((edge) => !undrawn.has(edge))
    const atOnce = drawn.filter((edge) => conditions.ofEdge(edge).length === 0).length > 1
    const plain = drawn.length < 2 && exits.every((edge) => conditions.ofEdge(edge).length === 0)
    const list = drawn.map(exitWords).join(t(lang, '、', ', '))
    const only = whenWords(conditions.ofStage(stage), reading)
    return {
      key,
      index,
      x,
      name: nameOf(lang, stage),
      facts: stageFacts(lang, stage),
      onSite: stage.onSite === true ? t(lang, '需到现场', 'You must come') : undefined,
      when: only && t(lang, `只在${only}`, `Only ${only.replace(/^If/, 'if')}`),
      waits: joinWords(graph, key, stage, lang),
      after: plain
        ? undefined
        : t(lang, `之后${atOnce ? '同时进行' : ''}：${list}`, `Then${atOnce ? ' at the same time' : ''}: ${list}`),
      stray: [
        ...exits.filter((edge) => undrawn.has(edge)).map((edge) => strayWords(edge, true)),
        ...graph.dangling.filter(({ from }) => from === key).map((edge) => strayWords(edge, false)),
      ],
    }
  }
}

/** The words on the ways into a layer, each where no other way could be meant. */
function notesOn(
  layer: FlowLayer,
  above: FlowLayer | undefined,
  graph: FlowGraph,
  conditions: Conditions,
  reading: FlowReading,
): FlowNote[] {
  const { lang } = reading
  const firsts = layer.into.filter(({ first }) => first)
  const splits = (above?.stages ?? []).flatMap(({ key, x }): FlowNote[] => {
    const atOnce = firsts.filter(({ edge }) => edge.from === key && conditions.ofEdge(edge).length === 0)
    return atOnce.length < 2 ? [] : [{ x, place: 'split', words: t(lang, '同时进行', 'At the same time') }]
  })
  const joins = layer.stages.flatMap(({ key, x }): FlowNote[] => {
    const stage = graph.nodes.find((node) => node.key === key)?.stage
    const words = stage && joinWords(graph, key, stage, lang)
    return words === undefined ? [] : [{ x, place: 'join', words }]
  })
  return [...splits, ...conditionNotes(layer.into, conditions, reading, graph), ...joins]
}

function conditionNotes(
  into: readonly WayPart[],
  conditions: Conditions,
  reading: FlowReading,
  graph: FlowGraph,
): FlowNote[] {
  const notes = into.flatMap((part): FlowNote[] => {
    const words = part.first ? whenWords(conditions.ofEdge(part.edge), reading) : undefined
    if (words === undefined) return []
    if (into.filter(({ toX }) => toX === part.toX).length === 1) return [{ x: part.toX, place: 'entering', words }]
    if (into.filter(({ fromX }) => fromX === part.fromX).length === 1)
      return [{ x: part.fromX, place: 'leaving', words }]
    const from = graph.nodes.find(({ key }) => key === part.edge.from)
    const name = from ? nameOf(reading.lang, from.stage) : ''
    return [
      { x: part.toX, place: 'entering', words: t(reading.lang, `${name}后，${words}`, `After ${name}: ${words}`) },
    ]
  })
  const together = Map.groupBy(notes, ({ x, place }) => `${place} ${x}`)
  return [...together.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, words: [first, ...rest].map(({ words }) => words).join(t(reading.lang, '；', '; ')) }] : [],
  )
}
