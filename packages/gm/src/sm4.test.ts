import fc from 'fast-check'
import { sm4 as oracle } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import { decrypt, encrypt, open, SealError, type Sm4, seal, sealKey } from './sm4.ts'

type Vector = { mode: string; keyHex: string; plainHex?: string; plain?: string; ivHex?: string; cipherHex: string }
const hex = (text: string | undefined) => Buffer.from(text ?? '', 'hex')

test.each(vectors.sm.SM4 as Vector[])('SM4 $mode gives the cipher text of the vectors and takes it back', (given) => {
  const key = hex(given.keyHex)
  const plain = given.plain === undefined ? hex(given.plainHex) : Buffer.from(given.plain)
  if (given.mode.includes('1,000,000')) {
    // A million encryptions one after the other are CBC over a million empty blocks that starts from the plain text.
    const chained = encrypt({ mode: 'cbc', key, iv: plain, padding: false }, Buffer.alloc(16_000_000))
    expect(chained.subarray(-16).toString('hex')).toBe(given.cipherHex)
    return
  }
  const how: Sm4 = given.mode.startsWith('ECB')
    ? { mode: 'ecb', key, padding: false }
    : { mode: 'cbc', key, iv: hex(given.ivHex) }
  expect(encrypt(how, plain).toString('hex')).toBe(given.cipherHex)
  expect(decrypt(how, hex(given.cipherHex))).toEqual(plain)
})

const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const array = { output: 'array' } as const

/** CTR of the oracle, which knows ECB only: each block of the key stream is the encrypted counter. */
function counterMode(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const start = BigInt(`0x${Buffer.from(iv).toString('hex')}`)
  return plain.map((byte, i) => {
    const counter = BigInt.asUintN(128, start + BigInt(Math.floor(i / 16)))
    const stream = oracle.encrypt(hex(counter.toString(16).padStart(32, '0')), key, { ...array, padding: 'none' })
    return byte ^ (stream[i % 16] ?? 0)
  })
}

const ivs = fc.oneof(bytes16, fc.constant(new Uint8Array(16).fill(255)))

test('ECB, CBC and CTR agree with an independent implementation, both ways', () => {
  fc.assert(
    fc.property(bytes16, ivs, fc.uint8Array({ minLength: 1, maxLength: 100 }), (key, iv, plain) => {
      const pairs: [Sm4, Uint8Array][] = [
        [{ mode: 'ecb', key }, oracle.encrypt(plain, key, array)],
        [{ mode: 'cbc', key, iv }, oracle.encrypt(plain, key, { ...array, mode: 'cbc', iv })],
        [{ mode: 'ctr', key, iv }, counterMode(key, iv, plain)],
      ]
      for (const [how, expected] of pairs) {
        expect(encrypt(how, plain).equals(expected)).toBe(true)
        expect(decrypt(how, expected).equals(plain)).toBe(true)
      }
    }),
  )
})

const key = sealKey('2026a', Buffer.alloc(32, 7))
const older = sealKey('2025a', Buffer.alloc(32, 8))
const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return error instanceof SealError ? error.code : error
  }
  return 'opened'
}

test('a sealed value opens to what was sealed, in its context only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (plain, context, other) => {
      const sealed = seal(key, plain, context)
      expect(sealed).toMatch(/^v1\.2026a\.[0-9A-Za-z_-]+$/)
      expect(open([older, key], sealed, context).toString()).toBe(Buffer.from(plain).toString())
      if (other !== context) expect(codeOf(() => open([key], sealed, other))).toBe('not-authentic')
    }),
  )
})

test('the same value is sealed differently each time', () => {
  expect(seal(key, '13812345678')).not.toBe(seal(key, '13812345678'))
})

test('a sealed value with one changed byte does not open', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, flip) => {
      const sealed = Buffer.from(seal(key, plain).split('.').at(-1) ?? '', 'base64url')
      const place = at % sealed.length
      sealed.writeUInt8(sealed.readUInt8(place) ^ flip, place)
      expect(codeOf(() => open([key], `v1.2026a.${sealed.toString('base64url')}`))).toBe('not-authentic')
    }),
  )
})

test('values of an older key open by its id, and not under another id', () => {
  const sealed = seal(older, '旧值')
  expect(open([key, older], sealed).toString()).toBe('旧值')
  expect(codeOf(() => open([key], sealed))).toBe('unknown-key')
  expect(codeOf(() => open([key], sealed.replace('2025a', '2026a')))).toBe('not-authentic')
})

test.each(['', 'v1', 'v1.2026a', 'v2.2026a.AAAA', 'v1.2026a.AAAA', 'v1.2026a.AAAA.AAAA'])(
  '“%s” is no sealed value',
  (text) => {
    expect(codeOf(() => open([key], text))).toBe('malformed')
  },
)

test('signs that base64url does not know are refused, not skipped', () => {
  expect(codeOf(() => open([key], `${seal(key, '值')}!`))).toBe('malformed')
})

test('a key needs a plain id and a secret of 16 bytes', () => {
  expect(() => sealKey('a.b', Buffer.alloc(32))).toThrow(RangeError)
  expect(() => sealKey('a', Buffer.alloc(15))).toThrow(RangeError)
})
