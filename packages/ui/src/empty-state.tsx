/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'

export interface EmptyStateProps {
  /** What is not there: 您还没有办件. */
  title: string
  /** What to do instead. */
  children?: ComponentChildren
}

/** A list with nothing in it says so, and where to go. */
export function EmptyState({ title, children }: EmptyStateProps): VNode {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  )
}
