import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import {
  forbidLearnedWord,
  type LearnedState,
  type LearnedWord,
  type NamedItem,
} from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import { api, unwrap } from '../../api.ts'
import { type Text, useT } from '../../i18n.ts'
import { grouped, percent } from '../../lib/format.ts'
import { ColumnTable } from '../../parts/column-table.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { learnedOptions, wordsMoved } from './word-data.ts'

const stateText: Record<LearnedState, Text> = {
  lifted: ['● 已排在前面', '● Goes first'],
  counting: ['– 还不够多', '– Not yet enough'],
  accepted: ['● 已是同义词', '● Kept as words'],
  forbidden: ['■ 已禁止', '■ Forbidden'],
}
const tones: Record<LearnedState, string> = {
  lifted: 'lib-tone-good',
  counting: 'lib-tone-quiet',
  accepted: 'lib-tone-good',
  forbidden: 'lib-tone-bad',
}

type Props = { onAccept: (words: string, item: NamedItem) => void }

export function LearnedTab({ onAccept }: Props) {
  const t = useT()
  const list = useInfiniteQuery(learnedOptions())
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const rule = list.data?.pages[0]?.rule
  const forbid = useMutation({
    mutationFn: ({ words, item, state }: LearnedWord) =>
      unwrap(api.call(forbidLearnedWord, { body: { words, itemId: item.itemId, forbidden: state !== 'forbidden' } })),
    onSettled: wordsMoved,
  })
  return (
    <>
      {rule && (
        <p className="tb-quiet">
          {t(
            `${rule.days}天内从搜索结果里选中满${rule.choices}次、占这个词的${Math.round(rule.share * 100)}%以上，搜索就把它排到前面，但不越过名称完全相同的事项。同一个网络地址每周只计一次，不记是谁。`,
            `Chosen ${rule.choices} times in ${rule.days} days and ${Math.round(rule.share * 100)}% of the choices for the words, an item goes first, yet never before the exact name. One network address counts once a week; who it was is not kept.`,
          )}
        </p>
      )}
      {forbid.isError && <Failure error={forbid.error} />}
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={t('还没有学到什么', 'Nothing learned yet')}>
          <p className="tb-quiet">
            {t(
              '群众从搜索结果里选中事项后，这里按次数列出。',
              'What people open from the results is listed here by count.',
            )}
          </p>
        </Empty>
      )}
      {rows.length > 0 && <Learned rows={rows} onAccept={onAccept} onForbid={(row) => forbid.mutate(row)} />}
      <MoreRows list={list} more={t('再显示50条', 'Show 50 more')} />
    </>
  )
}

type LearnedProps = Props & { rows: LearnedWord[]; onForbid: (row: LearnedWord) => void }

function Learned({ rows, onAccept, onForbid }: LearnedProps) {
  const t = useT()
  return (
    <ColumnTable
      caption={t('学到的', 'Learned')}
      rows={rows}
      keyOf={(row) => `${row.words} ${row.item.itemId}`}
      columns={[
        { head: ['搜的词', 'Words'], label: 'none', className: 'tb-strong', cell: (row) => row.words },
        { head: ['选中的事项', 'Item chosen'], label: 'none', cell: (row) => t(row.item.name, row.item.nameEn) },
        { head: ['次数', 'Choices'], kind: 'amount', cell: (row) => grouped(row.choices) },
        { head: ['占比', 'Share'], kind: 'amount', cell: (row) => percent(row.share) },
        {
          head: ['状态', 'State'],
          label: 'none',
          cell: (row) => <span className={`tb-nowrap ${tones[row.state]}`}>{t(...stateText[row.state])}</span>,
        },
        {
          head: ['处理', 'Acts'],
          label: 'none',
          cell: (row) => (
            <span className="tb-row sw-acts">
              {row.state !== 'accepted' && (
                <Button
                  aria-label={t(`加为同义词：${row.words}`, `Add as words: ${row.words}`)}
                  onClick={() => onAccept(row.words, row.item)}
                >
                  {t('加为同义词', 'Add as words')}
                </Button>
              )}
              <Button
                aria-label={
                  row.state === 'forbidden'
                    ? t(`允许：${row.words}`, `Allow: ${row.words}`)
                    : t(`禁止：${row.words}`, `Forbid: ${row.words}`)
                }
                onClick={() => onForbid(row)}
              >
                {row.state === 'forbidden' ? t('允许', 'Allow') : t('禁止', 'Forbid')}
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}
