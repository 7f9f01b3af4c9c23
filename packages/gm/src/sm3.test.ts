import fc from 'fast-check'
import { sm3 as oracle } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import { digest, hmac } from './sm3.ts'

test.each(vectors.sm.SM3)('the SM3 digest of “$message” is that of the standard', (given) => {
  // The vectors write sixteen repetitions of abcd as “abcd×16”.
  const message = given.message === 'abcd×16' ? 'abcd'.repeat(16) : given.message
  expect(digest(message).toString('hex')).toBe(given.digest)
  expect(digest(Buffer.from(message)).toString('hex')).toBe(given.digest)
})

test.each(vectors.sm.HMAC_SM3)('the HMAC-SM3 of “$message” is that of the vectors', ({ keyHex, message, mac }) => {
  expect(hmac(Buffer.from(keyHex, 'hex'), message).toString('hex')).toBe(mac)
})

test('digest and HMAC agree with an independent implementation', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 1, maxLength: 100 }), (data, key) => {
      expect(digest(data).toString('hex')).toBe(oracle(data))
      expect(hmac(key, data).toString('hex')).toBe(oracle(data, { key }))
    }),
  )
})
