import type { View } from '../view.ts'

/** The page that checks a proof, in the language and size of this visit; it cannot know them otherwise. */
export function checkAddress({ lang, elder }: View): string {
  const marks = [lang === 'en' ? 'en' : '', elder ? 'elder' : ''].filter(Boolean).join('-')
  return `/log/check.html${marks ? `#${marks}` : ''}`
}
