/** @jsxImportSource preact */
import type { CaseDocument, CaseStatus, TimelineEntry } from '@tongban/contracts/cases/case'
import { type Language, t } from '@tongban/ui/language'
import { type TimelineEntry as Shown, Timeline } from '@tongban/ui/timeline.tsx'
import type { VNode } from 'preact'
import { dueOf, statusWords } from './words.ts'

export type TimelineOf = {
  timeline: readonly TimelineEntry[]
  status: CaseStatus
  due: string | null
  documents?: readonly CaseDocument[]
}

const stillToCome: Partial<Record<CaseStatus, readonly CaseStatus[]>> = {
  submitted: ['accepted', 'delivered'],
  'pre-reviewed': ['accepted', 'delivered'],
  'correction-asked': ['accepted', 'delivered'],
  accepted: ['delivered'],
  'special-procedure': ['delivered'],
  examined: ['delivered'],
}

/** What happened to a case, where it is, and what comes. */
export function CaseTimeline({ lang, one }: { lang: Language; one: TimelineOf }): VNode {
  const happened = one.timeline.map((entry): Shown => {
    const document = one.documents?.find((d) => d.id === entry.documentId && d.state === 'ready')
    return {
      what: t(lang, entry.text, entry.textEn || entry.text),
      who: t(lang, entry.actor, entry.actorEn || entry.actor),
      when: entry.at,
      state: 'done',
      documents: document
        ? [
            {
              label: t(lang, document.title, document.titleEn || document.title),
              href: `/documents/${document.id}.pdf`,
            },
          ]
        : undefined,
    }
  })
  return <Timeline lang={lang} entries={[...happened, ...toCome(lang, one)]} />
}

function toCome(lang: Language, { status, due }: TimelineOf): Shown[] {
  const coming = stillToCome[status]
  if (!coming) return []
  const now: Shown = { what: statusWords(lang, status), state: 'now' }
  const next = coming.map((step): Shown => {
    const answer = step === 'accepted'
    return {
      what: answer
        ? t(lang, '答复是否受理', 'Answer on acceptance')
        : t(lang, '作出决定，送达结果', 'Decision and result'),
      state: 'next',
      when: due && dueOf(status) === (answer ? 'acceptance' : 'decision') ? due : undefined,
    }
  })
  return [now, ...next]
}
