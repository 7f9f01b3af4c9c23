/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { formatDate, formatDateTime } from './format.ts'
import { type Language, t } from './language.ts'

export interface TimelineEntry {
  what: string
  who?: string | undefined
  /** Instant it happened (ISO 8601), or the legal date by which it will (`YYYY-MM-DD`) for `state: 'next'`. */
  when?: string | undefined
  state: 'done' | 'now' | 'next'
  note?: ComponentChildren
  documents?: readonly { label: string; href: string }[] | undefined
}

export interface TimelineProps {
  lang: Language
  entries: readonly TimelineEntry[]
}

/** What happened to a case, in order: who, what, when, with which document. */
export function Timeline({ lang, entries }: TimelineProps): VNode {
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li
          key={`${entry.when ?? ''}${entry.what}`}
          class={`timeline-${entry.state}`}
          aria-current={entry.state === 'now' ? 'step' : undefined}
        >
          <p class="timeline-what">
            <strong>{entry.what}</strong>
            {entry.state === 'done' ? null : (
              <span class={entry.state === 'now' ? 'tag tag-info' : 'tag tag-neutral'}>
                {stateWords(lang, entry.state)}
              </span>
            )}
          </p>
          <p class="note">
            {entry.who ? <span>{entry.who}</span> : null}
            {entry.when ? <When lang={lang} when={entry.when} /> : null}
          </p>
          {entry.note ? <div class="timeline-note">{entry.note}</div> : null}
          {entry.documents && entry.documents.length > 0 ? (
            <p class="links">
              {entry.documents.map((document) => (
                <a key={document.href} href={document.href}>
                  {document.label}
                </a>
              ))}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function stateWords(lang: Language, state: 'now' | 'next'): string {
  return state === 'now' ? t(lang, '正在进行', 'Now') : t(lang, '下一步', 'Next')
}

function When({ lang, when }: { lang: Language; when: string }): VNode {
  return when.length === 10 ? (
    <time datetime={when}>{t(lang, `${formatDate(lang, when)}前`, `by ${formatDate(lang, when)}`)}</time>
  ) : (
    <time datetime={when}>{formatDateTime(lang, when)}</time>
  )
}
