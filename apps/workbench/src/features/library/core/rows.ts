/** Lists that are edited: each answers a new list. */
export const insertRow = <T>(rows: readonly T[], at: number, row: T): T[] => rows.toSpliced(at, 0, row)
export const removeRow = <T>(rows: readonly T[], at: number): T[] => rows.toSpliced(at, 1)

export function moveRow<T>(rows: readonly T[], from: number, to: number): T[] {
  const row = rows[from]
  return row === undefined ? [...rows] : rows.toSpliced(from, 1).toSpliced(to, 0, row)
}

/** The first of `prefix1`, `prefix2` … that is not taken: names that conditions use and nobody needs to see. */
export function freeName(prefix: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`
}

/** An object with one part set, or without it. */
export function put<T extends object, K extends keyof T>(of: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...rest } = of
  // Only an optional part is ever left out.
  return (value === undefined ? rest : { ...of, [key]: value }) as T
}

/** Rows with the numbers they are known by where they have no name: a controlled row is drawn anew wherever it stands. */
export const withNumbers = <T>(rows: readonly T[]): { row: T; number: number }[] =>
  rows.map((row, at) => ({ row, number: at + 1 }))
