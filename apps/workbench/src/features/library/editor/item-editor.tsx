import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { DraftContent } from '@tongban/contracts/catalogue/proposals'
import { type ComponentType, useContext, useEffect, useState } from 'react'
import { useT } from '../../../i18n.ts'
import { toEditable } from '../core/editable.ts'
import { sectionText } from '../core/element-words.ts'
import { elementsOf } from '../core/elements.ts'
import { type SectionKey, sectionKeys, sectionOf } from '../core/path.ts'
import { useCodeNames } from '../library-data.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { BasicSection, type SectionProps } from './basic-section.tsx'
import { EditorContext } from './editor-context.ts'
import { FeeSection, ResultSection } from './fee-section.tsx'
import { FlowSection } from './flow-section.tsx'
import { FormSection } from './form-section.tsx'
import {
  BasisSection,
  BusinessItemsSection,
  ConditionsSection,
  DutiesSection,
  FaqSection,
  IntermediariesSection,
  ReviewPointsSection,
} from './list-sections.tsx'
import { MaterialsSection } from './materials-section.tsx'
import { SituationsSection } from './situations-section.tsx'

const sections: Record<SectionKey, ComponentType<SectionProps>> = {
  basic: BasicSection,
  basis: BasisSection,
  conditions: ConditionsSection,
  situations: SituationsSection,
  materials: MaterialsSection,
  flow: FlowSection,
  fee: FeeSection,
  result: ResultSection,
  form: FormSection,
  'review-points': ReviewPointsSection,
  faq: FaqSection,
  'business-items': BusinessItemsSection,
  intermediaries: IntermediariesSection,
  duties: DutiesSection,
}

type Props = SectionProps & {
  /** For a merge: the items that become this one, to be seen beside it. */
  chosen: readonly unknown[]
}

/** All elements of an item, a part at a time; each part says how much in it is still to be mended. */
export function ItemEditor({ content, chosen, onChange }: Props) {
  const t = useT()
  const { problems, target } = useContext(EditorContext)
  const [part, setPart] = useState<SectionKey>('basic')
  useEffect(() => {
    if (target && target.path !== '' && !['/reason', '/effectiveOn'].includes(target.path))
      setPart(sectionOf(target.path))
  }, [target])
  const Section = sections[part]
  const wrong = (key: SectionKey) => problems.filter(({ path }) => sectionOf(path) === key).length
  const ofWhole = problems.filter(({ path }) => path === '' || path.split('/').length === 2)
  const shownHere = ofWhole.filter(({ path }) => sectionOf(path) === part && withoutControl.includes(path))
  const title = t(...sectionText[part])
  return (
    <div className="lib-editor">
      <nav className="lib-parts" aria-label={t('事项要素', 'Elements of the item')}>
        <label className="lib-parts-select">
          <span>{t('要素', 'Part')}</span>
          <select value={part} onChange={(event) => setPart(event.target.value as SectionKey)}>
            {sectionKeys.map((key) => (
              <option key={key} value={key}>
                {t(...sectionText[key])}
                {wrong(key) > 0 && ` ■ ${wrong(key)}`}
              </option>
            ))}
          </select>
        </label>
        <ul>
          {sectionKeys.map((key) => (
            <li key={key}>
              <button type="button" aria-current={key === part ? 'true' : undefined} onClick={() => setPart(key)}>
                {t(...sectionText[key])}
                {wrong(key) > 0 && (
                  <span className="lib-wrong">
                    ■ {wrong(key)}
                    <span className="tb-hidden">{t(' 处要处理', ' to mend')}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section className="lib-part" aria-label={title} id="editor-part" tabIndex={-1}>
        <h2>{title}</h2>
        <p className="tb-quiet tb-keys lib-row-keys">
          <kbd>Alt</kbd>+<kbd>↑</kbd> <kbd>↓</kbd> {t('移动一行', 'move a row')} · <kbd>Alt</kbd>+<kbd>Enter</kbd>{' '}
          {t('在下面添加', 'add below')} · <kbd>Alt</kbd>+<kbd>Delete</kbd> {t('删除', 'remove')}
        </p>
        <ProblemNotes problems={shownHere} />
        <Section content={content} onChange={onChange} />
        {chosen.length > 1 && <MergedFrom items={chosen} part={part} />}
      </section>
    </div>
  )
}

/** What has no control of its own; that which is wrong with it is said above its part. */
const withoutControl = ['', '/baseCode', '/conditionsEn', '/fee', '/result', '/statutory']

/** The same part of each item that is merged, side by side. */
function MergedFrom({ items, part }: { items: readonly unknown[]; part: SectionKey }) {
  const t = useT()
  const names = useCodeNames()
  const contents = items.map((item) => toEditable(item as DraftContent))
  return (
    <section className="lib-merged" aria-label={t('合并前的各个事项', 'The items before the merge')}>
      {contents.map((item: ItemContent) => (
        <div key={item.id}>
          <h3>{t(item.name, item.nameEn)}</h3>
          <dl>
            {elementsOf(item, names)
              .filter(({ section, value }) => section === part && value[0] !== '')
              .map(({ id, label, value }) => (
                <div key={id}>
                  <dt>{t(...label)}</dt>
                  <dd className="tb-long">{t(...value)}</dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </section>
  )
}
