import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Keys of this installation, 32 random bytes each unless said; never in the database, never in the repository. */
export type Secrets = {
  /** Keyed hash (HMAC-SM3) by which encrypted fields are found. */
  lookupKey: Buffer
  /** Query codes of cases and verification codes. */
  codeKey: Buffer
  /** SM4, 16 bytes: sensitive fields. */
  fieldKey: Buffer
  fieldKeyId: string
}

const from = (text: string): Secrets => {
  const keys = JSON.parse(text) as Record<keyof Secrets, string>
  const bytes = (name: keyof Secrets) => Buffer.from(keys[name], 'base64url')
  return {
    lookupKey: bytes('lookupKey'),
    codeKey: bytes('codeKey'),
    fieldKey: bytes('fieldKey'),
    fieldKeyId: keys.fieldKeyId,
  }
}

const make = () => {
  const bytes = (n: number) => randomBytes(n).toString('base64url')
  return JSON.stringify({ lookupKey: bytes(32), codeKey: bytes(32), fieldKey: bytes(16), fieldKeyId: 'k1' })
}

/** Reads `keys.json`, making it on the first start. Losing it loses every encrypted field: it belongs in the backup. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'keys.json')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return from(readFileSync(file, 'utf8'))
}

export const testSecrets = (): Secrets => from(make())
