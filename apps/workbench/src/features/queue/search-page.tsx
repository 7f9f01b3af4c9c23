import { useQuery } from '@tanstack/react-query'
import { searchCases } from '@tongban/contracts/cases/office-work'
import { useSearchParams } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { CaseTable } from './case-table.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { useHiddenColumns } from './columns.ts'

export default function SearchPage() {
  const t = useT()
  const [params] = useSearchParams()
  const q = params.get('q')?.trim() ?? ''
  const title = t(`查找“${q}”`, `Cases matching “${q}”`)
  const heading = usePage(title)
  const [hidden, toggle] = useHiddenColumns()
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: () => unwrap(api.call(searchCases, { query: { q } })),
    enabled: q !== '',
  })
  const rows = found.data?.rows ?? []
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet" role="status">
          {found.isSuccess && t(`找到 ${rows.length} 件`, `${rows.length} found`)}
        </p>
        <ColumnChooser hidden={hidden} onToggle={toggle} />
      </PageHead>
      {q !== '' && found.isPending && <Loading />}
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {(q === '' || (found.isSuccess && rows.length === 0)) && (
        <Empty title={t('没有找到办件', 'No case found')}>
          <p className="tb-quiet">
            {t(
              '可以用完整的办件编号、编号的后12位，或申请人的姓名、名称查找。只能找到本单位的办件。',
              'Use the whole case number, its last 12 characters, or the applicant’s name. Only cases of your office are found.',
            )}
          </p>
        </Empty>
      )}
      {rows.length > 0 && <CaseTable rows={rows} hidden={hidden} caption={title} />}
    </>
  )
}
