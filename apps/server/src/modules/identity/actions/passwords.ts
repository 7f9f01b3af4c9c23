import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { createGate, type Gate } from './gate.ts'

/** Argon2id with 19 MiB, two passes, one lane (OWASP): about 20 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

export type Passwords = {
  /** Everything that hashes passes here. */
  gate: Gate
  /** As long for an account that does not exist: the work is done on a hash that fits nothing. */
  fits(passwordHash: string | undefined, password: string): Promise<boolean>
}

export function createPasswords({ atOnce = 2, waiting = 200 } = {}): Passwords {
  let nobodys: Promise<string> | undefined
  return {
    gate: createGate({ atOnce, waiting }),
    async fits(passwordHash, password) {
      nobodys ??= hash(randomBytes(32), cost)
      const fits = await verify(passwordHash ?? (await nobodys), password.normalize('NFKC'))
      return fits && passwordHash !== undefined
    },
  }
}
