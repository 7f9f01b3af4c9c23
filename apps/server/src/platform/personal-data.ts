import { createSecretKey, type KeyObject } from 'node:crypto'
import { hmac } from '@tongban/gm/sm3'
import { open, type SealKey, seal, sealKey } from '@tongban/gm/sm4'
import type { Secrets } from './secrets.ts'

type Keys = { field: SealKey; lookup: KeyObject; code: KeyObject }
const made = new WeakMap<Secrets, Keys>()

/** Made once: making a key of its octets costs more than using it. */
function keysOf(secrets: Secrets): Keys {
  const known = made.get(secrets)
  if (known) return known
  const keys = {
    field: sealKey(secrets.fieldKeyId, secrets.fieldKey),
    lookup: createSecretKey(secrets.lookupKey),
    code: createSecretKey(secrets.codeKey),
  }
  made.set(secrets, keys)
  return keys
}

/** Encrypts a sensitive field for storage (SM4, key id beside the value). `context` binds it to its place. */
export const sealField = (secrets: Secrets, context: string, text: string): string =>
  seal(keysOf(secrets).field, text, context)

export const openField = (secrets: Secrets, context: string, sealed: string): string =>
  open([keysOf(secrets).field], sealed, context).toString('utf8')

/** Keyed hash by which an encrypted field is found again. */
export const lookupHash = (secrets: Secrets, kind: string, text: string): string =>
  hmac(keysOf(secrets).lookup, `${kind}:${text}`).toString('hex')

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code to read aloud and type: no 0/O, 1/I/L. Derived, so it needs no storage and cannot be guessed. */
export function derivedCode(secrets: Secrets, kind: string, id: string, length: number): string {
  const bytes = hmac(keysOf(secrets).code, `${kind}:${id}`)
  let code = ''
  for (let i = 0; i < length; i++) code += alphabet[(bytes[i] ?? 0) % alphabet.length]
  return code
}
