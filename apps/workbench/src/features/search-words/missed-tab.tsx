import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import {
  type MissedDays,
  type MissedWord,
  type NamedItem,
  setMissedWordDone,
} from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import { useId, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, grouped } from '../../lib/format.ts'
import { levelText } from '../../lib/words.ts'
import { ColumnTable } from '../../parts/column-table.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { type MissedView, missedOptions, wordsMoved } from './word-data.ts'

const spans = ['7', '30', '90'] as const satisfies readonly MissedDays[]
type Props = { onTake: (words: string, nearest: NamedItem | null) => void }

export function MissedTab({ onTake }: Props) {
  const t = useT()
  const id = useId()
  const [days, setDays] = useState<MissedDays>('30')
  const [view, setView] = useState<MissedView>('open')
  const [undo, setUndo] = useState<string | null>(null)
  const list = useInfiniteQuery(missedOptions(days, view))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const lay = useMutation({
    mutationFn: (body: { words: string; done: boolean }) => unwrap(api.call(setMissedWordDone, { body })),
    onSuccess: (_, { words, done }) => setUndo(done ? words : null),
    onSettled: wordsMoved,
  })
  return (
    <>
      <div className="lib-filters">
        <div className="lib-filter">
          <label htmlFor={`${id}-days`}>{t('最近', 'In the last')}</label>
          <select
            id={`${id}-days`}
            value={days}
            onChange={(event) => setDays(spans.find((one) => one === event.target.value) ?? '30')}
          >
            {spans.map((one) => (
              <option key={one} value={one}>
                {t(`${one}天`, `${one} days`)}
              </option>
            ))}
          </select>
        </div>
        <div className="lib-filter">
          <label htmlFor={`${id}-view`}>{t('显示', 'Show')}</label>
          <select
            id={`${id}-view`}
            value={view}
            onChange={(event) => setView(event.target.value === 'done' ? 'done' : 'open')}
          >
            <option value="open">{t('待处理', 'To look at')}</option>
            <option value="done">{t('不用处理的', 'Laid aside')}</option>
          </select>
        </div>
      </div>
      <p className="tb-quiet">
        {t(
          '只记词语、日期和地区层级，不记是谁搜的；像证件号码、电话、邮箱的不记。',
          'Only words, days and the level of the region are kept, never who searched; what looks like a number of a person’s, a telephone or an address is not.',
        )}
      </p>
      {undo !== null && (
        <p className="tb-note tb-good tb-row" role="status">
          <span>{t(`● “${undo}”不再显示`, `● “${undo}” is laid aside`)}</span>
          <Button loading={lay.isPending} onClick={() => lay.mutate({ words: undo, done: false })}>
            {t('撤销', 'Undo')}
          </Button>
        </p>
      )}
      {lay.isError && <Failure error={lay.error} />}
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty
          title={
            view === 'done'
              ? t('没有不用处理的词', 'Nothing was laid aside')
              : t(`最近${days}天搜的词都找到了事项`, `All searches of the last ${days} days found something`)
          }
        />
      )}
      {rows.length > 0 && (
        <Missed rows={rows} view={view} onTake={onTake} onLay={(words, done) => lay.mutate({ words, done })} />
      )}
      <MoreRows list={list} more={t('再显示50条', 'Show 50 more')} />
    </>
  )
}

type MissedProps = Props & {
  rows: MissedWord[]
  view: MissedView
  onLay: (words: string, done: boolean) => void
}

function Missed({ rows, view, onTake, onLay }: MissedProps) {
  const t = useT()
  const language = useLanguage()
  return (
    <ColumnTable
      caption={t('没有找到的', 'Found nothing')}
      rows={rows}
      keyOf={(row) => row.words}
      columns={[
        { head: ['搜的词', 'Words'], label: 'none', className: 'tb-strong', cell: (row) => row.words },
        { head: ['7天', '7 days'], kind: 'amount', cell: (row) => grouped(row.days7) },
        { head: ['30天', '30 days'], kind: 'amount', cell: (row) => grouped(row.days30) },
        { head: ['90天', '90 days'], kind: 'amount', cell: (row) => grouped(row.days90) },
        { head: ['最后一次', 'Last'], cell: (row) => formatDate(row.lastDay, language) },
        {
          head: ['地区层级', 'Level of region'],
          cell: (row) =>
            row.levels
              .map(({ level, searches }) => `${t(...levelText[level])} ${grouped(searches)}`)
              .join(t('、', ', ')),
        },
        {
          head: ['当时给出 / 现在找到', 'Shown instead / found now'],
          label: 'none',
          cell: (row) => (
            <>
              {row.nearest && <span className="lib-block">{t(row.nearest.name, row.nearest.nameEn)}</span>}
              {row.findsNow ? (
                <span className="lib-block lib-tone-good">
                  {t(`● 现在能找到：${row.findsNow.name}`, `● Finds now: ${row.findsNow.nameEn}`)}
                </span>
              ) : (
                !row.nearest && <span className="tb-quiet">{t('什么也没有', 'Nothing')}</span>
              )}
            </>
          ),
        },
        {
          head: ['处理', 'Acts'],
          label: 'none',
          cell: (row) => (
            <span className="tb-row sw-acts">
              <Button
                aria-label={t(`加为同义词：${row.words}`, `Add as words: ${row.words}`)}
                onClick={() => onTake(row.words, row.nearest)}
              >
                {t('加为同义词', 'Add as words')}
              </Button>
              <Button
                aria-label={
                  view === 'done'
                    ? t(`重新处理：${row.words}`, `Take up again: ${row.words}`)
                    : t(`不用处理：${row.words}`, `Lay aside: ${row.words}`)
                }
                onClick={() => onLay(row.words, view !== 'done')}
              >
                {view === 'done' ? t('重新处理', 'Take up again') : t('不用处理', 'Lay aside')}
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}
