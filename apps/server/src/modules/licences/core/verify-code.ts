/** 31 characters, a prime: no 0/O, 1/I/L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const alphabetSize = alphabet.length
export const randomLength = 11

/** The weighted sum 1·v₁ + 2·v₂ + … modulo 31: one wrong character or two exchanged ones always change it. */
const weigh = (values: readonly number[]) => values.reduce((sum, v, i) => sum + (i + 1) * v, 0) % alphabetSize

/** A verification code from eleven random values below 31; the twelfth character makes the weighted sum 0. */
export function makeVerifyCode(values: readonly number[]): string {
  let check = 0
  while (weigh([...values, check]) !== 0) check++
  return [...values, check].map((v) => alphabet[v]).join('')
}

/** A typed code in its stored form, whatever its case, spaces, hyphens or width; undefined when it cannot be one. */
export function readVerifyCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
  const values = Array.from(code, (c) => alphabet.indexOf(c))
  return code.length === randomLength + 1 && !values.includes(-1) && weigh(values) === 0 ? code : undefined
}

/** As printed: ABCD-EFGH-JKMN. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
