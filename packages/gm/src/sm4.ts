import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { hmac } from './sm3.ts'

/** How SM4 (GB/T 32907) is run: `key` and `iv` of 16 bytes. ECB and CBC pad by PKCS #7 unless `padding` is false; CTR never pads. */
export type Sm4 =
  | { mode: 'ecb'; key: Uint8Array; padding?: boolean }
  | { mode: 'cbc'; key: Uint8Array; iv: Uint8Array; padding?: boolean }
  | { mode: 'ctr'; key: Uint8Array | KeyObject; iv: Uint8Array }

/** Encrypts with SM4; text is taken as UTF-8. ECB is for test vectors and old interfaces: to keep a value, use `seal`. */
export function encrypt(how: Sm4, plain: string | Uint8Array): Buffer {
  const cipher = createCipheriv(`sm4-${how.mode}`, how.key, how.mode === 'ecb' ? null : how.iv)
  if (how.mode !== 'ctr') cipher.setAutoPadding(how.padding ?? true)
  return Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ])
}

/** Decrypts what `encrypt` made. Throws when the padding is wrong; in CTR, or without padding, a wrong key goes unnoticed. */
export function decrypt(how: Sm4, secret: Uint8Array): Buffer {
  const decipher = createDecipheriv(`sm4-${how.mode}`, how.key, how.mode === 'ecb' ? null : how.iv)
  if (how.mode !== 'ctr') decipher.setAutoPadding(how.padding ?? true)
  return Buffer.concat([decipher.update(secret), decipher.final()])
}

/** A key for `seal` and `open`. Its `id` is written beside each value, so that old values open after a change of key. */
export type SealKey = { id: string; encryption: KeyObject; mac: KeyObject }

/** Makes a sealing key of a secret of at least 16 bytes; encryption and authentication get keys of their own. Throws RangeError. */
export function sealKey(id: string, secret: Uint8Array): SealKey {
  if (!/^[0-9A-Za-z_-]{1,32}$/.test(id)) throw new RangeError('a key id has 1 to 32 letters, digits, _ or -')
  if (secret.length < 16) throw new RangeError('a sealing secret has at least 16 bytes')
  return {
    id,
    encryption: createSecretKey(hmac(secret, 'seal v1 encryption').subarray(0, 16)),
    mac: createSecretKey(hmac(secret, 'seal v1 mac')),
  }
}

/** Why a sealed value does not open. The value itself is never in the message. */
export class SealError extends Error {
  readonly code: 'malformed' | 'unknown-key' | 'not-authentic'

  constructor(code: SealError['code']) {
    super(`sealed value does not open: ${code}`)
    this.name = 'SealError'
    this.code = code
  }
}

const VERSION = 'v1'
const IV_BYTES = 16
const MAC_BYTES = 32

/**
 * Seals a value for storage as `v1.<keyId>.<base64url(iv ‖ cipher ‖ mac)>`: SM4-CTR under a random iv, then HMAC-SM3.
 * `context` (say `person.mobile:<id>`) is authenticated and not stored, so a value moved to another row does not open.
 */
export function seal(key: SealKey, plain: string | Uint8Array, context = ''): string {
  const iv = randomBytes(IV_BYTES)
  const body = Buffer.concat([iv, encrypt({ mode: 'ctr', key: key.encryption, iv }, plain)])
  return `${VERSION}.${key.id}.${Buffer.concat([body, macOf(key, context, body)]).toString('base64url')}`
}

/** Opens a sealed value with the key of its id, in the context it was sealed in. Throws SealError. */
export function open(keys: readonly SealKey[], sealed: string, context = ''): Buffer {
  const [version, id, text, ...rest] = sealed.split('.')
  if (version !== VERSION || id === undefined || text === undefined || rest.length > 0) throw new SealError('malformed')
  const key = keys.find((candidate) => candidate.id === id)
  if (key === undefined) throw new SealError('unknown-key')
  const bytes = Buffer.from(text, 'base64url')
  // Node skips what is not base64url: without this, two different texts would open to one value.
  if (bytes.toString('base64url') !== text || bytes.length < IV_BYTES + MAC_BYTES) throw new SealError('malformed')
  const body = bytes.subarray(0, -MAC_BYTES)
  if (!timingSafeEqual(macOf(key, context, body), bytes.subarray(-MAC_BYTES))) throw new SealError('not-authentic')
  return decrypt({ mode: 'ctr', key: key.encryption, iv: body.subarray(0, IV_BYTES) }, body.subarray(IV_BYTES))
}

/** The header and the length of the context go in front, so that no two inputs run together. */
function macOf(key: SealKey, context: string, body: Uint8Array): Buffer {
  const about = Buffer.from(context)
  return hmac(key.mac, Buffer.concat([Buffer.from(`${VERSION}.${key.id}.${about.length}.`), about, body]))
}
