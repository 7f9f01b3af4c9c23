import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { countValidOf } from '../store/licence-store.ts'

/** How many licences of these types are valid today, whoever holds them. Numbers only, so it counts as the platform. */
export const countValidLicences = (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  typeCodes: readonly string[],
): Promise<{ typeCode: string; valid: number }[]> =>
  db.read(system('count-valid-licences'), (tx) => countValidOf(tx, typeCodes, clock.today()))
