import { useState } from 'react'
import type { Text } from '../../i18n.ts'

/** Columns an officer may leave out; number, due date and light always stay. */
export const optionalColumns = ['item', 'applicant', 'status', 'assignee', 'submitted'] as const
export type OptionalColumn = (typeof optionalColumns)[number]

export const columnText: Record<OptionalColumn, Text> = {
  item: ['事项', 'Item'],
  applicant: ['申请人', 'Applicant'],
  status: ['状态', 'Status'],
  assignee: ['认领人', 'Held by'],
  submitted: ['提交时间', 'Submitted'],
}

const storageKey = 'tongban.workbench.hidden-columns'

/** The columns left out, from what was stored; anything unknown is ignored. */
export const parseHidden = (stored: string | null): OptionalColumn[] =>
  optionalColumns.filter((column) => (stored ?? '').split(',').includes(column))

export const toggled = (hidden: readonly OptionalColumn[], column: OptionalColumn): OptionalColumn[] =>
  optionalColumns.filter((each) => (each === column ? !hidden.includes(each) : hidden.includes(each)))

export function useHiddenColumns() {
  const [hidden, setHidden] = useState(() => parseHidden(localStorage.getItem(storageKey)))
  const toggle = (column: OptionalColumn) => {
    const next = toggled(hidden, column)
    localStorage.setItem(storageKey, next.join(','))
    setHidden(next)
  }
  return [hidden, toggle] as const
}
