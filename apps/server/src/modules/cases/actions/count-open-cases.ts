import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { countOfItems } from '../store/case-store.ts'

/**
 * How many cases run and how many applications are begun of items: by basic codes over all offices, by implementing
 * codes in one; the library's picture of what a change touches. Numbers only, so it counts as the platform.
 */
export const countOpenCases = (
  { db }: Pick<Deps, 'db'>,
  codes: readonly string[],
): Promise<{ runningCases: number; openApplications: number }> =>
  db.read(system('count-open-cases'), (tx) => countOfItems(tx, codes))
