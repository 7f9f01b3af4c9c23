import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import type { Database } from '../platform/db.ts'
import type { Deps } from '../platform/deps.ts'
import { folderStore } from '../platform/files.ts'
import { loadSecrets } from '../platform/secrets.ts'

/** What modules are given when who runs the platform calls them from the command line. */
export function operatorDeps(db: Database): Deps {
  const config = readConfig()
  return {
    config,
    db,
    clock: systemClock,
    secrets: loadSecrets(config.dataDir),
    files: folderStore(`${config.dataDir}/files`),
    log: (line) => console.error(line),
  }
}
