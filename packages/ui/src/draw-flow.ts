import { type Language, t } from './language.ts'
import type { FlowBox, FlowNote, ToldFlow, ToldLayer } from './tell-flow.ts'

type Props = Record<string, string | number | boolean | (() => void) | undefined>
/** Makes an element: `h` of Preact or `createElement` of React, so that both sides draw the same picture. */
export type Make<Node> = (tag: string, props: Props, ...children: (Node | string)[]) => Node

export type DrawFlow = {
  lang: Language
  flow: ToldFlow
  /** Makes the name of each stage a button. */
  onPick?: ((index: number) => void) | undefined
  /** What is wrong with stages, by their place in the list: marked, and told when the mark is opened. */
  wrong?: ReadonlyMap<number, readonly string[]> | undefined
}

/** More stages side by side than this are drawn one below the other. */
const mostColumns = 8
/** As many as a telephone has room for; a wider picture is scrolled there. */
const mostOnPhone = 2

/**
 * The flow as a picture: stages from the top down, ways as lines between them. It is made of text in a grid and not of
 * one image, so that it is read aloud, wraps, grows with the person's letters and is as wide as the screen; without
 * style sheets it is a list of stages.
 */
export function drawFlow<Node>(h: Make<Node>, { lang, flow, onPick, wrong }: DrawFlow): Node {
  const drawn = flow.columns <= mostColumns
  const first = flow.layers[0]?.boxes[0]
  const start = first
    ? [
        h(
          'li',
          { className: 'flow-layer' },
          rowOf(first.x, h('p', { className: 'flow-box flow-start' }, ...applicant(h, lang))),
        ),
      ]
    : []
  function rowOf(x: number, box: Node): Node {
    return h('div', { className: 'flow-row' }, h('div', { className: `flow-at-${x}` }, box))
  }
  const box = (one: FlowBox) => drawBox(h, lang, one, onPick, wrong?.get(one.index))
  const layers = flow.layers.map((layer, at) =>
    h(
      'li',
      { className: 'flow-layer' },
      ...(drawn
        ? [drawWays(h, flow.columns, at === 0 && first ? { ...layer, ways: [[first.x, first.x]] } : layer)]
        : []),
      ...rowsOf(h, flow.columns, layer, box),
    ),
  )
  const wide = drawn && flow.columns > mostOnPhone
  return h(
    'div',
    {
      className: drawn ? `flow-drawn flow-of-${flow.columns}` : 'flow-plain',
      // What scrolls must be within reach of the keyboard.
      ...(wide && { tabIndex: 0, role: 'group', 'aria-label': t(lang, '办理流程图', 'Picture of the flow') }),
    },
    h('ol', {}, ...start, ...layers),
    ...drawApart(h, lang, flow.apart, box),
  )
}

const applicant = <Node>(h: Make<Node>, lang: Language): Node[] => [
  h('strong', {}, t(lang, '申请', 'Apply')),
  h('span', {}, t(lang, '您', 'You')),
]

/** Stages side by side are a list of their own: they are done at the same time, or one of them is. */
function rowsOf<Node>(
  h: Make<Node>,
  columns: number,
  { boxes, passes }: ToldLayer,
  box: (one: FlowBox) => Node,
): Node[] {
  const lines =
    passes.length === 0
      ? []
      : [
          h(
            'span',
            { className: 'flow-passes', 'aria-hidden': true },
            drawLines(h, 2 * columns, passes.map(straight).join('')),
          ),
        ]
  const [only, ...others] = boxes
  if (!only) return []
  if (others.length === 0)
    return [h('div', { className: 'flow-row' }, h('div', { className: `flow-at-${only.x}` }, box(only)), ...lines)]
  const items = boxes.map((one) => h('li', { className: `flow-at-${one.x}` }, box(one)))
  return [h('div', { className: 'flow-row' }, h('ul', {}, ...items), ...lines)]
}

function drawBox<Node>(
  h: Make<Node>,
  lang: Language,
  box: FlowBox,
  onPick: DrawFlow['onPick'],
  wrong: readonly string[] = [],
): Node {
  const { name, facts, onSite, when, waits, after, stray, index } = box
  const line = (className: string, words: string | undefined) =>
    words === undefined ? [] : [h('span', { className }, words)]
  const title = onPick
    ? h('button', { type: 'button', className: 'flow-pick', onClick: () => onPick(index) }, name)
    : name
  return h(
    'div',
    { className: wrong.length > 0 ? 'flow-box flow-wrong' : 'flow-box' },
    ...line('flow-said', waits && t(lang, `${waits}开始。`, `${waits}. `)),
    h('strong', {}, title),
    ...facts.flatMap((words) => line('flow-fact', words)),
    ...line('flow-mark', onSite),
    ...line('flow-when', when),
    ...stray.flatMap((words) => line('flow-stray', words)),
    ...line('flow-said', after),
    ...(wrong.length > 0 ? [drawWrong(h, lang, wrong)] : []),
  )
}

/** How much is wrong, by shape and word; opened, the sentences. */
const drawWrong = <Node>(h: Make<Node>, lang: Language, wrong: readonly string[]): Node =>
  h(
    'details',
    { className: 'flow-problems' },
    h('summary', {}, t(lang, `■ ${wrong.length} 处要处理`, `■ ${wrong.length} to mend`)),
    h('ul', {}, ...wrong.map((sentence) => h('li', {}, sentence))),
  )

/** One unit is half a column across; downwards it is stretched to the height of what stands beside it. */
const drawLines = <Node>(h: Make<Node>, across: number, d: string): Node =>
  h('svg', { viewBox: `0 0 ${across} 4`, preserveAspectRatio: 'none' }, h('path', { d, fill: 'none' }))

const rows: readonly FlowNote['place'][] = ['split', 'leaving', 'entering', 'join']

const straight = (x: number): string => `M${x + 1} 0V4`
type Way = ToldLayer['ways'][number]
const square = ([from, to]: Way): string => `M${from + 1} 0V2H${to + 1}V4`
const curved = ([from, to]: Way): string => `M${from + 1} 0C${from + 1} 3 ${to + 1} 1 ${to + 1} 4`

/** Whether two ways would not be taken for one where both turn at the same height. */
function isClear([from, to]: Way, [otherFrom, otherTo]: Way): boolean {
  if (from === otherFrom || to === otherTo) return true
  return Math.max(from, to) < Math.min(otherFrom, otherTo) || Math.max(otherFrom, otherTo) < Math.min(from, to)
}

/** The lines between two layers with the words on them; said in words by the stages themselves. */
function drawWays<Node>(h: Make<Node>, columns: number, { ways, notes }: ToldLayer): Node {
  const places = [...new Set(notes.map(({ place }) => place))].toSorted((a, b) => rows.indexOf(a) - rows.indexOf(b))
  const note = ({ x, place, words }: FlowNote) =>
    h('span', { className: `flow-note flow-${place} flow-line-${places.indexOf(place)} flow-at-${x}` }, words)
  const draw = ways.every((way, at) => ways.slice(at + 1).every((other) => isClear(way, other))) ? square : curved
  return h(
    'div',
    { className: 'flow-ways', 'aria-hidden': true },
    drawLines(h, 2 * columns, ways.map(draw).join('')),
    ...notes.map(note),
  )
}

function drawApart<Node>(
  h: Make<Node>,
  lang: Language,
  apart: readonly FlowBox[],
  box: (one: FlowBox) => Node,
): Node[] {
  if (apart.length === 0) return []
  return [
    h('p', { className: 'flow-stray' }, t(lang, '没有一条路走到：', 'No way leads to:')),
    h('ul', { className: 'flow-apart' }, ...apart.map((one) => h('li', {}, box(one)))),
  ]
}
