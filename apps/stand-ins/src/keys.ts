import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the platform and the outside systems share. */
export type StandInKeys = {
  gateway: { appKey: string; secret: string }
  sms: { accessKeyId: string; accessKeySecret: string }
}

const make = (): StandInKeys => {
  const random = () => randomBytes(24).toString('base64url')
  return {
    gateway: { appKey: 'tongban', secret: random() },
    sms: { accessKeyId: 'tongban-sms', accessKeySecret: random() },
  }
}

/** Reads `stand-in-keys.json`, making it on the first start. */
export function loadStandInKeys(dataDir: string): StandInKeys {
  const file = join(dataDir, 'stand-in-keys.json')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, JSON.stringify(make()), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return JSON.parse(readFileSync(file, 'utf8')) as StandInKeys
}
