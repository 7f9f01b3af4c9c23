import { useInfiniteQuery } from '@tanstack/react-query'
import type { QueueName, QueueRow } from '@tongban/contracts/cases/office-work'
import Button from 'antd/es/button'
import { useState } from 'react'
import { type Text, useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { isQueueName, queueText } from '../../lib/words.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { NoSuchPage } from '../../parts/no-such-page.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import type { BulkAct } from './bulk.ts'
import { BulkBar } from './bulk-bar.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { CaseTable } from './case-table.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { useHiddenColumns } from './columns.ts'
import { queueOptions, rowsOf, takeLastOpened } from './queue-data.ts'
import { FilterBar, useQueueFilter } from './queue-filter.tsx'

const emptyText: Record<QueueName, Text> = {
  intake: ['没有等待预审或受理的办件', 'No case waits for pre-review or acceptance'],
  waiting: ['没有等待申请人补正的办件', 'No case waits for its applicant'],
  examination: ['没有等待审查的办件', 'No case waits for an opinion'],
  procedure: ['没有正在进行的特别程序', 'No special procedure is going on'],
  decision: ['没有等待决定的办件', 'No case waits for a decision'],
}

export default function QueuePage({ name }: { name: string }) {
  return isQueueName(name) ? <Queue queue={name} /> : <NoSuchPage />
}

function Queue({ queue }: { queue: QueueName }) {
  const t = useT()
  const title = t(...queueText[queue])
  const [focusCase] = useState(takeLastOpened)
  const heading = usePage(title, focusCase === undefined)
  const [hidden, toggle] = useHiddenColumns()
  const [filter, setFilter] = useQueueFilter()
  const [chosen, setChosen] = useState<readonly string[]>([])
  // The rows as they were chosen: what was done leaves the queue while its results are read.
  const [bulk, setBulk] = useState<{ kind: BulkAct['kind']; rows: QueueRow[] } | null>(null)
  const list = useInfiniteQuery(queueOptions(queue, filter))
  const rows = rowsOf(list.data?.pages ?? [])
  const picked = rows.filter(({ caseId }) => chosen.includes(caseId))
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t('按到期日排列，最急的在前', 'In order of due date, the most urgent first')}
          <span className="tb-keys">
            <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} · <kbd>Enter</kbd> {t('打开', 'open')}
          </span>
        </p>
        <ColumnChooser hidden={hidden} onToggle={toggle} />
        <Button onClick={() => void list.refetch()} loading={list.isRefetching && !list.isFetchingNextPage}>
          {t('刷新', 'Refresh')}
        </Button>
      </PageHead>
      <FilterBar
        filter={filter}
        onChoose={(next) => {
          setFilter(next)
          setChosen([])
        }}
      />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <NoRows queue={queue} filtered={Object.keys(filter).length > 0} onAll={() => setFilter({})} />
      )}
      {picked.length > 0 && (
        <BulkBar
          queue={queue}
          count={picked.length}
          onBegin={(kind) => setBulk({ kind, rows: picked })}
          onClear={() => setChosen([])}
        />
      )}
      {bulk && (
        <BulkDialog
          queue={queue}
          {...bulk}
          onClose={() => {
            setBulk(null)
            setChosen([])
          }}
        />
      )}
      {rows.length > 0 && (
        <CaseTable
          rows={rows}
          hidden={hidden}
          caption={title}
          focusCase={focusCase}
          choice={{ chosen, onChoose: setChosen }}
        />
      )}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(`已显示 ${rows.length} 件`, `${rows.length} cases shown`)}
          more={t('再显示50件', 'Show 50 more')}
        />
      )}
    </>
  )
}

/** Nothing waits, or nothing that the filter lets through: then the way back to all. */
function NoRows({ queue, filtered, onAll }: { queue: QueueName; filtered: boolean; onAll: () => void }) {
  const t = useT()
  if (!filtered)
    return (
      <Empty title={t(...emptyText[queue])}>
        <p className="tb-quiet">{t('新的办件会自动出现在这里。', 'New cases appear here by themselves.')}</p>
      </Empty>
    )
  return (
    <Empty title={t('没有符合筛选的办件', 'No case of this kind')}>
      <Button onClick={onAll}>{t('看全部办件', 'Show all cases')}</Button>
    </Empty>
  )
}
