import { existsSync } from 'node:fs'
import { readConfig } from '../platform/config.ts'
import { startPostgres } from '../platform/embedded-postgres.ts'

/** The database of this installation: DATABASE_URL, or the embedded one, started for the while when it is not running. */
export async function findDatabase(): Promise<{ url: string; dataDir: string; stop(): Promise<void> } | undefined> {
  const config = readConfig()
  if (config.databaseUrl) return { url: config.databaseUrl, dataDir: config.dataDir, stop: async () => {} }
  if (!existsSync(config.dataDir)) return undefined
  const postgres = await startPostgres({ dataDir: `${config.dataDir}/postgres` })
  return { url: postgres.url, dataDir: config.dataDir, stop: () => postgres.stop() }
}
