import type { SearchWordVersion } from '@tongban/contracts/catalogue/search-words'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'

const actText: Record<SearchWordVersion['act'], Text> = {
  seeded: ['平台自带', 'Came with the platform'],
  saved: ['保存', 'Saved'],
  removed: ['移出搜索', 'Taken out'],
}

export function EntryHistory({ history }: { history: readonly SearchWordVersion[] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <details>
      <summary>{t(`历次版本（${history.length}）`, `Versions (${history.length})`)}</summary>
      <ol className="tb-history sw-history">
        {history.map((one) => (
          <li key={one.version}>
            <p>
              {t(...actText[one.act])} <span className="tb-quiet">{formatInstant(one.savedAt, language)}</span>{' '}
              {one.savedBy}
            </p>
            <p className="tb-quiet">
              {one.words.join('、')} →{' '}
              {[...one.means, ...one.items.map(({ name, nameEn }) => t(name, nameEn))].join('、')}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
