/** The last day of a term of years: the day before the anniversary of its first. `2026-03-02`, 5 → `2031-03-01`. */
export function endOfTerm(from: string, years: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10)
}

/** A legal date as documents print it: 2026年3月2日. */
export const inWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
