import type { Database } from '../apps/server/src/platform/db.ts'
import type { Figure } from './lib/figure.ts'
import type { Platform } from './lib/platform.ts'

/** What every figure is measured in: one installation, its database, and how much to do. */
export type Bench = {
  dataDir: string
  url: string
  /** The bare driver's connections, as many as the server has, as owner of the database. */
  db: Database
  /** Starts the platform on this installation; `role` as in TONGBAN_ROLE. */
  start(role: 'both' | 'web', env?: Record<string, string>): Promise<Platform>
  sizes: { cases: number; drafts: number; rounds: number; seconds: number }
  add(...figures: Figure[]): void
  /** One line for whoever waits. */
  say(line: string): void
}
