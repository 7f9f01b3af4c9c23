/** One line of the table. `limit` is what was measured beside it in the same run; `target` what the issue asks for. */
export type Figure = {
  name: string
  measured: string
  limit?: string
  ratio?: string
  target?: string
  /** Absent where nothing was asked. */
  pass?: boolean
  note?: string
}

export const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
export const rate = (value: number): string => `${number(value)}/s`
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
export const milliseconds = (ms: number): string => `${number(ms)} ms`

const columns = ['figure', 'measured', 'limit in the same run', 'ratio / target', 'result'] as const

const cells = (f: Figure): string[] => [
  f.name,
  f.measured,
  f.limit ?? '–',
  [f.ratio, f.target].filter(Boolean).join(' / ') || '–',
  f.pass === undefined ? '–' : f.pass ? 'pass' : 'short',
]

/** For a terminal. */
export function asTable(figures: readonly Figure[]): string {
  const rows = [[...columns], ...figures.map(cells)]
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const [head = [], ...rest] = rows
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)].join('\n')
}

/** For `bench/README.md`; notes stand below. */
export function asMarkdown(figures: readonly Figure[]): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`
  const notes = figures.filter((f) => f.note).map((f) => `- **${f.name}**: ${f.note}`)
  return [line(columns), line(columns.map(() => '---')), ...figures.map((f) => line(cells(f))), '', ...notes].join('\n')
}
