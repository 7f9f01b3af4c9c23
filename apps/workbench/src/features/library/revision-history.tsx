import { useQuery } from '@tanstack/react-query'
import type { DirectoryItem, RevisionRow } from '@tongban/contracts/catalogue/library'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { Comparison } from './comparison.tsx'
import { ContentView } from './content-view.tsx'
import { revisionOptions } from './library-data.ts'
import { StartChange } from './start-change.tsx'
import { kindText } from './words.ts'

type Shown = { how: 'whole' | 'changes'; row: RevisionRow }

/** Every revision, newest first: why, from when, what changed, and the whole of any of them. */
export function RevisionHistory({ item }: { item: DirectoryItem }) {
  const t = useT()
  const language = useLanguage()
  const [shown, setShown] = useState<Shown | null>(null)
  const rows = item.revisions.toSorted((a, b) => b.number - a.number)
  const before = shown && rows[rows.indexOf(shown.row) + 1]
  return (
    <>
      <ol className="tb-history">
        {rows.map((row, at) => {
          const name = t(`第${row.number}版`, `Revision ${row.number}`)
          return (
            <li key={row.id}>
              <p>
                <b>{name}</b>
                {row.kind && <span className="tb-tag">{t(...kindText[row.kind])}</span>}
                {row.current && <span className="tb-tag">{t('现行', 'Current')}</span>}
                <span className="tb-quiet">
                  {' '}
                  {t(
                    `${formatDate(row.effectiveFrom, language)}起生效 · ${formatInstant(row.publishedAt, language)}发布`,
                    `In effect from ${formatDate(row.effectiveFrom, language)} · published ${formatInstant(row.publishedAt, language)}`,
                  )}
                </span>
              </p>
              <p className="tb-long">{row.reason || t('首次发布', 'First publication')}</p>
              <p className="tb-row lib-history-acts">
                <Button aria-label={`${name} ${t('全文', 'whole')}`} onClick={() => setShown({ how: 'whole', row })}>
                  {t('看全文', 'Read it whole')}
                </Button>
                {rows[at + 1] && (
                  <Button
                    aria-label={`${name} ${t('改了什么', 'what changed')}`}
                    onClick={() => setShown({ how: 'changes', row })}
                  >
                    {t('改了什么', 'What changed')}
                  </Button>
                )}
                {!row.current && item.allowedKinds.includes('roll-back') && (
                  <StartChange
                    kind="roll-back"
                    itemIds={[item.itemId]}
                    rollBackTo={row.id}
                    name={t(item.name, item.nameEn)}
                    label={name}
                  />
                )}
              </p>
            </li>
          )
        })}
      </ol>
      {shown && (
        <Dialog
          wide
          title={
            shown.how === 'whole'
              ? t(`第${shown.row.number}版全文`, `Revision ${shown.row.number}, whole`)
              : t(`第${shown.row.number}版改了什么`, `What revision ${shown.row.number} changed`)
          }
          onClose={() => setShown(null)}
          footer={<Button onClick={() => setShown(null)}>{t('关闭', 'Close')}</Button>}
        >
          {shown.how === 'changes' && before ? (
            <Changes before={before} after={shown.row} />
          ) : (
            <Whole id={shown.row.id} />
          )}
        </Dialog>
      )}
    </>
  )
}

function Whole({ id }: { id: string }) {
  const revision = useQuery(revisionOptions(id))
  if (revision.isError) return <Failure error={revision.error} onRetry={() => void revision.refetch()} />
  return revision.data ? <ContentView content={revision.data.content} /> : <Loading />
}

function Changes({ before, after }: { before: RevisionRow; after: RevisionRow }) {
  const t = useT()
  const [old, fresh] = [useQuery(revisionOptions(before.id)), useQuery(revisionOptions(after.id))]
  const failed = old.error ?? fresh.error
  if (failed) return <Failure error={failed} onRetry={() => void Promise.all([old.refetch(), fresh.refetch()])} />
  if (!old.data || !fresh.data) return <Loading />
  return (
    <Comparison
      before={old.data.content}
      after={fresh.data.content}
      beforeTitle={t(`第${before.number}版`, `Revision ${before.number}`)}
      afterTitle={t(`第${after.number}版`, `Revision ${after.number}`)}
    />
  )
}
