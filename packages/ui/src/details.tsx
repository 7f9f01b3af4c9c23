/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'

export interface DetailsProps {
  /** What is inside, so that one need not open it to know: 《个体工商户条例》第十一条. */
  summary: string
  children: ComponentChildren
  open?: boolean | undefined
}

/** Folds out: an article of a law, an answer to a question. Printed open. */
export function Details({ summary, children, open }: DetailsProps): VNode {
  return (
    <details class="details" open={open}>
      <summary>{summary}</summary>
      <div class="details-body">{children}</div>
    </details>
  )
}
