/** Repeatable choices: the same seed gives the same people on every machine. */
export type Draw = {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  of<T>(list: readonly T[]): T
  weighted<T extends { weight: number }>(list: readonly T[]): T
}

/** mulberry32. */
export function draw(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const of = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new RangeError('nothing to choose from')
    return found
  }
  return {
    below,
    of,
    weighted(list) {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0)
      for (const one of list) {
        left -= one.weight
        if (left < 0) return one
      }
      return of(list)
    },
  }
}

/** Makes a value when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
