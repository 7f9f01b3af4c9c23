/** @jsxImportSource preact */
import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import { formatLimit } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { audiencesWords, named } from './words.ts'

/** The parameter by which a guide hears what it was found by; no question of a guide has a hyphen in its key. */
export const foundByName = 'found-by'

type Props = {
  lang: Language
  items: readonly ItemBrief[]
  /** The words that found them, where the choice is counted. */
  foundBy?: string | undefined
}

/** Items as search and themes list them: what it is, who does it, how long it takes. */
export function ItemList({ lang, items, foundBy }: Props): VNode {
  return (
    <ol class="items">
      {items.map((item) => (
        <li key={item.code}>
          <h2>
            <a
              href={withQuery(`/items/${item.code}`, { [foundByName]: foundBy })}
              rel={foundBy ? 'nofollow' : undefined}
            >
              {named(lang, item)}
            </a>
          </h2>
          <p>{lang === 'en' && item.summaryEn ? item.summaryEn : item.summary}</p>
          <p class="note">
            {item.officeName}
            {' · '}
            {audiencesWords(lang, item.audience)}
            {' · '}
            {formatLimit(lang, item.promisedDays)}
            {' · '}
            {item.visits === 0
              ? t(lang, '不用跑', 'no visit')
              : t(lang, `到现场${item.visits}次`, item.visits === 1 ? '1 visit' : `${item.visits} visits`)}
          </p>
        </li>
      ))}
    </ol>
  )
}
