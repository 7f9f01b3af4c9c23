import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseProof, SealedDay } from '@tongban/contracts/cases/log'

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))

/** Made once by the server's own hashing, which the page that checks proofs does not share. */
export const proof = read('case-proof.json') as CaseProof
export const roots = read('log-roots.json') as { format: string; days: SealedDay[] }
