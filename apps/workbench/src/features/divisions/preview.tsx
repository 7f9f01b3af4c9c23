import type { ResponseOf } from '@tongban/contracts/operation'
import type { previewRegionChange, RegionChange } from '@tongban/contracts/reference/region-change'
import Button from 'antd/es/button'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, grouped } from '../../lib/format.ts'
import { outcomeText } from './change-words.ts'

type Looked = ResponseOf<typeof previewRegionChange> & { change: RegionChange }

/** What a change touches, then the button that says what it does. */
export function Preview({ looked, isEntering, onEnter }: { looked: Looked; isEntering: boolean; onEnter: () => void }) {
  const t = useT()
  const language = useLanguage()
  const { problems, outlook, change } = looked
  if (!outlook)
    return (
      <div role="alert" className="tb-note" lang="zh-CN">
        <ul>
          {problems.map(({ code, message }) => (
            <li key={code}>■ {message}</li>
          ))}
        </ul>
      </div>
    )
  const { offices, items, cases } = outlook
  const day = formatDate(change.effectiveOn, language)
  const figures: readonly (readonly [string, number])[] = [
    [t('由对应单位承接的单位', 'Offices taken over'), offices.succeeded],
    [t('整体划转的单位', 'Offices that move'), offices.moved],
    [t('更改区划名称的单位', 'Offices with another name'), offices.renamed],
    [t('承接或划转的事项', 'Items that follow'), items.joined + items.takenOver + items.moved],
    [t('在办件', 'Running cases'), cases.succeeded + cases.moved + cases.renamed],
    [t('没有提交的申请', 'Applications not handed in'), cases.drafts],
  ]
  return (
    <section className="tb-note" role="status">
      <h3>{t('这项变更会影响', 'What it touches')}</h3>
      {outlook.outcomes.map((one) => (
        <p key={`${one.code} ${one.nowCode}`}>{t(...outcomeText(one))}</p>
      ))}
      <dl className="tb-facts">
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tb-number">{grouped(count)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t(
          `确认后立即在变更公告中公布；${day}当天（已到的即刻）生效，申请人会收到短信，生效后不能撤回。`,
          `It is announced at once and takes effect on ${day} (at once, if that day has come); applicants get a message. What is in effect cannot be withdrawn.`,
        )}
      </p>
      <Button type="primary" loading={isEntering} onClick={onEnter}>
        {t('确认登记', 'Enter it')}
      </Button>
    </section>
  )
}
