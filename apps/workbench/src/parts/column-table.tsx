import type { ReactNode } from 'react'
import { type Text, useT } from '../i18n.ts'

export type Column<Row> = {
  head: Text
  /** What stands before the cell on a telephone, where heads are not shown: the head unless said otherwise. */
  label?: Text | 'none'
  /** A row is called by its `name`; an `amount` stands at the right. */
  kind?: 'name' | 'amount'
  className?: string
  cell: (row: Row) => ReactNode
}

type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A table by its columns; on a telephone each row is a card, with the heads before the cells. */
export function ColumnTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  const t = useT()
  const classOf = ({ kind, className }: Column<Row>) =>
    [kind === 'amount' ? 'tb-amount' : '', className ?? ''].filter(Boolean).join(' ') || undefined
  return (
    <table className="tb-table tb-stack">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head[0]} scope="col" className={column.kind === 'amount' ? 'tb-amount' : undefined}>
              {t(...column.head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) =>
              column.kind === 'name' ? (
                <th key={column.head[0]} scope="row" className={classOf(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.head[0]}
                  className={classOf(column)}
                  data-label={column.label === 'none' ? undefined : t(...(column.label ?? column.head))}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
