import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db.ts'
import type { FileStore } from './files.ts'
import type { Secrets } from './secrets.ts'

/** What every module is given by `app.ts`. */
export type Deps = {
  readonly config: Config
  readonly db: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly files: FileStore
  /** One line to the operator; never personal data. */
  readonly log: (line: string) => void
}
