/** The two languages every reachable page speaks. */
export type Language = 'zh' | 'en'

/** Picks the words of one language; both are written side by side so neither can be forgotten. */
export function t(lang: Language, zh: string, en: string): string {
  return lang === 'zh' ? zh : en
}

/** The value of the `lang` attribute (BCP 47), so that screen readers choose the right voice. */
export function languageTag(lang: Language): 'zh-CN' | 'en' {
  return lang === 'zh' ? 'zh-CN' : 'en'
}
