/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'

/** Names and what they are, one a line. */
export function Definitions({ rows }: { rows: readonly [name: string, value: ComponentChildren][] }): VNode {
  return (
    <dl class="definitions">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
