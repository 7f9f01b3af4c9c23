import type { FormField } from '@tongban/contracts/catalogue/form'

/**
 * Each constant and limit, and a number of every span that they cut out, as far as the field allows them: for whole
 * numbers the nearest on both sides, else one in the middle.
 */
export function numbersNear(field: FormField, constants: readonly number[]): number[] {
  const limits = [field.minimum, field.maximum].filter((l) => l !== undefined)
  const sorted = [...limits, ...constants].toSorted((a, b) => a - b)
  const between = field.kind === 'decimal' ? sorted.map((c, i) => (c + (sorted[i + 1] ?? c)) / 2) : []
  const beside = sorted.flatMap((c) => [Math.ceil(c - 1), c, Math.floor(c + 1)])
  return [...new Set([0, ...beside, ...between])].filter((n) => {
    if (field.kind !== 'decimal' && !Number.isInteger(n)) return false
    return n >= (field.minimum ?? -Infinity) && n <= (field.maximum ?? Infinity) && (field.kind !== 'money' || n >= 0)
  })
}
