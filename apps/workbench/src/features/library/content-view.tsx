import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { useT } from '../../i18n.ts'
import { sectionText } from './core/element-words.ts'
import { elementsOf } from './core/elements.ts'
import { sectionKeys } from './core/path.ts'
import { FlowPicture } from './flow-picture.tsx'
import { useCodeNames } from './library-data.ts'

/** All elements of an item, readable; parts that say nothing are named as such. */
export function ContentView({ content }: { content: ItemContent }) {
  const t = useT()
  const elements = elementsOf(content, useCodeNames()).filter(({ value }) => value[0] !== '')
  const empty = sectionKeys.filter((key) => elements.every(({ section }) => section !== key))
  return (
    <div className="lib-content">
      {sectionKeys.map((key) => {
        const rows = elements.filter(({ section }) => section === key)
        if (rows.length === 0) return null
        return (
          <section key={key} className="tb-group">
            <h3>{t(...sectionText[key])}</h3>
            {key === 'flow' && <FlowPicture content={content} />}
            <dl>
              {rows.map(({ id, label, value }) => (
                <div className="tb-answer" key={id}>
                  <dt>{t(...label)}</dt>
                  <dd className="tb-long">{t(...value)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
      {empty.length > 0 && (
        <p className="tb-quiet">
          {t('没有填写：', 'Nothing is said of: ')}
          {empty.map((key) => t(...sectionText[key])).join(t('、', ', '))}
        </p>
      )}
    </div>
  )
}
