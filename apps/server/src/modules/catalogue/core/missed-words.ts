import { normalise } from './words.ts'

/**
 * What may be written down of a search that found nothing: the words, short, and nothing that can be a number of a
 * person's or an address. Undefined when nothing may.
 */
export function missedWords(question: string): string | undefined {
  if (question.includes('@') || question.replace(/\D/g, '').length >= 5) return
  const words = normalise(question)
  return words.length > 0 && words.length <= 20 ? words : undefined
}
