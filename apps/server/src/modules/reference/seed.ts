import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { buildCalendar, type WorkdaysFile } from './core/calendar.ts'

const levels = { 1: 'province', 2: 'city', 3: 'county', 4: 'township', 5: 'village' } as const

/**
 * Regions and the working-day calendar from `data/`. Repeatable; a division that was renamed or merged stays as it is,
 * and so does a year whose notice was imported.
 * `keep` limits the regions, for small test databases; ancestors of what is kept must be kept too.
 */
export async function seedReference(
  client: pg.Client,
  dataDir: string,
  keep: (code: string) => boolean = () => true,
): Promise<void> {
  const rows = readFileSync(join(dataDir, 'regions.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const kept = rows.filter(([code]) => code && keep(code)).sort((a, b) => Number(a[2]) - Number(b[2]))
  const column = (index: number) => kept.map((row) => row[index] ?? '')
  await client.query(
    `insert into reference.region (code, name, level, parent, kind, official)
     select code, name, level, nullif(parent, ''), kind, official = '1'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (code, name, level, parent, kind, official)
     on conflict (code) do update set name = excluded.name, kind = excluded.kind, official = excluded.official
       where region.changed_on is null`,
    [
      column(0),
      column(1),
      column(2).map((n) => levels[Number(n) as keyof typeof levels]),
      column(3),
      column(4),
      column(5),
    ],
  )
  const calendar = buildCalendar(JSON.parse(readFileSync(join(dataDir, 'workdays.json'), 'utf8')) as WorkdaysFile)
  for (const [year, { announced, rest, work }] of Object.entries(calendar.years))
    await client.query(
      `insert into reference.calendar_year (year, announced, rest, work) values ($1, $2, $3, $4)
       on conflict (year) do update set announced = excluded.announced, rest = excluded.rest, work = excluded.work
       where calendar_year.document is null`,
      [Number(year), announced, JSON.stringify(rest), JSON.stringify(work)],
    )
}
