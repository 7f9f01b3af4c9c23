import { sql } from 'kysely'
import { system } from './actor.ts'
import type { Database } from './db.ts'

/** A fact of this installation, such as what was seeded. */
export const findSetting = (db: Database, name: string): Promise<unknown> =>
  db.read(
    system('settings'),
    async (tx) =>
      (await tx.first(sql<{ value: unknown }>`select value from platform.setting where name = ${name}`))?.value,
  )

export const recordSetting = (db: Database, name: string, value: unknown): Promise<unknown> =>
  db.transaction(system('settings'), (tx) =>
    tx.rows(sql`insert into platform.setting (name, value) values (${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (name) do update set value = excluded.value`),
  )
