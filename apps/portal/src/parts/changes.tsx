/** @jsxImportSource preact */
import type { Change, ChangeSentence } from '@tongban/contracts/catalogue/changes'
import { formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { named } from './words.ts'

const kinds: Record<Change['kind'], readonly [zh: string, en: string]> = {
  new: ['新增', 'New'],
  change: ['变更', 'Changed'],
  split: ['拆分', 'Split'],
  merge: ['合并', 'Merged'],
  suspend: ['暂停', 'Suspended'],
  resume: ['恢复', 'Resumed'],
  cancel: ['取消', 'Cancelled'],
  'take-up': ['认领', 'Taken up'],
  'roll-back': ['恢复到此前的版本', 'Earlier version restored'],
  divisions: ['区划变更', 'Divisions'],
}

export const changeKindWords = (lang: Language, kind: Change['kind']): string => t(lang, ...kinds[kind])

/** 变更：食品经营许可（新办）, with the office where it is only one's. */
export function changeTitle(lang: Language, change: Change): string {
  const kind = changeKindWords(lang, change.kind)
  const title = `${kind}${t(lang, '：', ': ')}${named(lang, change)}`
  return change.officeName === null
    ? title
    : `${title}${t(lang, `（${change.officeName}）`, ` (${change.officeName})`)}`
}

/** 2026年3月1日起施行; divisions change on a day that may be to come. */
export function fromWhen(lang: Language, { kind, effectiveFrom }: Change): string {
  const day = formatShortDate(lang, effectiveFrom)
  return kind === 'divisions' ? t(lang, `自${day}起`, `From ${day}`) : t(lang, `${day}起施行`, `In force from ${day}`)
}

/** Notices of change as lists show them: what, from when, why. */
export function ChangeList({ lang, changes }: { lang: Language; changes: readonly Change[] }): VNode {
  return (
    <ol class="items">
      {changes.map((change) => (
        <li key={change.id}>
          <h3>
            <a href={`/changes/${change.id}`}>{changeTitle(lang, change)}</a>
          </h3>
          {change.reason ? <p>{change.reason}</p> : null}
          <p class="note">{fromWhen(lang, change)}</p>
        </li>
      ))}
    </ol>
  )
}

export function Sentences({ lang, sentences }: { lang: Language; sentences: readonly ChangeSentence[] }): VNode {
  return (
    <ul>
      {sentences.map((one) => (
        <li key={one.zh}>{t(lang, one.zh, one.en)}</li>
      ))}
    </ul>
  )
}
