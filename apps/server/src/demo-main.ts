// Tells the demo stories in a process of its own, so that they take neither time nor memory from the server's.
import { loadStandInKeys } from '@tongban/stand-ins/server'
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/db'
import { folderStore } from '#platform/files'
import { loadSecrets } from '#platform/secrets'
import { tellDemoStories } from './demo.ts'
import { connectOutside, outsideUrl } from './outside.ts'

const config = readConfig()
const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`)
const url = config.databaseUrl
if (!url) throw new Error('DATABASE_URL is missing: the server starts this process')
const db = openDatabase(url, { size: 4 })
try {
  const outside = connectOutside({ url: outsideUrl(config), ...loadStandInKeys(config.dataDir) }, log)
  const deps = {
    config,
    db,
    clock: systemClock,
    secrets: loadSecrets(config.dataDir),
    files: folderStore(`${config.dataDir}/files`),
    log,
  }
  await tellDemoStories(deps, url, outside, config.demoCases)
} finally {
  await db.end()
}
