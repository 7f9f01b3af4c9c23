import type {
  MergeRegions,
  RegionChange,
  RegionOutcome,
  RenameRegion,
} from '@tongban/contracts/reference/region-change'
import type { Level } from '@tongban/contracts/shared'
import { err, ok, type Result } from '#platform/result'
import type { RegionRow } from './region-directory.ts'

/** What is wrong with an act (from 1; 0 for the change as a whole), and what to do. */
export type ActProblem = { act: number; code: string; message: string }

export type RegionPlan = {
  /** Rows as they are to be, of those that change or come new. */
  rows: (RegionRow & { like?: string })[]
  outcomes: RegionOutcome[]
}

const digits: Readonly<Record<Level, number>> = { province: 2, city: 4, county: 6, township: 9, village: 12 }
const levelWords: Readonly<Record<Level, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡镇（街道）',
  village: '村（社区）',
}

/** The digits that a division's own code is told by: 340102001000, a township → 340102001. */
export const prefixOf = ({ code, level }: Pick<RegionRow, 'code' | 'level'>): string => code.slice(0, digits[level])

/** The acts one after the other, each over what the ones before it made; all problems, or all rows. */
export function planRegionChange(rows: readonly RegionRow[], change: RegionChange): Result<RegionPlan, ActProblem[]> {
  const problems: ActProblem[] = []
  const { effectiveOn } = change
  if (Number.isNaN(Date.parse(effectiveOn)))
    problems.push({ act: 0, code: 'date', message: `生效日期“${effectiveOn}”不是日期；请写成2026-03-01这样` })
  const map = new Draft(rows, effectiveOn)
  for (const [index, act] of change.acts.entries()) {
    const wrong = act.act === 'rename' ? rename(map, act) : merge(map, act)
    problems.push(...wrong.map(([code, message]) => ({ act: index + 1, code, message })))
  }
  return problems.length > 0 ? err(problems) : ok({ rows: map.changed(), outcomes: map.outcomes })
}

type Wrong = [code: string, message: string][]

/** The divisions while the acts are carried out. */
class Draft {
  readonly outcomes: RegionOutcome[] = []
  readonly effectiveOn: string
  readonly #rows: Map<string, RegionRow & { like?: string }>
  readonly #changed = new Set<string>()
  constructor(rows: readonly RegionRow[], effectiveOn: string) {
    this.#rows = new Map(rows.map((row) => [row.code, row]))
    this.effectiveOn = effectiveOn
  }
  get = (code: string): RegionRow | undefined => this.#rows.get(code)
  standing = (): RegionRow[] => [...this.#rows.values()].filter(({ endedOn }) => endedOn === null)
  all = (): RegionRow[] => [...this.#rows.values()]
  put(row: RegionRow & { like?: string }): void {
    this.#rows.set(row.code, row)
    this.#changed.add(row.code)
  }
  changed = () => [...this.#changed].flatMap((code) => this.#rows.get(code) ?? [])
  isBelow(code: string, above: string): boolean {
    const parent = this.get(code)?.parent ?? null
    return parent !== null && (parent === above || this.isBelow(parent, above))
  }
}

/** A division that lasts, or why it cannot be changed. */
function find(map: Draft, code: string): RegionRow | Wrong {
  const row = map.get(code)
  if (!row) return [['unknown', `没有代码为${code}的行政区划；请核对12位代码`]]
  const now = row.successor === null ? undefined : map.get(row.successor)
  if (row.endedOn !== null)
    return [
      [
        'ended',
        `${row.name}（${code}）已于${row.endedOn}并入${now?.name ?? ''}（${now?.code ?? ''}），不能再变更；请改用${now?.code ?? '新的代码'}`,
      ],
    ]
  if (row.parent === null) return [['province', `${row.name}是本平台的全域，不能更名或合并`]]
  return row
}

const sameNamed = (map: Draft, name: string, parent: string | null, but: readonly string[]) =>
  map.standing().find((row) => row.parent === parent && row.name === name && !but.includes(row.code))

function rename(map: Draft, { code, name }: RenameRegion): Wrong {
  const row = find(map, code)
  if (Array.isArray(row)) return row
  if (row.name === name) return [['same-name', `${code}现在就叫“${name}”；请核对代码和新名称`]]
  const twin = sameNamed(map, name, row.parent, [code])
  if (twin) return [['name-taken', `同一上级下已有“${name}”（${twin.code}）；请核对新名称，或者用合并`]]
  map.put({ ...row, name, formerNames: [...row.formerNames, row.name] })
  map.outcomes.push({ code, name: row.name, how: 'renamed', nowCode: code, nowName: name })
  return []
}

function merge(map: Draft, ask: MergeRegions): Wrong {
  const { codes, into, name } = ask
  const found = codes.map((code) => find(map, code))
  const wrong = found.flatMap((one) => (Array.isArray(one) ? one : []))
  const merged = found.flatMap((one) => (Array.isArray(one) ? [] : [one]))
  const [first] = merged
  if (!first || wrong.length > 0) return wrong
  const other = merged.find(({ level }) => level !== first.level)
  if (other)
    wrong.push([
      'level-differs',
      `${first.name}是${levelWords[first.level]}，${other.name}是${levelWords[other.level]}，级别不同不能合并；请分开办理`,
    ])
  const apart = merged.find(({ parent }) => parent !== first.parent)
  if (!other && apart)
    wrong.push(['parent-differs', `${first.name}和${apart.name}的上级不同，不能直接合并；请先核对上级的调整`])
  if (codes.includes(into))
    wrong.push([
      'into-itself',
      `${map.get(into)?.name ?? into}不能并入自己；请从被合并的代码（codes）里去掉${into}，它会保留`,
    ])
  if (wrong.length > 0) return wrong
  const there = map.get(into)
  const target = there ? takeOver(map, first, codes, there) : newRegion(map, first, codes, ask)
  if (Array.isArray(target)) return target
  if (there && name !== undefined && name !== there.name) {
    const refused = rename(map, { act: 'rename', code: into, name })
    if (refused.length > 0) return refused
  } else if (!there) map.put(target)
  end(map, merged, map.get(into) ?? target)
  return []
}

/** The division that is there and takes the others over, or why it cannot. */
function takeOver(map: Draft, first: RegionRow, codes: readonly string[], there: RegionRow): RegionRow | Wrong {
  const into = there.code
  const above = codes.find((code) => map.isBelow(into, code))
  if (above)
    return [
      [
        'into-below',
        `${there.name}在${map.get(above)?.name ?? above}下面，上级不能并入下级；请核对并入哪个区划的代码（into）`,
      ],
    ]
  const lasting = find(map, into)
  if (Array.isArray(lasting)) return lasting
  if (lasting.level !== first.level)
    return [
      [
        'level-differs',
        `${first.name}是${levelWords[first.level]}，${lasting.name}是${levelWords[lasting.level]}，级别不同不能合并；请核对并入哪个区划的代码（into）`,
      ],
    ]
  if (lasting.parent !== first.parent)
    return [['parent-differs', `${first.name}和${lasting.name}的上级不同，不能直接合并；请先核对上级的调整`]]
  return lasting
}

/** The new division, or why it cannot be made. */
function newRegion(
  map: Draft,
  first: RegionRow,
  codes: readonly string[],
  { into: code, name }: MergeRegions,
): (RegionRow & { like: string }) | Wrong {
  if (name === undefined)
    return [['name-missing', `没有代码为${code}的行政区划；并入已有的请核对代码，新设的请写上name（新名称）`]]
  const above = first.parent === null ? undefined : map.get(first.parent)
  const own = code.slice(0, digits[first.level])
  const shaped =
    code === own.padEnd(12, '0') &&
    above !== undefined &&
    own.startsWith(prefixOf(above)) &&
    !/^0+$/.test(own.slice(prefixOf(above).length))
  if (!shaped)
    return [
      [
        'code-shape',
        `新代码${code}不是${above?.name ?? ''}下的${levelWords[first.level]}代码；应以${above ? prefixOf(above) : ''}开头，第${digits[first.level] + 1}位起是0`,
      ],
    ]
  // The digits may be in use below somebody else, by a division that kept its code.
  const taken = map.all().find((row) => row.code !== code && row.code.startsWith(own))
  if (taken) return [['code-taken', `代码${code}的前几位已由${taken.name}（${taken.code}）使用；请换一个代码`]]
  const twin = sameNamed(map, name, first.parent, codes)
  if (twin) return [['name-taken', `同一上级下已有“${name}”（${twin.code}）；请核对新名称，或者并入它`]]
  const { level, parent } = first
  return { code, name, level, parent, endedOn: null, successor: null, formerNames: [], like: first.code }
}

/** Ends the merged ones: what lies below goes along, and what they had taken over before leads on. */
function end(map: Draft, merged: readonly RegionRow[], into: RegionRow): void {
  for (const row of merged) {
    for (const other of map.all()) {
      if (other.parent === row.code && other.endedOn === null) map.put({ ...other, parent: into.code })
      if (other.successor === row.code) map.put({ ...other, successor: into.code })
    }
    map.put({ ...row, endedOn: map.effectiveOn, successor: into.code })
    map.outcomes.push({ code: row.code, name: row.name, how: 'merged', nowCode: into.code, nowName: into.name })
  }
}
