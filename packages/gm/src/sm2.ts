import { createECDH, createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from 'node:crypto'
import { digest } from './sm3.ts'

/** User id (用户标识) that GB/T 35276 prescribes where none is agreed. */
export const DEFAULT_USER_ID = '1234567812345678'

/** An SM2 key ready for use; `point` is the public point x ‖ y, 64 bytes. Made only by `loadPrivateKey` and `loadPublicKey`. */
export type Sm2Key = { key: KeyObject; point: Buffer }

// SubjectPublicKeyInfo and PKCS #8 of SM2 keys have fixed lengths, so their heads are constants: id-ecPublicKey, curve 1.2.156.10197.1.301.
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex')
const PKCS8_HEAD = Buffer.from('308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420', 'hex')
const PKCS8_MIDDLE = Buffer.from('a14403420004', 'hex')

// a, b and the base point of sm2p256v1, GB/T 32918.5, in the order in which Z takes them.
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
)

/** Makes an SM2 key pair as PEM (PKCS #8 and SubjectPublicKeyInfo). */
export function generateKeyPair(): { privateKey: string; publicKey: string } {
  const ecdh = createECDH('SM2')
  ecdh.generateKeys()
  return pemOf(ecdh.getPrivateKey(), ecdh.getPublicKey())
}

/** Key pair as PEM of a private scalar d, 32 bytes, as test vectors and hardware give it. Throws when d is out of range. */
export function keyPairOf(scalar: Uint8Array): { privateKey: string; publicKey: string } {
  const ecdh = createECDH('SM2')
  ecdh.setPrivateKey(scalar)
  return pemOf(scalar, ecdh.getPublicKey())
}

/** Public key as PEM of a point: 64 bytes x ‖ y, or 65 with 04 in front. Throws when it is not on the curve. */
export function publicKeyOf(point: Uint8Array): string {
  const xy = point.length === 65 && point[0] === 4 ? point.subarray(1) : point
  return loadPublicKey(pem('PUBLIC KEY', Buffer.concat([SPKI_HEAD, xy])))
    .key.export({ type: 'spki', format: 'pem' })
    .toString()
}

/**
 * Reads a private key from PEM. Only PEM is taken, because a key object that Node has just generated signs plain ECDSA
 * without a word. Throws when the key is not on the SM2 curve.
 */
export function loadPrivateKey(privateKeyPem: string): Sm2Key {
  const key = createPrivateKey(privateKeyPem)
  return { key, point: pointOf(createPublicKey(key)) }
}

/** Reads a public key from PEM, or takes it out of a certificate in PEM. Throws when it is not on the SM2 curve. */
export function loadPublicKey(publicKeyPem: string): Sm2Key {
  const key = createPublicKey(publicKeyPem)
  return { key, point: pointOf(key) }
}

/** Z_A of GB/T 32918.2: SM3 over the user id, the curve and the public point, 32 bytes. It goes in front of the message. */
export function z(point: Uint8Array, userId: string = DEFAULT_USER_ID): Buffer {
  const id = Buffer.from(userId)
  if (id.length > 8191) throw new RangeError('the user id is longer than its length field can say')
  const bits = Buffer.alloc(2)
  bits.writeUInt16BE(id.length * 8)
  return digest(Buffer.concat([bits, id, CURVE, point]))
}

/** Signs by SM2 with SM3 (GB/T 32918.2); answers DER, see `toRaw`. Load a key once and keep it. */
export function sign(key: Sm2Key, message: string | Uint8Array, userId: string = DEFAULT_USER_ID): Buffer {
  return createSign('sm3').update(z(key.point, userId)).update(message).sign(key.key)
}

/** Whether a DER signature of SM2 with SM3 fits message, public key and user id; a malformed one simply does not. */
export function verify(
  key: Sm2Key,
  message: string | Uint8Array,
  signature: Uint8Array,
  userId: string = DEFAULT_USER_ID,
): boolean {
  return createVerify('sm3').update(z(key.point, userId)).update(message).verify(key.key, signature)
}

/** Turns a DER signature into r ‖ s, 64 bytes. Throws RangeError when it is not strict DER of two numbers below 2^256. */
export function toRaw(der: Uint8Array): Buffer {
  const rLength = der[3] ?? 0
  const sLength = der[5 + rLength] ?? 0
  const raw = Buffer.alloc(64)
  const [r, s] = [der.subarray(4, 4 + rLength), der.subarray(6 + rLength, 6 + rLength + sLength)]
  raw.set(significant(r), 32 - significant(r).length)
  raw.set(significant(s), 64 - significant(s).length)
  if (!toDer(raw).equals(der)) throw new RangeError('not a DER signature')
  return raw
}

/** Turns r ‖ s, 64 bytes, into a DER signature, as certificates and OFD carry it. Throws RangeError on another length. */
export function toDer(raw: Uint8Array): Buffer {
  if (raw.length !== 64) throw new RangeError('r ‖ s has 64 bytes')
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
    const digits = significant(number)
    // DER numbers are signed: a high first bit needs a zero in front, and nought is one zero byte.
    const body = (digits[0] ?? 0x80) >= 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits
    return Buffer.concat([Buffer.of(0x02, body.length), body])
  })
  const content = Buffer.concat(numbers)
  return Buffer.concat([Buffer.of(0x30, content.length), content])
}

function significant(number: Uint8Array): Uint8Array {
  const first = number.findIndex((byte) => byte !== 0)
  const digits = first === -1 ? number.subarray(0, 0) : number.subarray(first)
  if (digits.length > 32) throw new RangeError('not a DER signature')
  return digits
}

function pointOf(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  if (spki.length !== SPKI_HEAD.length + 64 || !spki.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD)) {
    throw new RangeError('not an SM2 key')
  }
  return spki.subarray(SPKI_HEAD.length)
}

function pemOf(scalar: Uint8Array, point: Uint8Array): { privateKey: string; publicKey: string } {
  const d = Buffer.alloc(32)
  d.set(scalar, 32 - scalar.length)
  const xy = point.subarray(1)
  return {
    privateKey: pem('PRIVATE KEY', Buffer.concat([PKCS8_HEAD, d, PKCS8_MIDDLE, xy])),
    publicKey: pem('PUBLIC KEY', Buffer.concat([SPKI_HEAD, xy])),
  }
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
