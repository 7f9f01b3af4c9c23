import { useQuery } from '@tanstack/react-query'
import type { NamedItem, WordTrial } from '@tongban/contracts/catalogue/search-words'
import { useEffect, useId, useState } from 'react'
import { useT } from '../../i18n.ts'
import { Failure } from '../../parts/states.tsx'
import { useOfficer } from '../session/use-me.ts'
import type { WordDraft } from './core/word-draft.ts'
import { regionOptions, trialOptions } from './word-data.ts'

const pauseMs = 400

/** What search finds for the words now and with the entry as it is written. */
export function TrialPanel({ id, draft }: { id: string | null; draft: WordDraft }) {
  const t = useT()
  const title = useId()
  const { office } = useOfficer()
  const [region, setRegion] = useState(office.regionCode)
  const [settled, setSettled] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), pauseMs)
    return () => clearTimeout(timer)
  }, [draft])
  const trial = useQuery(trialOptions(id, settled, region))
  const tried = settled.words.trim() === '' ? undefined : trial.data
  return (
    <section className="sw-trial" aria-labelledby={title}>
      <div className="tb-row">
        <h3 id={title}>{t('试一试', 'Try it')}</h3>
        <RegionPick region={region} onChange={setRegion} />
      </div>
      {trial.isError && <Failure error={trial.error} onRetry={() => void trial.refetch()} />}
      {tried ? (
        <div aria-live="polite">
          <Warnings trial={tried} />
          <Words words={tried.words} />
        </div>
      ) : (
        <p className="tb-quiet">
          {t(
            '填写说法后，这里显示保存前后各找到什么。',
            'Once words are written, this shows what is found before and after.',
          )}
        </p>
      )}
    </section>
  )
}

function Warnings({ trial: { taken, pushed } }: { trial: WordTrial }) {
  const t = useT()
  if (taken.length + pushed.length === 0) return null
  return (
    <div className="tb-note tb-warn">
      <ul className="sw-warnings">
        {taken.map(({ word, id, means, items }) => (
          <li key={`${word} ${id}`}>
            {t(
              `▲ “${word}”已在另一条同义词里，意思是${[...means, ...items.map(({ name }) => name)].join('、')}，两条会同时生效。`,
              `▲ “${word}” is in another entry already (${[...means, ...items.map(({ nameEn }) => nameEn)].join(', ')}); both will work.`,
            )}
          </li>
        ))}
        {pushed.map(({ question, item, before, after }) => (
          <li key={question}>
            {after === null
              ? t(
                  `▲ 常见问题“${question}”将不再找到《${item.name}》（现在第${before}位）。`,
                  `▲ The everyday question “${question}” would no longer find ${item.nameEn} (now no. ${before}).`,
                )
              : t(
                  `▲ 常见问题“${question}”要找的《${item.name}》将从第${before}位降到第${after}位。`,
                  `▲ For the everyday question “${question}”, ${item.nameEn} would fall from no. ${before} to no. ${after}.`,
                )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const idsOf = (items: readonly NamedItem[]) => items.map(({ itemId }) => itemId).join()
const isSame = ({ before, after }: WordTrial['words'][number]) => idsOf(before) === idsOf(after)
/** More words that change nothing are folded away. */
const mostOpen = 2

function Words({ words }: Pick<WordTrial, 'words'>) {
  const t = useT()
  const same = words.filter(isSame)
  const folded = same.length > mostOpen
  const shown = folded ? words.filter((word) => !isSame(word)) : words
  return (
    <>
      {shown.map((word) => (
        <BeforeAfter key={word.word} {...word} />
      ))}
      {folded && (
        <details className="sw-word">
          <summary>
            {t(`${same.length}个说法找到的没有变化`, `${same.length} expressions find the same as before`)}
          </summary>
          {same.map((word) => (
            <BeforeAfter key={word.word} {...word} />
          ))}
        </details>
      )}
    </>
  )
}

function BeforeAfter(tried: WordTrial['words'][number]) {
  const t = useT()
  const { word, before, after } = tried
  const same = isSame(tried)
  return (
    <div className="sw-word">
      <h4>
        {t(`搜“${word}”`, `Searching “${word}”`)}
        {same && <span className="tb-tag">{t('没有变化', 'no change')}</span>}
      </h4>
      <div className="sw-sides">
        <Found title={t('现在', 'Now')} items={before} others={after} mark={null} />
        {!same && <Found title={t('保存后', 'After')} items={after} others={before} mark={t('新', 'new')} />}
      </div>
    </div>
  )
}

type FoundProps = { title: string; items: readonly NamedItem[]; others: readonly NamedItem[]; mark: string | null }

function Found({ title, items, others, mark }: FoundProps) {
  const t = useT()
  return (
    <div>
      <p className="tb-quiet">{title}</p>
      {items.length === 0 && <p>{t('什么也找不到', 'Nothing')}</p>}
      <ol>
        {items.map((item) => {
          const isNew = mark !== null && !others.some(({ itemId }) => itemId === item.itemId)
          return (
            <li key={item.itemId} className={isNew ? 'tb-strong' : undefined}>
              {t(item.name, item.nameEn)}
              {isNew && <span className="tb-tag">{mark}</span>}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** Up by those above, down by those one step below. */
function RegionPick({ region, onChange }: { region: string; onChange: (code: string) => void }) {
  const t = useT()
  const id = useId()
  const around = useQuery(regionOptions(region))
  const { path = [], below = [] } = around.data ?? {}
  return (
    <span className="sw-region">
      <label htmlFor={id}>{t('在', 'In')}</label>
      <select id={id} value={region} onChange={(event) => onChange(event.target.value)}>
        {path.map(({ code, name }, depth) => (
          <option key={code} value={code}>
            {'　'.repeat(depth) + name}
          </option>
        ))}
        {below.map(({ code, name }) => (
          <option key={code} value={code}>
            {'　'.repeat(path.length) + name}
          </option>
        ))}
      </select>
    </span>
  )
}
