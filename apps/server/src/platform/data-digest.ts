import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One hash over all files of a folder, names and contents: whether reference data changed since it was seeded. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(json|csv)$/.test(name)) continue
    hash.update(name)
    hash.update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}
