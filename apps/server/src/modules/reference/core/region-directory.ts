import type { Level } from '@tongban/contracts/shared'

export type RegionNode = { code: string; name: string; level: Level; parent: string | null }
/** A division as it is stored, those that ended among them. */
export type RegionRow = RegionNode & { endedOn: string | null; successor: string | null; formerNames: string[] }

/** All divisions in memory (20,000, about 5 MB): looked up on every page. A code that ended leads to its successor. */
export type RegionDirectory = {
  /** How many changes of divisions it knows: what was made from an earlier state is out of date. */
  readonly version: number
  get(code: string): RegionNode | undefined
  /** The division of a code that ended. */
  findEnded(code: string): { code: string; name: string; endedOn: string } | undefined
  /** Directly below, in order of code. */
  children(code: string): readonly RegionNode[]
  /** Itself first, then upwards to the province. Empty when unknown. */
  ancestors(code: string): readonly RegionNode[]
  /** Whose name contains the words, or did before a change; higher levels first, at most `limit`. */
  search(words: string, limit?: number): readonly RegionNode[]
  readonly root: RegionNode
}

const order: Record<Level, number> = { province: 0, city: 1, county: 2, township: 3, village: 4 }

/** `past` are the few divisions that ended or had another name. */
export function buildRegionDirectory(
  lasting: readonly RegionNode[],
  past: readonly RegionRow[] = [],
  version = 0,
): RegionDirectory {
  const byCode = new Map(lasting.map((node) => [node.code, node]))
  const ended = new Map(past.flatMap((row) => (row.endedOn === null ? [] : [[row.code, row] as const])))
  const below = new Map<string, RegionNode[]>()
  for (const row of byCode.values()) {
    if (row.parent === null) continue
    const list = below.get(row.parent)
    if (list) list.push(row)
    else below.set(row.parent, [row])
  }
  const get = (code: string) => byCode.get(code) ?? byCode.get(ended.get(code)?.successor ?? '')
  const byLevel = [...lasting].sort((a, b) => order[a.level] - order[b.level] || a.code.localeCompare(b.code))
  const formerly = new Map<string, string[]>()
  for (const { code, name, endedOn, formerNames } of past) {
    const now = get(code)?.code ?? code
    formerly.set(now, [...(formerly.get(now) ?? []), ...formerNames, ...(endedOn === null ? [] : [name])])
  }
  const [root] = byLevel
  if (!root) throw new Error('there are no regions: the reference data is not seeded')
  return {
    version,
    root,
    get,
    findEnded: (code) => {
      const row = ended.get(code)
      return row && { code, name: row.name, endedOn: row.endedOn ?? '' }
    },
    children: (code) => below.get(get(code)?.code ?? '') ?? [],
    ancestors(code) {
      const path: RegionNode[] = []
      for (let at = get(code); at; at = at.parent === null ? undefined : byCode.get(at.parent)) path.push(at)
      return path
    },
    search: (words, limit = 50) => {
      const found: RegionNode[] = []
      for (const node of byLevel) {
        const names = formerly.get(node.code) ?? []
        if (node.name.includes(words) || names.some((name) => name.includes(words))) found.push(node)
        if (found.length === limit) break
      }
      return found
    },
  }
}
