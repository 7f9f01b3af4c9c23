import type { Level } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type RegionRow = { code: string; name: string; level: Level; parent: string | null }

export const listAll = (tx: Tx): Promise<RegionRow[]> =>
  tx.rows(sql<RegionRow>`select code, name, level, parent from reference.region order by code`)
