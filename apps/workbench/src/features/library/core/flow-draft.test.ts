import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { flowGraph } from '@tongban/contracts/catalogue/flow-graph'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBranch,
  addExit,
  canHaveBranch,
  insertStage,
  removeStage,
  setExits,
  toGraph,
  toList,
  waysInto,
} from './flow-draft.ts'

const stage = (name: string): FlowStage => ({ stage: 'examination', name, nameEn: name, days: 1 })
const list = ['accept', 'examine', 'decide', 'deliver'].map(stage)

/** The flow as ways between names. */
const told = (stages: readonly FlowStage[]): string[] => {
  const { nodes, edges } = flowGraph(stages)
  const name = (key: string) => nodes.find((node) => node.key === key)?.stage.name
  return edges.map(({ from, to, when }) => `${name(from)}>${name(to)}${when ? ` if ${when}` : ''}`)
}
const at = (stages: readonly FlowStage[], name: string) => stages.findIndex((each) => each.name === name)
const joinOf = (stages: readonly FlowStage[], name: string) => stages[at(stages, name)]?.join
const split = addBranch(list, 1, stage('ask'))

describe('a list becomes a graph', () => {
  test('and says the same', () => {
    const graph = toGraph(list)
    expect(told(graph)).toEqual(told(list))
    expect(graph.map(({ key }) => key)).toEqual(['stage-1', 'stage-2', 'stage-3', 'stage-4'])
  })
  test('and goes back to the very list', () => {
    expect(toList(toGraph(list))).toEqual(list)
  })
  test('keys that are written twice are made different', () => {
    const twice = list.map((each) => ({ ...each, key: 'stage-1' }))
    expect(new Set(toGraph(twice).map(({ key }) => key)).size).toBe(4)
  })
  test('stages in another order than they run are put in order', () => {
    expect(toList(toGraph(list).toSpliced(1, 2, ...toGraph(list).slice(1, 3).toReversed()))).toEqual(list)
  })
  test('what is no row of stages does not become a list', () => {
    expect(toList(split)).toBeUndefined()
    expect(toList(setExits(list, 0, [{ to: 'stage-2', when: 'a = "b"' }]))).toBeUndefined()
    expect(toList(setExits(list, 3, [{ to: 'nowhere' }]))).toBeUndefined()
    expect(toList(setExits(list, 3, [{ to: 'stage-1' }]))).toBeUndefined()
  })
})

describe('exits', () => {
  test('of one stage leave the others as they were', () => {
    expect(told(setExits(list, 0, [{ to: 'stage-2' }, { to: 'stage-3', when: 'a = "b"' }]))).toEqual([
      'accept>examine',
      'accept>decide if a = "b"',
      'examine>decide',
      'decide>deliver',
    ])
  })
  test('lead on to a stage further on, not back', () => {
    expect(told(addExit(list, 1))).toContain('examine>deliver')
    expect(told(addExit(addExit(list, 1), 1))).toContain('examine>accept')
    expect(told(addExit(split, at(split, 'ask')))).toContain('ask>deliver')
    expect(addExit([stage('only')], 0)).toEqual([{ ...stage('only'), key: 'stage-1' }])
  })
  test('that are taken away take the join with them', () => {
    const alone = setExits(split, at(split, 'ask'), [])
    expect(joinOf(split, 'decide')).toBe('all')
    expect(alone[at(alone, 'decide')]).not.toHaveProperty('join')
  })
})

describe('a branch', () => {
  test('runs at the same time and is waited for', () => {
    expect(told(split)).toEqual(['accept>examine', 'accept>ask', 'examine>decide', 'ask>decide', 'decide>deliver'])
    expect(waysInto(split, at(split, 'decide'))).toBe(2)
  })
  test('beside a stage that splits meets where its ways come together', () => {
    const inner = addBranch(toGraph(['a', 'b', 'c', 'd', 'e', 'f'].map(stage)), 3, stage('beside d'))
    const outer = addBranch(inner, at(inner, 'c'), stage('beside c'))
    expect(told(outer)).toContain('beside c>e')
    expect(told(outer)).toContain('b>beside c')
  })
  test('is taken in the circumstance of the stage beside it', () => {
    const chosen = setExits(list, 0, [{ to: 'stage-2', when: 'a = "b"' }, { to: 'stage-3' }])
    expect(told(addBranch(chosen, 1, stage('ask')))).toContain('accept>ask if a = "b"')
  })
  test('cannot begin before the first stage nor go on after the last', () => {
    expect(list.map((_, n) => canHaveBranch(list, n))).toEqual([false, true, true, false])
    expect(addBranch(list, 0, stage('ask'))).toEqual(list)
  })
})

describe('a stage that is added', () => {
  test('stands in a list where it is put', () => {
    expect(insertStage(list, 1, stage('look')).map(({ name }) => name)).toEqual([
      'accept',
      'look',
      'examine',
      'decide',
      'deliver',
    ])
  })
  test('follows in a graph the one above it', () => {
    expect(told(insertStage(split, 1, stage('look')))).toEqual([
      'accept>look',
      'look>examine',
      'look>ask',
      'examine>decide',
      'ask>decide',
      'decide>deliver',
    ])
  })
  test('after delivery waits for a way to it: a case ends there', () => {
    const ended = split.map((one) => (one.name === 'deliver' ? { ...one, stage: 'delivery' as const } : one))
    expect(told(insertStage(ended, ended.length, stage('look')))).toEqual(told(ended))
  })
  test('before the first is the first', () => {
    expect(told(insertStage(split, 0, stage('look')))[0]).toBe('look>accept')
  })
})

describe('a stage that is removed', () => {
  test('leaves no gap', () => {
    expect(told(removeStage(toGraph(list), 1))).toEqual(['accept>decide', 'decide>deliver'])
  })
  test('as a branch leaves neither a way past the others nor a join of one', () => {
    const rest = removeStage(split, at(split, 'ask'))
    expect(toList(rest)).toEqual(list)
  })
  test('as the first leaves what followed it as the first', () => {
    const moved = toGraph(list)
    const [first, second, ...others] = moved as [FlowStage, FlowStage, ...FlowStage[]]
    const rest = removeStage([first, ...others, second], 0)
    expect(rest[0]?.name).toBe('examine')
  })
  test('as the last leaves no exit to nowhere', () => {
    expect(flowGraph(removeStage(split, at(split, 'deliver'))).dangling).toEqual([])
  })
  test('hands on the circumstance in which it was reached', () => {
    const chosen = setExits(list, 0, [
      { to: 'stage-2', when: 'a = "b"' },
      { to: 'stage-4', when: 'a != "b"' },
    ])
    expect(told(removeStage(chosen, 1))).toContain('accept>decide if a = "b"')
    const both = setExits(chosen, 1, [{ to: 'stage-3', when: 'c = "d"' }])
    expect(told(removeStage(both, 1))).toContain('accept>decide if a = "b" and c = "d"')
    const more = setExits(chosen, 1, [{ to: 'stage-3', when: 'c > 1 or d' }])
    expect(told(removeStage(more, 1))).toContain('accept>decide if (a = "b") and (c > 1 or d)')
  })
})

type Step = { act: 'add' | 'branch' | 'remove'; place: number }
const steps = fc.array(fc.record({ act: fc.constantFrom<Step['act']>('add', 'branch', 'remove'), place: fc.nat(20) }), {
  maxLength: 12,
})

test('whatever is added, branched and removed: one start, every stage reached, no exit to nowhere, joins of two and more', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let flow = toGraph(list)
      for (const [n, { act, place }] of all.entries()) {
        const row = place % flow.length
        if (act === 'add') flow = insertStage(flow, row + 1, stage(`new ${n}`))
        else if (act === 'branch') flow = addBranch(flow, row, stage(`new ${n}`))
        // Without the stage that parts them, branches have no beginning: the picture shows them apart.
        else if (flow.length > 2 && (row > 0 || flow[0]?.next?.length === 1)) flow = removeStage(flow, row)
      }
      const { edges, start, dangling } = flowGraph(flow)
      expect(dangling).toEqual([])
      const reached = new Set([start])
      for (const key of reached) for (const { from, to } of edges) if (from === key) reached.add(to)
      expect(reached.size).toBe(flow.length)
      for (const [n, { join }] of flow.entries()) if (join) expect(waysInto(flow, n)).toBeGreaterThan(1)
    }),
  )
})
