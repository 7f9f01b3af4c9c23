import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Level } from '@tongban/contracts/shared'
import type pg from 'pg'
import { newId } from '#platform/ids'
import { type OfficeKind, planOffices, type SeedOffice, type SeedRegion } from './core/office-seed.ts'

const levels: Level[] = ['province', 'city', 'county', 'township', 'village']
const batch = 5000

/**
 * Offices of all regions from `data/offices.json`, as the owner of the database. Repeatable: an office keeps its id and
 * credit code, and what a change of divisions made of it. `keep` limits the regions, for small test databases. Kinds are only ever added at the end of that file.
 */
export async function seedOffices(
  client: pg.Client,
  dataDir: string,
  keep: (regionCode: string) => boolean = () => true,
): Promise<number> {
  const { kinds } = readJson<{ kinds: OfficeKind[] }>(dataDir, 'offices.json')
  const regions = readRegions(dataDir)
  const kept = new Set(regions.filter(({ code }) => keep(code)).map(({ code }) => code))
  const offices = planOffices(kinds, regions, readCodes(dataDir)).filter(({ regionCode }) => kept.has(regionCode))
  for (let from = 0; from < offices.length; from += batch) await insert(client, offices.slice(from, from + batch))
  return offices.length
}

async function insert(client: pg.Client, offices: readonly SeedOffice[]): Promise<void> {
  const column = (key: keyof SeedOffice) => offices.map((office) => office[key])
  await client.query(
    `insert into identity.office (id, credit_code, kind, name, level, region_code, region_name, department_keys, address, hours, consult_phone, complaint_phone)
     select id::uuid, credit_code, kind, name, level, region_code, region_name, string_to_array(department_keys, ','), address, hours, consult_phone, complaint_phone
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
       as o (id, credit_code, kind, name, level, region_code, region_name, department_keys, address, hours, consult_phone, complaint_phone)
     where not exists (select from reference.region g where g.code = o.region_code and g.ended_on is not null)
     on conflict (region_code, kind) do update set name = excluded.name, department_keys = excluded.department_keys
       where (office.name <> excluded.name or office.department_keys <> excluded.department_keys)
         and not exists (select from reference.region g where g.code = office.region_code and g.changed_on is not null)`,
    [
      offices.map(newId),
      column('creditCode'),
      column('kind'),
      column('name'),
      column('level'),
      column('regionCode'),
      column('regionName'),
      offices.map((office) => office.departmentKeys.join(',')),
      column('address'),
      column('hours'),
      column('consultPhone'),
      column('complaintPhone'),
    ],
  )
}

const readJson = <T>(dataDir: string, name: string): T => JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as T

function readRegions(dataDir: string): SeedRegion[] {
  const lines = readFileSync(join(dataDir, 'regions.csv'), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [code = '', name = '', level = '', parent = '', kind = ''] = line.trim().split(',')
    return { code, name, level: levels[Number(level) - 1] ?? 'village', parent, kind }
  })
}

/** Credit codes that `data/departments.json` gave to departments, and the licence types are made from. */
function readCodes(dataDir: string): Map<string, string> {
  type Unit = { name: string; testUscc?: string }
  const { province, city, county } = readJson<{
    province: Unit[]
    city: { departments: Unit[] }
    county: { departments: Unit[] }
  }>(dataDir, 'departments.json')
  const units = [...province, ...city.departments, ...county.departments]
  return new Map(units.flatMap(({ name, testUscc }) => (testUscc ? [[name, testUscc] as const] : [])))
}
