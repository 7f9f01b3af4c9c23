import { Secret, TOTP } from 'otpauth'
import { oneTimeCodeStepMs, oneTimeCodeWindow } from '../core/sign-in-limits.ts'

/** RFC 6238 as authenticator apps know it: SHA-1, six digits, 30 seconds. */
const totp = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: oneTimeCodeStepMs / 1000 })

export const stepOf = (now: Date): number => Math.floor(now.getTime() / oneTimeCodeStepMs)

export const codeAt = (secret: string, step: number): string =>
  totp(secret).generate({ timestamp: step * oneTimeCodeStepMs })

/** The step that a code belongs to, at most one from now; undefined when it is wrong. */
export function findStep(secret: string, code: string, now: Date): number | undefined {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: oneTimeCodeWindow })
  return delta === null ? undefined : stepOf(now) + delta
}

/** Fits nobody; checked when there is no account, so that the work is the same. */
export const nobodysSecret = new Secret({ size: 20 }).base32
