/** @jsxImportSource preact */
import type { VNode } from 'preact'

export type StatusTone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

const shapes: Record<StatusTone, string> = { neutral: '○', info: '◐', good: '●', warn: '▲', bad: '■' }

export interface StatusTagProps {
  tone: StatusTone
  /** The word for the state, in the page's language: 审查中. */
  label: string
}

/** A state as shape, word and colour. */
export function StatusTag({ tone, label }: StatusTagProps): VNode {
  return (
    <span class={`tag tag-${tone}`}>
      <span aria-hidden="true">{shapes[tone]}</span> {label}
    </span>
  )
}
