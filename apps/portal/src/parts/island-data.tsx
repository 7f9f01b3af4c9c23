/** @jsxImportSource preact */
import type { VNode } from 'preact'

/** Data for a script: a block of JSON, which no browser runs. */
export function IslandData({ id, data }: { id: string; data: unknown }): VNode {
  const json = JSON.stringify(data).replace(/</g, '\\u003c')
  return <script id={id} type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
}
