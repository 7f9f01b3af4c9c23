/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'

export interface TableColumn {
  key: string
  label: string
  /** Right-aligned figures. */
  numeric?: boolean | undefined
}

export interface TableRow {
  id: string
  /** Content by column key; the first column names the row. */
  cells: Readonly<Record<string, ComponentChildren>>
}

export interface TableProps {
  caption: string
  /** Leaves the caption to screen readers where a heading already says it. */
  captionHidden?: boolean | undefined
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
}

/** A table of few columns; on phones each row becomes a small list with its column names. */
export function Table({ caption, captionHidden, columns, rows }: TableProps): VNode {
  return (
    <table class="table">
      <caption class={captionHidden ? 'hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" class={column.numeric ? 'numeric' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row">
                  {row.cells[column.key]}
                </th>
              ) : (
                <td key={column.key} class={column.numeric ? 'numeric' : undefined} data-label={column.label}>
                  {row.cells[column.key]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
