/** Tries a minute and address. Kept in memory: a restart forgets them, which harms nobody. */
export type Tries = {
  /** Counts a try; seconds to wait when there were too many, else 0. */
  count(address: string, now: number): number
}

const window = 60_000

export function triesPerMinute(limit: number, remembered = 10_000): Tries {
  const seen = new Map<string, { since: number; count: number }>()
  return {
    count(address, now) {
      const known = seen.get(address)
      if (known && now - known.since < window) {
        known.count++
        return known.count > limit ? Math.ceil((known.since + window - now) / 1000) : 0
      }
      // The oldest go first, so a flood of addresses cannot fill the memory.
      seen.delete(address)
      for (const oldest of seen.keys()) {
        if (seen.size < remembered) break
        seen.delete(oldest)
      }
      seen.set(address, { since: now, count: 1 })
      return 0
    },
  }
}
