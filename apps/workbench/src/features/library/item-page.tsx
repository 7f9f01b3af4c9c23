import './library.css'
import { useQuery } from '@tanstack/react-query'
import type { DirectoryItem } from '@tongban/contracts/catalogue/library'
import { departmentWords } from '@tongban/ui/office-words'
import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { levelText } from '../../lib/words.ts'
import { Failure, Loading } from '../../parts/states.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { ContentView } from './content-view.tsx'
import { itemOptions } from './library-data.ts'
import { ItemStateMark } from './parts.tsx'
import { PropagationBar } from './propagation-bar.tsx'
import { ProposalTable } from './proposal-table.tsx'
import { RevisionHistory } from './revision-history.tsx'
import { StartChange } from './start-change.tsx'
import { listText, relationText, typeText } from './words.ts'

export default function ItemPage({ itemId }: { itemId: string }) {
  const item = useQuery(itemOptions(itemId))
  if (item.isError) return <Failure error={item.error} onRetry={() => void item.refetch()} />
  return item.data ? <Item item={item.data} /> : <Loading />
}

function Item({ item }: { item: DirectoryItem }) {
  const t = useT()
  const language = useLanguage()
  const [tab, setTab] = useState('elements')
  const title = t(item.name, item.nameEn)
  const heading = usePage(title)
  // Rolling back begins at the revision meant, in the history.
  const kinds = item.allowedKinds.filter((kind) => kind !== 'new' && kind !== 'roll-back' && kind !== 'take-up')
  return (
    <article>
      <div className="tb-case-title">
        <Link href="/library/directory" className="tb-back">
          {t('← 事项目录', '← Directory')}
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <dl className="tb-facts lib-facts">
        <div>
          <dt>{t('基本编码', 'Basic code')}</dt>
          <dd className="tb-number">{item.baseCode}</dd>
        </div>
        <div>
          <dt>{t('状态', 'State')}</dt>
          <dd>
            <ItemStateMark state={item.state} />
          </dd>
        </div>
        <div>
          <dt>{t('类型', 'Type')}</dt>
          <dd>{t(...(typeText[item.type] ?? [item.type, item.type]))}</dd>
        </div>
        <div>
          <dt>{t('主管部门', 'Department')}</dt>
          <dd>{t(...departmentWords(item.content.department))}</dd>
        </div>
        <div>
          <dt>{t('现行版本', 'Current revision')}</dt>
          <dd>
            {t(
              `第${item.revision}版，${formatDate(item.effectiveFrom, language)}起`,
              `${item.revision}, from ${formatDate(item.effectiveFrom, language)}`,
            )}
          </dd>
        </div>
        <div>
          <dt>{t('所在清单', 'Lists')}</dt>
          <dd>{item.lists.map((list) => t(...listText[list])).join(t('、', ', ')) || t('无', 'none')}</dd>
        </div>
      </dl>
      {kinds.length > 0 && (
        <section className="tb-acts" aria-label={t('可以发起的变更', 'Changes you may begin')}>
          {kinds.map((kind) => (
            <StartChange key={kind} kind={kind} itemIds={[item.itemId]} name={title} />
          ))}
        </section>
      )}
      {item.propagation && <PropagationBar propagation={item.propagation} />}
      <Tabs
        label={t('事项内容', 'Parts of the item')}
        current={tab}
        onChange={setTab}
        tabs={[
          { key: 'elements', label: t('全部要素', 'Elements'), content: <ContentView content={item.content} /> },
          {
            key: 'offices',
            label: t(`办理单位 ${item.implementing}`, `Offices ${item.implementing}`),
            content: <Offices item={item} />,
          },
          {
            key: 'proposals',
            label: t(`进行中的变更 ${item.proposals.length}`, `Open changes ${item.proposals.length}`),
            content:
              item.proposals.length === 0 ? (
                <p className="tb-quiet">{t('没有进行中的变更。', 'No change is under way.')}</p>
              ) : (
                <ProposalTable rows={item.proposals} caption={t('进行中的变更', 'Open changes')} />
              ),
          },
          {
            key: 'history',
            label: t(`历史版本 ${item.revisions.length}`, `History ${item.revisions.length}`),
            content: <RevisionHistory item={item} />,
          },
        ]}
      />
    </article>
  )
}

function Offices({ item }: { item: DirectoryItem }) {
  const t = useT()
  return (
    <>
      {item.implementing === 0 && (
        <p className="tb-quiet">{t('还没有单位办理这个事项。', 'No office exercises it yet.')}</p>
      )}
      {item.implementing > 0 && (
        <table className="tb-table lib-narrow">
          <caption className="tb-hidden">{t('各层级办理单位数', 'Offices by level')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('行使层级', 'Level')}</th>
              <th scope="col" className="tb-amount">
                {t('办理单位', 'Offices')}
              </th>
            </tr>
          </thead>
          <tbody>
            {item.implementingByLevel.map(({ level, count }) => (
              <tr key={level}>
                <td>{t(...levelText[level])}</td>
                <td className="tb-amount">{count.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {item.related.length > 0 && (
        <>
          <h3>{t('相关事项', 'Related items')}</h3>
          <ul>
            {item.related.map((each) => (
              <li key={`${each.itemId} ${each.how}`}>
                <Link href={`/library/directory/${encodeURIComponent(each.itemId)}`}>{each.name}</Link>
                <span className="tb-tag">{t(...(relationText[each.how] ?? [each.how, each.how]))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
