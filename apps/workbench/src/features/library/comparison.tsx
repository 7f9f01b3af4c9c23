import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { type Text, useT } from '../../i18n.ts'
import { type Compared, changesBetween, markLines } from './core/compare.ts'
import { sectionText } from './core/element-words.ts'
import { sectionKeys } from './core/path.ts'
import { withNumbers } from './core/rows.ts'
import { useCodeNames } from './library-data.ts'

type Props = { before: ItemContent | null; after: ItemContent | null; beforeTitle: string; afterTitle: string }

/** Two versions of an item side by side, element by element: what changed; what did not is folded. */
export function Comparison({ before, after, beforeTitle, afterTitle }: Props) {
  const t = useT()
  const { changed, unchanged } = changesBetween(before, after, useCodeNames())
  return (
    <div className="lib-comparison">
      {changed.length === 0 && <p className="tb-quiet">{t('没有要素不同。', 'No element differs.')}</p>}
      {changed.length > 0 && (
        <table className="tb-table lib-sides">
          <caption className="tb-hidden">{t('变更前后对照', 'Before and after')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('要素', 'Element')}</th>
              <th scope="col">{beforeTitle}</th>
              <th scope="col">{afterTitle}</th>
            </tr>
          </thead>
          {sectionKeys.map((key) => {
            const rows = changed.filter(({ section }) => section === key)
            if (rows.length === 0) return null
            return (
              <tbody key={key}>
                <tr>
                  <th colSpan={3} scope="rowgroup" className="lib-sides-part">
                    {t(...sectionText[key])}
                  </th>
                </tr>
                {rows.map((row) => (
                  <Sides key={row.id} row={row} beforeTitle={beforeTitle} afterTitle={afterTitle} />
                ))}
              </tbody>
            )
          })}
        </table>
      )}
      {unchanged.length > 0 && (
        <details className="lib-unchanged">
          <summary>
            {t(`没有变化的 ${unchanged.length} 个要素`, `${unchanged.length} elements that stay as they are`)}
          </summary>
          <dl>
            {unchanged.map(({ id, label, after: value }) => (
              <div className="tb-answer" key={id}>
                <dt>{t(...label)}</dt>
                <dd className="tb-long">{value && t(...value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

function Sides({ row, beforeTitle, afterTitle }: { row: Compared; beforeTitle: string; afterTitle: string }) {
  const t = useT()
  return (
    <tr>
      <th scope="row">{t(...row.label)}</th>
      <td data-label={beforeTitle}>
        {row.before ? (
          <Lines text={row.before} other={row.after} gone />
        ) : (
          <span className="tb-quiet">{t('（没有）', '(none)')}</span>
        )}
      </td>
      <td data-label={afterTitle}>
        {row.after ? (
          <Lines text={row.after} other={row.before} />
        ) : (
          <span className="tb-quiet">{t('（删去）', '(removed)')}</span>
        )}
      </td>
    </tr>
  )
}

function Lines({ text, other, gone = false }: { text: Text; other: Text | null; gone?: boolean }) {
  const t = useT()
  return withNumbers(markLines(t(...text), other ? t(...other) : '')).map(({ row: { line, changed }, number }) => (
    <span className="lib-line" key={number}>
      {!changed ? line : gone ? <del>{line}</del> : <ins>{line}</ins>}
    </span>
  ))
}
