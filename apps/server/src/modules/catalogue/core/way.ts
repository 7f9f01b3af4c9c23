import { flowGraph, stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { holds } from '@tongban/forms/visibility'
import { longestWay, runFlow } from './flow.ts'

/** How a case with these answers goes through the flow of an item. */
export type Way = {
  /** Counted working days of the longest way: neither before acceptance nor in special procedures. */
  days: number
  /** Names of the stages that are done, in order. */
  stages: { name: string; nameEn: string }[]
  /** Who decides: role and office of the last decision; empty when none is reached. */
  decidedBy: string
  /** The stage at which it goes no further, or runs twice; undefined when it comes to an end. */
  stuckAt: { name: string; nameEn: string } | undefined
}

const counted = new Set(['acceptance', 'examination', 'decision', 'delivery', 'first-review', 'consultation'])

export function wayOf(content: ItemContent, form: CompiledForm, answers: FormAnswers): Way {
  const here = (feel: string | undefined) => holds(form, feel, answers)
  const run = runFlow(flowGraph(content.flow), here)
  const done = run.order.filter(({ stage }) => here(stage.when))
  const decision = done.findLast(({ stage }) => stage.stage === 'decision')?.stage
  const stuck = run.faults[0]
  const at = stuck && content.flow.find((stage, i) => stageKey(stage, i) === stuck.key)
  return {
    days: longestWay(run, ({ stage }) => (counted.has(stage.stage) && here(stage.when) ? stage.days : 0)).days,
    stages: done.map(({ stage: { name, nameEn } }) => ({ name, nameEn })),
    decidedBy: decision
      ? [
          decision.role ?? 'approver',
          decision.office?.where ?? 'own',
          decision.office?.departmentKey,
          decision.office?.level,
        ].join(' ')
      : '',
    stuckAt: at && { name: at.name, nameEn: at.nameEn },
  }
}
