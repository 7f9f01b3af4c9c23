import type { Level } from '@tongban/contracts/shared'

export type RegionNode = { code: string; name: string; level: Level; parent: string | null }

/** All divisions in memory (20,000, about 5 MB): looked up on every page. */
export type RegionDirectory = {
  get(code: string): RegionNode | undefined
  /** Directly below, in order of code. */
  children(code: string): readonly RegionNode[]
  /** Itself first, then upwards to the province. Empty when unknown. */
  ancestors(code: string): readonly RegionNode[]
  /** Whose name contains the words; higher levels first, at most `limit`. */
  search(words: string, limit?: number): readonly RegionNode[]
  readonly root: RegionNode
}

const order: Record<Level, number> = { province: 0, city: 1, county: 2, township: 3, village: 4 }

export function buildRegionDirectory(rows: readonly RegionNode[]): RegionDirectory {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const below = new Map<string, RegionNode[]>()
  for (const row of rows) {
    if (row.parent === null) continue
    const list = below.get(row.parent)
    if (list) list.push(row)
    else below.set(row.parent, [row])
  }
  const byLevel = [...rows].sort((a, b) => order[a.level] - order[b.level] || a.code.localeCompare(b.code))
  const root = byLevel[0]
  if (!root) throw new Error('there are no regions: the reference data is not seeded')
  return {
    root,
    get: (code) => byCode.get(code),
    children: (code) => below.get(code) ?? [],
    ancestors(code) {
      const path: RegionNode[] = []
      for (let at = byCode.get(code); at; at = at.parent === null ? undefined : byCode.get(at.parent)) path.push(at)
      return path
    },
    search: (words, limit = 50) => {
      const found: RegionNode[] = []
      for (const row of byLevel) {
        if (row.name.includes(words)) found.push(row)
        if (found.length === limit) break
      }
      return found
    },
  }
}
