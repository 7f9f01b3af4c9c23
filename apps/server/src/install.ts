import { join } from 'node:path'
import pg from 'pg'
import { seedCatalogue } from '#modules/catalogue'
import { seedOffices } from '#modules/identity'
import { seedBundles } from '#modules/joint'
import { seedLicences } from '#modules/licences'
import { seedReference } from '#modules/reference'
import type { Clock } from '#platform/clock'
import { digestOf } from '#platform/data-digest'
import { migrate } from '#platform/migrate'

/** Brings a database to this version with its reference data, as the owner. Repeatable; `keep` limits the regions. */
export async function install(
  url: string,
  {
    repositoryRoot,
    clock,
    log,
    keep,
  }: { repositoryRoot: string; clock: Clock; log: (line: string) => void; keep?: (regionCode: string) => boolean },
): Promise<void> {
  const migrations = await migrate(url)
  if (migrations.length > 0) log(`${migrations.length} migrations applied`)
  const dataDir = join(repositoryRoot, 'data')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const digest = digestOf(dataDir)
    // A new table may want rows that data of old have for it.
    if (migrations.length === 0 && (await seededDigest(client)) === digest) return
    log('seeding regions, offices and items of five levels (a few seconds, once)')
    await seedReference(client, dataDir, keep)
    await seedOffices(client, dataDir, keep)
    await seedLicences(client, dataDir)
    const seeded = await seedCatalogue(client, dataDir, {
      now: clock.now(),
      today: clock.today(),
      ...(keep ? { keep } : {}),
    })
    for (const { itemId, problems } of seeded.refused)
      log(`item ${itemId} is not published: ${problems.map((p) => JSON.stringify(p)).join('; ')}`)
    const bundles = await seedBundles(client, dataDir)
    for (const { code, problems } of bundles.refused)
      log(`bundle ${code} is not offered: ${problems.map((p) => JSON.stringify(p)).join('; ')}`)
    await client.query(
      `insert into platform.setting (name, value) values ('seeded', $1) on conflict (name) do update set value = excluded.value`,
      [JSON.stringify(digest)],
    )
    log(`${seeded.published} items published, exercised ${seeded.implementations} times over the province`)
  } finally {
    await client.end()
  }
}

async function seededDigest(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>(`select value from platform.setting where name = 'seeded'`)
  return rows[0]?.value
}
