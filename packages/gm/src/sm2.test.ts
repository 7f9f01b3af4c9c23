import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sm2 as oracle } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import {
  DEFAULT_USER_ID,
  generateKeyPair,
  keyPairOf,
  loadPrivateKey,
  loadPublicKey,
  publicKeyOf,
  sign,
  toDer,
  toRaw,
  verify,
  z,
} from './sm2.ts'

const given = vectors.sm.SM2
const official = keyPairOf(Buffer.from(given.privateKey, 'hex'))
const privateKey = loadPrivateKey(official.privateKey)
const publicKey = loadPublicKey(official.publicKey)

test('the public key and Z of the standard are computed from its private key', () => {
  expect(`04${privateKey.point.toString('hex')}`).toBe(given.publicKey)
  expect(publicKeyOf(Buffer.from(given.publicKey, 'hex'))).toBe(official.publicKey)
  expect(publicKeyOf(Buffer.from(given.publicKey.slice(2), 'hex'))).toBe(official.publicKey)
  expect(z(publicKey.point, given.userId).toString('hex')).toBe(given.Z)
  expect(DEFAULT_USER_ID).toBe(given.userId)
})

test('the signature printed in the standard is verified, and only over its message', () => {
  const { message, r, s } = given.signature
  const signature = toDer(Buffer.from(r + s, 'hex'))
  expect(verify(publicKey, message, signature)).toBe(true)
  expect(verify(publicKey, `${message}.`, signature)).toBe(false)
  expect(verify(publicKey, message, signature, 'ALICE123@YAHOO.COM')).toBe(false)
})

test('the encryption vector holds in the oracle; this package signs and does not encrypt by SM2', () => {
  const { c1, c3, c2, plain } = given.encryption
  expect(oracle.doDecrypt(c1 + c3 + c2, given.privateKey, 1)).toBe(plain)
})

test('our signatures are verified by sm-crypto-v2, and its signatures by us', () => {
  const pair = generateKeyPair()
  const [mine, theirs] = [loadPrivateKey(pair.privateKey), loadPublicKey(pair.publicKey)]
  const d = keyBytes(pair.privateKey)
  const point = `04${mine.point.toString('hex')}`
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.string({ minLength: 1 }), (message, userId) => {
      const options = { der: true, hash: true, userId }
      expect(oracle.doVerifySignature(message, sign(mine, message, userId).toString('hex'), point, options)).toBe(true)
      const signature = Buffer.from(oracle.doSignature(message, d, options), 'hex')
      expect(verify(theirs, message, signature, userId)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

/** The private scalar as hex: 32 bytes after the head of the PKCS #8 that Node and we write. */
function keyBytes(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return der.subarray(36, 68).toString('hex')
}

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' })
const hasOpenssl = version.status === 0 && version.stdout.startsWith('OpenSSL 3')

if (!hasOpenssl) console.warn('SM2 is not compared with the openssl command: no OpenSSL 3 was found')

test.skipIf(!hasOpenssl)(
  'the openssl command verifies our signatures, and we verify its own',
  { timeout: 20_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'gm-'))
    const file = (name: string) => join(folder, name)
    try {
      const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${DEFAULT_USER_ID}`]
      const pair = generateKeyPair()
      const message = '安徽政务服务网 电子证照'
      writeFileSync(file('private.pem'), pair.privateKey)
      writeFileSync(file('public.pem'), pair.publicKey)
      writeFileSync(file('message'), message)
      writeFileSync(file('ours'), sign(loadPrivateKey(pair.privateKey), message))
      const key = ['-in', file('message'), '-inkey']
      const seen = execFileSync(
        'openssl',
        ['pkeyutl', '-verify', ...key, file('public.pem'), '-pubin', '-sigfile', file('ours'), ...options],
        { encoding: 'utf8' },
      )
      expect(seen).toContain('Signature Verified Successfully')
      execFileSync('openssl', ['pkeyutl', '-sign', ...key, file('private.pem'), '-out', file('theirs'), ...options])
      expect(verify(loadPublicKey(pair.publicKey), message, readFileSync(file('theirs')))).toBe(true)
      execFileSync('openssl', ['genpkey', '-algorithm', 'SM2', '-out', file('made.pem')])
      const made = loadPrivateKey(readFileSync(file('made.pem'), 'utf8'))
      expect(verify(loadPublicKey(publicKeyOf(made.point)), message, sign(made, message))).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test('a signature does not fit another key, another message, or a damaged copy of itself', () => {
  const signature = sign(privateKey, '准予许可')
  const stranger = loadPublicKey(generateKeyPair().publicKey)
  expect(verify(publicKey, '准予许可', signature)).toBe(true)
  expect(verify(stranger, '准予许可', signature)).toBe(false)
  expect(verify(publicKey, '不予许可', signature)).toBe(false)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (junk) => {
      expect(verify(publicKey, '准予许可', junk)).toBe(false)
    }),
  )
})

const pairOnCurve = (namedCurve: string) =>
  generateKeyPairSync('ec', {
    namedCurve,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })

test('a key of another curve is refused', () => {
  const p256 = pairOnCurve('P-256')
  expect(() => loadPrivateKey(p256.privateKey)).toThrow('not an SM2 key')
  expect(() => loadPublicKey(p256.publicKey)).toThrow('not an SM2 key')
  expect(() => publicKeyOf(Buffer.alloc(64, 1))).toThrow()
  expect(() => keyPairOf(Buffer.alloc(32))).toThrow()
})

test('a key pair that Node generates is the same in PEM as ours', () => {
  const pair = pairOnCurve('SM2')
  expect(keyPairOf(Buffer.from(keyBytes(pair.privateKey), 'hex'))).toEqual(pair)
})

test('signatures change between DER and r ‖ s without loss', () => {
  const bytes32 = fc
    .tuple(fc.nat(32), fc.uint8Array({ minLength: 32, maxLength: 32 }))
    .map(([zeros, bytes]) => bytes.fill(0, 0, zeros))
  fc.assert(
    fc.property(bytes32, bytes32, (r, s) => {
      const raw = Buffer.concat([r, s])
      expect(toRaw(toDer(raw)).equals(raw)).toBe(true)
    }),
  )
  expect(verify(publicKey, '准予许可', toDer(toRaw(sign(privateKey, '准予许可'))))).toBe(true)
})

test('what is not strict DER has no r and s', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (junk) => {
      expect(() => toRaw(junk)).toThrow(RangeError)
    }),
  )
  const signature = sign(privateKey, '准予许可')
  expect(() => toRaw(Buffer.concat([signature, Buffer.of(0)]))).toThrow(RangeError)
  expect(() => toRaw(signature.subarray(0, -1))).toThrow(RangeError)
  expect(() => toDer(Buffer.alloc(63))).toThrow(RangeError)
})
