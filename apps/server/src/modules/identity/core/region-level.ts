import type { Level } from '@tongban/contracts/shared'

const digitsOf: Record<Level, number> = { province: 2, city: 4, county: 6, township: 9, village: 12 }

/** The region of `level` that contains `code`; undefined when `code` itself lies above that level. */
export function regionAt(code: string, level: Level): string | undefined {
  const digits = digitsOf[level]
  const prefix = code.slice(0, digits)
  const own = Object.values(digitsOf).find((n) => code.endsWith('0'.repeat(12 - n)) && n >= 2) ?? 12
  return own < digits ? undefined : prefix.padEnd(12, '0')
}
