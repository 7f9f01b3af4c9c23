import './library.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useSearchParams } from 'wouter'
import { type Text, useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { isProposalView, type ProposalView, proposalsOptions } from './library-data.ts'
import { ProposalTable } from './proposal-table.tsx'

const titles: Record<ProposalView, Text> = {
  mine: ['我的变更', 'My changes'],
  'to-review': ['待审核', 'To review'],
  published: ['已发布的变更', 'Published changes'],
}
const hints: Record<ProposalView, Text> = {
  mine: ['您起草和提交的变更，最新的在前', 'Changes you drafted or handed in, newest first'],
  'to-review': [
    '等待您审核的变更，自己提出的不在其中',
    'Changes that wait for your review; your own are not among them',
  ],
  published: ['审核通过并已发布的变更，最新的在前', 'Changes that passed and came out, newest first'],
}
const empties: Record<ProposalView, { title: Text; hint: Text }> = {
  mine: {
    title: ['您还没有提出变更', 'You have proposed no change yet'],
    hint: ['打开事项目录中的一个事项，选择要做的变更。', 'Open an item of the directory and choose what to change.'],
  },
  'to-review': {
    title: ['没有等待审核的变更', 'No change waits for review'],
    hint: ['有人提交后会自动出现在这里。', 'Changes appear here once they are handed in.'],
  },
  published: {
    title: ['还没有发布过变更', 'No change has come out yet'],
    hint: ['全部审核通过后在生效日期发布。', 'Changes come out on their effective date, after all reviews.'],
  },
}

export default function ProposalsPage() {
  const [params] = useSearchParams()
  const view = params.get('view')
  const name = isProposalView(view) ? view : 'mine'
  return <Proposals key={name} view={name} />
}

function Proposals({ view }: { view: ProposalView }) {
  const t = useT()
  const title = t(...titles[view])
  const heading = usePage(title)
  const list = useInfiniteQuery(proposalsOptions(view))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">{t(...hints[view])}</p>
        <Button onClick={() => void list.refetch()} loading={list.isRefetching && !list.isFetchingNextPage}>
          {t('刷新', 'Refresh')}
        </Button>
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={t(...empties[view].title)}>
          <p className="tb-quiet">{t(...empties[view].hint)}</p>
        </Empty>
      )}
      {rows.length > 0 && <ProposalTable rows={rows} caption={title} />}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(`已显示 ${rows.length} 项`, `${rows.length} shown`)}
          more={t('再显示50项', 'Show 50 more')}
        />
      )}
    </>
  )
}
