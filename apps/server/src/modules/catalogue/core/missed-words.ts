import { kernel, normalise, squeeze } from './words.ts'

const mostCharacters = 20
/** Digits said in words: seven on end are a telephone or a number of a person's. */
const spoken = /[〇零一二三四五六七八九幺两]{7}/

/** Whether a text may hold a number of a person's, or an address. */
export function mayBePersonal(text: string): boolean {
  // Full-width digits are digits too.
  const plain = text.normalize('NFKC')
  return plain.includes('@') || plain.replace(/\D/g, '').length >= 5 || spoken.test(squeeze(plain))
}

/**
 * What may be written down of a search that found nothing: the words, short, and nothing that can be a number of a
 * person's or an address. Undefined when nothing may.
 */
export function missedWords(question: string): string | undefined {
  if (mayBePersonal(question)) return
  const words = normalise(question)
  return words.length > 0 && words.length <= mostCharacters ? words : undefined
}

/** The words under which choices are counted: what a question names, however it is wrapped. */
export const chosenWords = (question: string): string | undefined =>
  missedWords(question) === undefined ? undefined : squeeze(kernel(question)) || undefined
