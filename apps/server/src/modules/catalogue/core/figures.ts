import type { LibraryFigures } from '@tongban/contracts/catalogue/figures'

/** Sums over implementing items in force. Days are working days. */
export type Sums = {
  items: number
  implementing: number
  online: number
  wholeOnline: number
  immediate: number
  statutory: number
  promised: number
  visits: number
  materials: number
  notBrought: number
}

/** Shares and averages of some sums, four digits behind the point; null when nothing is exercised. */
export function figuresOf(sums: Sums): LibraryFigures | null {
  const { implementing } = sums
  if (implementing === 0) return null
  const per = (sum: number, whole = implementing) => Math.round((sum / whole) * 10_000) / 10_000
  return {
    items: sums.items,
    implementing,
    online: per(sums.online),
    wholeOnline: per(sums.wholeOnline),
    immediate: per(sums.immediate),
    limitCompression: sums.statutory > 0 ? Math.round((1 - sums.promised / sums.statutory) * 10_000) / 10_000 : 0,
    averageVisits: per(sums.visits),
    materialsPerItem: per(sums.materials),
    notBroughtPerItem: per(sums.notBrought),
  }
}
