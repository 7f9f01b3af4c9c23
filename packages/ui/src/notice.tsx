/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { type Language, t } from './language.ts'

export type NoticeKind = 'info' | 'warn' | 'good' | 'bad'

export interface NoticeProps {
  lang: Language
  kind: NoticeKind
  /** The word on top; each kind has its own, a notice may say it better (需要您补正). */
  word?: string | undefined
  children: ComponentChildren
  /** True when it answers what the person just did, so that a screen reader says it at once. */
  live?: boolean | undefined
}

/** A message set apart: what happened, what it means, what to do. The word carries the meaning, the colour repeats it. */
export function Notice({ lang, kind, word, children, live }: NoticeProps): VNode {
  return (
    <div class={`notice notice-${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <p class="notice-word">
        <strong>{word ?? defaultWord(lang, kind)}</strong>
      </p>
      {children}
    </div>
  )
}

function defaultWord(lang: Language, kind: NoticeKind): string {
  switch (kind) {
    case 'info':
      return t(lang, '提示', 'Please note')
    case 'warn':
      return t(lang, '请注意', 'Important')
    case 'good':
      return t(lang, '办好了', 'Done')
    case 'bad':
      return t(lang, '没有成功', 'This did not work')
  }
}
