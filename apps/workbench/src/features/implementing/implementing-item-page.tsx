import { useQuery } from '@tanstack/react-query'
import type { ImplementingItem } from '@tongban/contracts/catalogue/library'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { Failure, Loading } from '../../parts/states.tsx'
import { BeginButton } from './begin-button.tsx'
import { itemOptions } from './implementing-data.ts'
import { elementWords, stateText } from './implementing-words.ts'
import { localRows, ownWords } from './local-rows.ts'
import { MergePanel } from './merge-panel.tsx'

/** One implementing item of my office: its state, what is different here, its revisions and what can be done. */
export default function ImplementingItemPage({ code }: { code: string }) {
  const t = useT()
  const item = useQuery(itemOptions(code))
  const heading = usePage(
    item.data ? t(item.data.name, item.data.nameEn || item.data.name) : t('实施清单', 'Implementing items'),
    item.isSuccess,
  )
  return (
    <>
      <p>
        <Link href="/library/implementing">{t('返回实施清单', 'Back to the implementing items')}</Link>
      </p>
      {item.isPending && <Loading />}
      {item.isError && <Failure error={item.error} onRetry={() => void item.refetch()} />}
      {item.data && (
        <>
          <div className="tb-page-head">
            <h1 ref={heading} tabIndex={-1}>
              {t(item.data.name, item.data.nameEn || item.data.name)}
            </h1>
            <Acts item={item.data} />
          </div>
          <Item item={item.data} />
        </>
      )}
    </>
  )
}

function Acts({ item }: { item: ImplementingItem }) {
  const t = useT()
  return (
    <span className="tb-row">
      {item.allowedKinds
        .filter((kind) => kind !== 'roll-back')
        .map((kind) => (
          <BeginButton
            key={kind}
            kind={kind}
            itemId={item.itemId}
            code={item.code}
            name={t(item.name, item.nameEn || item.name)}
          />
        ))}
    </span>
  )
}

function Item({ item }: { item: ImplementingItem }) {
  const t = useT()
  const { shape, words } = stateText[item.state]
  return (
    <>
      <dl className="tb-facts">
        <div>
          <dt>{t('状态', 'State')}</dt>
          <dd>
            <span aria-hidden="true">{shape} </span>
            {t(...words)}
          </dd>
        </div>
        <div>
          <dt>{t('实施编码', 'Implementing code')}</dt>
          <dd>
            <code>{item.code}</code>
          </dd>
        </div>
        <div>
          <dt>{t('实施机构', 'Office')}</dt>
          <dd>
            <span lang="zh-CN">{item.officeName}</span> <small lang="zh-CN">{item.regionName}</small>
          </dd>
        </div>
      </dl>
      <p className="tb-section">
        <a href={`/guide/${item.code}`} target="_blank" rel="noreferrer">
          {t('看群众看到的办事指南', 'See the guide as people see it')}
        </a>{' '}
        <Link href={`/library/directory/${item.itemId}`}>
          {t('看目录中的这个事项', 'See the item in the directory')}
        </Link>
      </p>
      {item.merge && <MergePanel key={`${item.merge.id} ${item.merge.version}`} merge={item.merge} />}
      <Open item={item} />
      <LocalTable item={item} />
      <Revisions item={item} />
    </>
  )
}

function Open({ item }: { item: ImplementingItem }) {
  const t = useT()
  const open = item.proposals.filter(({ state }) => state !== 'published' && state !== 'withdrawn')
  if (open.length === 0) return null
  return (
    <section className="tb-section">
      <h2>{t('正在进行的变更', 'Changes under way')}</h2>
      <ul>
        {open.map(({ id, reason, proposerName }) => (
          <li key={id}>
            <Link href={`/library/proposals/${id}`}>
              {reason || t('未填写理由的变更', 'A change without a reason yet')}
            </Link>{' '}
            <small>{proposerName}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LocalTable({ item }: { item: ImplementingItem }) {
  const t = useT()
  const rows = localRows(item)
  return (
    <section className="tb-section">
      <h2>{t('与目录不同的要素', 'Where the office differs')}</h2>
      {rows.length === 0 && (
        <p className="tb-quiet">
          {t(
            '没有。全部要素与目录一致，目录变更会自动生效。',
            'Nowhere: all is as the directory says, and its changes come by themselves.',
          )}
        </p>
      )}
      {rows.length > 0 && (
        <table className="tb-table tb-stack">
          <thead>
            <tr>
              <th scope="col">{t('要素', 'Element')}</th>
              <th scope="col">{t('目录', 'Directory')}</th>
              <th scope="col">{t('本单位', 'This office')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ element, directory, office }) => (
              <tr key={element}>
                <th scope="row">{t(...elementWords(element))}</th>
                <td data-label={t('目录', 'Directory')}>
                  {directory[0] === '' ? t('按机构信息', 'As of the office') : t(...directory)}
                </td>
                <td data-label={t('本单位', 'This office')} lang={ownWords.has(element) ? 'zh-CN' : undefined}>
                  {t(...office)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Revisions({ item }: { item: ImplementingItem }) {
  const t = useT()
  const language = useLanguage()
  if (item.revisions.length === 0) return null
  return (
    <section className="tb-section">
      <h2>{t('版本', 'Revisions')}</h2>
      <ol className="tb-history">
        {item.revisions.map((row) => (
          <li key={row.id}>
            <p>
              <b>{t(`第${row.number}版`, `Revision ${row.number}`)}</b>
              {row.current && <span className="tb-tag">{t('现行', 'Current')}</span>}{' '}
              <span className="tb-quiet">
                {t(
                  `${formatDate(row.effectiveFrom, language)}起生效`,
                  `In effect from ${formatDate(row.effectiveFrom, language)}`,
                )}
              </span>
            </p>
            {row.reason && (
              <p className="tb-long" lang="zh-CN">
                {row.reason}
              </p>
            )}
            {!row.current && item.allowedKinds.includes('roll-back') && (
              <BeginButton
                kind="roll-back"
                itemId={item.itemId}
                code={item.code}
                name={t(item.name, item.nameEn || item.name)}
                rollBackTo={row.id}
                label={t(`第${row.number}版`, `Revision ${row.number}`)}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
