/** Two versions of one draft, made from the same one, become one. Nothing is lost: what both changed is asked about. */
export type Clash = { path: string; mine: unknown; theirs: unknown }
export type Choice = 'mine' | 'theirs'
export type Merged = { value: unknown; clashes: Clash[] }

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, n) => same(each, b[n]))
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => same(a[key], b[key]))
}

/** What tells a row of a list from the others; undefined where the list has no such name. */
function names(list: readonly unknown[]): string[] | undefined {
  const found = list.map((row) => {
    const name = isPlain(row) ? (row['key'] ?? row['serial']) : undefined
    return typeof name === 'string' && name !== '' ? name : undefined
  })
  const known = found.filter((name) => name !== undefined)
  return known.length === list.length && new Set(known).size === known.length ? known : undefined
}

/** `choices` by path says which version stays where both changed the same; mine until something was chosen. */
export function mergeDrafts(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  choices: Readonly<Record<string, Choice>> = {},
): Merged {
  const clashes: Clash[] = []

  const merge = (from: unknown, left: unknown, right: unknown, path: string): unknown => {
    if (same(left, right) || same(from, right)) return left
    if (same(from, left)) return right
    if (isPlain(left) && isPlain(right)) return mergePlain(isPlain(from) ? from : {}, left, right, path)
    if (Array.isArray(left) && Array.isArray(right)) {
      const rows = mergeRows(Array.isArray(from) ? from : [], left, right, path)
      if (rows) return rows
    }
    clashes.push({ path, mine: left, theirs: right })
    return choices[path] === 'theirs' ? right : left
  }

  const mergePlain = (from: Plain, left: Plain, right: Plain, path: string): Plain => {
    const merged: Plain = {}
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const value = merge(from[key], left[key], right[key], `${path}/${key}`)
      if (value !== undefined) merged[key] = value
    }
    return merged
  }

  const mergeRows = (from: unknown[], left: unknown[], right: unknown[], path: string): unknown[] | undefined => {
    const [fromNames, leftNames, rightNames] = [names(from), names(left), names(right)]
    if (!fromNames || !leftNames || !rightNames) return undefined
    const find = (list: unknown[], of: string[], name: string) => list[of.indexOf(name)]
    // My order, if I changed it; what only they have comes where it stood with them, at the latest at the end.
    const [first, second] = same(fromNames, leftNames) ? [rightNames, leftNames] : [leftNames, rightNames]
    const order = [...first]
    for (const [at, name] of second.entries())
      if (!order.includes(name)) order.splice(order.indexOf(second[at - 1] ?? '') + 1 || order.length, 0, name)
    return order
      .map((name) =>
        merge(
          find(from, fromNames, name),
          find(left, leftNames, name),
          find(right, rightNames, name),
          `${path}/${name}`,
        ),
      )
      .filter((row) => row !== undefined)
  }

  return { value: merge(base, mine, theirs, ''), clashes }
}
