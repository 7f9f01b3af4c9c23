import './library.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useSearchParams } from 'wouter'
import { useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { useOfficer } from '../session/use-me.ts'
import { filterOf, paramsOf } from './core/directory-filter.ts'
import { DirectoryFilters } from './directory-filters.tsx'
import { DirectoryTable } from './directory-table.tsx'
import { type DirectoryFilter, directoryOptions } from './library-data.ts'
import { StartChange } from './start-change.tsx'
import { listNames, listText } from './words.ts'

export default function DirectoryPage() {
  const t = useT()
  const { scopes } = useOfficer()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const title = t('事项目录', 'Directory of items')
  const heading = usePage(title)
  const list = useInfiniteQuery(directoryOptions(filter))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  const change = (next: DirectoryFilter) => setParams(paramsOf(next), { replace: true })
  const { list: _, ...others } = filter
  const narrowed = Object.keys(others).length > 0
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t('全省统一的目录清单，按基本编码排列', 'The directory of the province, in order of basic code')}
          <span className="tb-keys">
            <kbd>j</kbd> <kbd>k</kbd> {t('上下', 'down, up')} · <kbd>Enter</kbd> {t('打开', 'open')}
          </span>
        </p>
        {scopes.includes('library.propose') && <StartChange kind="new" itemIds={[]} />}
      </PageHead>
      <nav className="lib-lists" aria-label={t('“3+2”清单', 'The five lists')}>
        <ListLink filter={others} label={t('全部事项', 'All items')} current={!filter.list} onChoose={change} />
        {listNames.map((name) => (
          <ListLink
            key={name}
            filter={{ ...others, list: name }}
            label={t(...listText[name])}
            current={filter.list === name}
            onChoose={change}
          />
        ))}
      </nav>
      <DirectoryFilters filter={filter} onChange={change} />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty
          title={
            narrowed
              ? t('没有符合条件的事项', 'No item meets the filters')
              : t('这张清单上没有事项', 'This list is empty')
          }
        >
          <p className="tb-quiet">
            {narrowed
              ? t('可以换一个说法，或去掉部分条件。', 'Try other words, or fewer filters.')
              : t('事项发布后自动进入相应的清单。', 'Items enter their lists when they are published.')}
          </p>
          {narrowed && (
            <Button onClick={() => change(filter.list ? { list: filter.list } : {})}>
              {t('清除条件', 'Clear the filters')}
            </Button>
          )}
        </Empty>
      )}
      {rows.length > 0 && <DirectoryTable rows={rows} caption={title} />}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(`共 ${total} 项，已显示 ${rows.length} 项`, `${rows.length} of ${total} items shown`)}
          more={t('再显示50项', 'Show 50 more')}
        />
      )}
    </>
  )
}

type ListLinkProps = {
  filter: DirectoryFilter
  label: string
  current: boolean
  onChoose: (filter: DirectoryFilter) => void
}

function ListLink({ filter, label, current, onChoose }: ListLinkProps) {
  return (
    <button type="button" aria-current={current ? 'page' : undefined} onClick={() => onChoose(filter)}>
      {label}
    </button>
  )
}
