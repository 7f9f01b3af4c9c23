import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'
/** A message in both languages. */
export type Text = readonly [zh: string, en: string]
/** Chooses between the two languages; both are always given. */
export type Translate = (zh: string, en: string) => string

const storageKey = 'tongban.workbench.language'
const listeners = new Set<() => void>()
let language: Language = read()

function read(): Language {
  return typeof localStorage !== 'undefined' && localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const currentLanguage = (): Language => language

export function setLanguage(next: Language) {
  language = next
  localStorage.setItem(storageKey, next)
  for (const listener of listeners) listener()
}

export const translator =
  (of: Language): Translate =>
  (zh, en) =>
    of === 'zh' ? zh : en

const translators = { zh: translator('zh'), en: translator('en') }

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage)
export const useT = (): Translate => translators[useLanguage()]
