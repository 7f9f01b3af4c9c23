/** @jsxImportSource preact */
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'

/** What of an address was not understood, and what is shown instead: a sentence each; nothing where all was. */
export function NotUnderstood({ lang, sentences }: { lang: Language; sentences: readonly string[] }): VNode | null {
  if (sentences.length === 0) return null
  return (
    <Notice
      lang={lang}
      kind="warn"
      word={t(lang, '地址里有没看懂的内容', 'Part of the address was not understood')}
      live
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}

const longest = 40
/** What somebody wrote into an address, short enough to be repeated. */
export const asWritten = (value: string): string =>
  value.length > longest ? `${value.slice(0, longest).toWellFormed()}…` : value.toWellFormed()
