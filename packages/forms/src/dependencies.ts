import { type CompiledForm, conditionOf, meantBy, nameOf } from './compiled-form.ts'
import { keysIn } from './condition.ts'

/**
 * For each field, by name, the fields on whose answers its being shown depends: its own condition's and its group's. A
 * field of an entry (`members.name`) depends on fields of the same entry and on those of the form.
 */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>

export function dependenciesOf(form: CompiledForm): Dependencies {
  const read = (feel: string | undefined) => (feel === undefined ? [] : keysIn(conditionOf(form, feel)))
  const dependencies = new Map<string, ReadonlySet<string>>()
  for (const group of form.groups) {
    const ofGroup = read(group.visibleWhen)
    for (const field of group.fields) {
      const own = Array.from(read(field.visibleWhen), (key) => meantBy(group, key))
      dependencies.set(nameOf(group, field.key), new Set([...ofGroup, ...own]))
    }
  }
  return dependencies
}

/** All fields on which the given one depends, at whatever distance; without itself. */
export function closureOf(dependencies: Dependencies, key: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [key]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const needed of dependencies.get(next) ?? []) {
      if (needed === key || found.has(needed)) continue
      found.add(needed)
      open.push(needed)
    }
  }
  return found
}

/** The shortest ring `a → b → … → a` for each field that waits for itself; one ring of the same fields once. */
export function cyclesIn(dependencies: Dependencies): string[][] {
  const cycles = new Map<string, string[]>()
  for (const start of dependencies.keys()) {
    const ring = shortestRing(dependencies, start)
    const name = ring?.toSorted().join(' ')
    if (ring && name !== undefined && !cycles.has(name)) cycles.set(name, ring)
  }
  return [...cycles.values()]
}

function shortestRing(dependencies: Dependencies, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const open = [start]
  // Breadth first; the list grows while it is walked.
  for (const at of open) {
    for (const next of dependencies.get(at) ?? []) {
      if (next === start) return backFrom(at, start, cameFrom)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, at)
      open.push(next)
    }
  }
  return undefined
}

function backFrom(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const ring: string[] = []
  for (let at = end; at !== start; at = cameFrom.get(at) ?? start) ring.unshift(at)
  return [start, ...ring]
}
