import type { FormAnswer, FormField } from '@tongban/contracts/catalogue/form'

/** Full-width digits, letters and signs (０Ａ－，．) as half-width ones. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\uffe5/g, '¥')
    .replace(/\u3000/g, ' ')
}

/** A typed number (`1,234.50`, `１２`) as a number; undefined when it is none. */
export function parseNumberText(text: string): number | undefined {
  const plain = toHalfWidth(text).trim()
  return /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) + 0 : undefined
}

const withoutSpaces = (text: string) => toHalfWidth(text).replace(/\s/g, '')
const upperCase = (text: string) => text.replace(/[a-z]/g, (c) => c.toUpperCase())

function cleanDate(text: string): string {
  const plain = withoutSpaces(text)
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))$/.exec(plain)
  if (!parts) return plain
  const [, year, month = parts[4] ?? '', day = parts[5] ?? ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function cleanText(kind: FormField['kind'], text: string): string | number {
  switch (kind) {
    case 'textarea':
      return text.replace(/\r\n?/g, '\n').trim()
    case 'citizen-number':
    case 'credit-code':
      return upperCase(withoutSpaces(text))
    case 'mobile':
      return withoutSpaces(text)
        .replaceAll('-', '')
        .replace(/^(?:\+86|0086)+/, '')
    case 'email':
      return toHalfWidth(text).trim()
    case 'date':
      return cleanDate(text)
    case 'integer':
    case 'decimal':
      return parseNumberText(text) ?? toHalfWidth(text).trim()
    default:
      return text.trim()
  }
}

function cleanChoices(field: FormField, values: readonly string[]): string[] {
  const order = (field.options ?? []).map((o) => o.value)
  const chosen = new Set(values.map((v) => v.trim()).filter((v) => v !== ''))
  return [...order.filter((v) => chosen.has(v)), ...[...chosen].filter((v) => !order.includes(v))]
}

/**
 * One answer in the form in which it is judged, shown and kept; undefined when nothing was answered.
 * An answer that is not of the field's kind stays as it is, for `validateAnswers` to say so.
 */
export function cleanValue(field: FormField, answer: FormAnswer | undefined): FormAnswer | undefined {
  if (answer === null || answer === undefined) return undefined
  if (typeof answer === 'string') {
    const text = cleanText(field.kind, answer)
    return text === '' ? undefined : text
  }
  if (Array.isArray(answer)) {
    if (!areTexts(answer)) return answer
    const chosen = cleanChoices(field, answer)
    return chosen.length === 0 ? undefined : chosen
  }
  // JSON knows no negative zero, so neither does an answer.
  return typeof answer === 'number' ? answer + 0 : answer
}

const areTexts = (answer: readonly unknown[]): answer is string[] => answer.every((value) => typeof value === 'string')

/** The answer of a field by its own key only, so that a field called `constructor` finds no JavaScript. */
export function answerOf(answers: Readonly<Record<string, FormAnswer>>, key: string): FormAnswer | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined
}
