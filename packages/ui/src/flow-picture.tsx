/** @jsxImportSource preact */
import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { h, type VNode } from 'preact'
import { drawFlow, type Make } from './draw-flow.ts'
import { promiseWords } from './format.ts'
import { type FlowReading, tellFlow } from './tell-flow.ts'

export interface FlowPictureProps extends FlowReading {
  stages: readonly FlowStage[]
  /** The promise in working days, said under the picture. */
  totalDays?: number | undefined
}

/** 怎么办: the way of a case as a picture that can be read aloud; the workbench draws the same one. */
export function FlowPicture({ stages, totalDays, ...reading }: FlowPictureProps): VNode {
  const { lang } = reading
  return (
    <figure class="flow">
      {drawFlow(h as Make<VNode>, { lang, flow: tellFlow(stages, reading) })}
      {totalDays === undefined ? null : <figcaption>{promiseWords(lang, totalDays)}</figcaption>}
    </figure>
  )
}
