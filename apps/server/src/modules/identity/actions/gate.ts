import { fail } from '#platform/problems'
import { problems } from '../problems.ts'

export type Gate = <T>(key: string, work: () => Promise<T>) => Promise<T>

/**
 * Lets a few in at a time and one a key, so that a storm of sign-ins leaves the processor to others and guesses at one
 * account are counted one after the other. Past the queue's length it refuses at once.
 */
export function createGate({ atOnce, waiting: most }: { atOnce: number; waiting: number }): Gate {
  const waiting: { key: string; enter: () => void }[] = []
  const inside = new Set<string>()
  const next = () => {
    while (inside.size < atOnce) {
      const index = waiting.findIndex(({ key }) => !inside.has(key))
      const [one] = index < 0 ? [] : waiting.splice(index, 1)
      if (!one) return
      inside.add(one.key)
      one.enter()
    }
  }
  return async (key, work) => {
    if (waiting.length >= most) fail(problems['identity.sign-in-busy']())
    await new Promise<void>((enter) => {
      waiting.push({ key, enter })
      next()
    })
    try {
      return await work()
    } finally {
      inside.delete(key)
      next()
    }
  }
}
