/** @jsxImportSource preact */
import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import { formatLimit } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { audiencesWords, named } from './words.ts'

/** Items as search and themes list them: what it is, who does it, how long it takes. */
export function ItemList({ lang, items }: { lang: Language; items: readonly ItemBrief[] }): VNode {
  return (
    <ol class="items">
      {items.map((item) => (
        <li key={item.code}>
          <h2>
            <a href={`/items/${item.code}`}>{named(lang, item)}</a>
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
