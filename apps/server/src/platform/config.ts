import { join, resolve } from 'node:path'

/** Everything the environment may set; every value has one that works without it. */
export type Config = {
  host: string
  port: number
  /** Where the embedded database, files and keys live. */
  dataDir: string
  /** An existing PostgreSQL 15–18 in place of the embedded one; the user must own the database and may create roles. */
  databaseUrl: string | undefined
  role: 'web' | 'worker' | 'both'
  /** Demonstration: invented people, visible codes, a banner. Off in production. */
  demo: boolean
  /** How many invented cases a demonstration begins with. */
  demoCases: number
  standInsPort: number
  repositoryRoot: string
  /** Address that QR codes lead to. */
  publicUrl: string
  poolSize: number
}

export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const repositoryRoot = resolve(import.meta.dirname, '../../../..')
  const port = Number(env['PORT'] ?? 8080)
  const host = env['HOST'] ?? '127.0.0.1'
  return {
    host,
    port,
    dataDir: resolve(env['TONGBAN_DATA'] ?? join(repositoryRoot, 'var')),
    databaseUrl: env['DATABASE_URL'] || undefined,
    role: env['TONGBAN_ROLE'] === 'web' || env['TONGBAN_ROLE'] === 'worker' ? env['TONGBAN_ROLE'] : 'both',
    demo: env['TONGBAN_DEMO'] !== 'off',
    demoCases: Number(env['TONGBAN_DEMO_CASES'] ?? 500),
    standInsPort: Number(env['TONGBAN_STAND_INS_PORT'] ?? port + 1),
    repositoryRoot,
    publicUrl: env['PUBLIC_URL'] ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`,
    poolSize: Number(env['POOL_SIZE'] ?? 12),
  }
}
