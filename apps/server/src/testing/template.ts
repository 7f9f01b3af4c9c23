import { join } from 'node:path'
import pg from 'pg'
import { seedReference } from '#modules/reference'
import { migrate } from '#platform/migrate'

/** Hefei with Yaohai district and one of its sub-districts; Feixi county, one town and its villages. */
export const testRegions = (code: string): boolean =>
  ['340000000000', '340100000000', '340102000000', '340123000000'].includes(code) ||
  code.startsWith('340102001') ||
  code.startsWith('340123100')

export const dataDir = join(import.meta.dirname, '../../../../data')

/** Fills the database that every test clones: migrated, with small reference data. */
export async function prepareTemplate(url: string): Promise<void> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await seedReference(client, dataDir, testRegions)
  } finally {
    await client.end()
  }
}
