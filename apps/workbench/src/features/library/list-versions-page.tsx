import './library.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { listVersionsOptions } from './library-data.ts'
import { kindText } from './words.ts'

export default function ListVersionsPage() {
  const t = useT()
  const language = useLanguage()
  const title = t('清单版本', 'Versions of the list')
  const heading = usePage(title)
  const list = useInfiniteQuery(listVersionsOptions())
  const versions = list.data?.pages.flatMap((page) => page.versions) ?? []
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t('每次发布形成一个新版本，最新的在前', 'Each publication makes a version, newest first')}
        </p>
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && versions.length === 0 && (
        <Empty title={t('清单还没有变更过', 'The list has not changed yet')}>
          <p className="tb-quiet">
            {t('第一次变更发布后，这里会有第1版。', 'The first published change makes version 1.')}
          </p>
        </Empty>
      )}
      {versions.map((version) => (
        <section key={version.number} className="lib-version">
          <h2>
            {t(`第${version.number}版`, `Version ${version.number}`)}{' '}
            <small>{formatInstant(version.publishedAt, language)}</small>
          </h2>
          <ul>
            {version.changes.map((change) => (
              <li key={`${change.kind} ${change.itemId}`}>
                <span className="tb-tag">{t(...kindText[change.kind])}</span>{' '}
                <Link href={`/library/directory/${encodeURIComponent(change.itemId)}`}>{change.name}</Link>{' '}
                <span className="tb-code">{change.baseCode}</span>
                {change.reason !== '' && <p className="tb-quote">{change.reason}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <MoreRows list={list} more={t('再显示更早的版本', 'Show earlier versions')} />
    </>
  )
}
