import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

type TypeRow = { code: string; name: string; nameEn: string; holderKind: string; validityYears: number | null }

/** Kinds of licence from `data/licence-types.json`. Repeatable. */
export async function seedLicences(client: pg.Client, dataDir: string): Promise<void> {
  const types = JSON.parse(readFileSync(join(dataDir, 'licence-types.json'), 'utf8')) as TypeRow[]
  await client.query(
    `insert into licences.licence_type (code, name, name_en, holder_kind, validity_years)
     select code, name, "nameEn", "holderKind", "validityYears"
     from jsonb_to_recordset($1) as t (code text, name text, "nameEn" text, "holderKind" text, "validityYears" int)
     on conflict (code) do update set name = excluded.name, name_en = excluded.name_en,
       holder_kind = excluded.holder_kind, validity_years = excluded.validity_years`,
    [JSON.stringify(types)],
  )
}
