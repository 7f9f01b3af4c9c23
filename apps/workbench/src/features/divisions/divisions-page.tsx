import './divisions.css'
import { useQuery } from '@tanstack/react-query'
import { listRegionChanges } from '@tongban/contracts/reference/region-change'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { useOfficer } from '../session/use-me.ts'
import { ChangeForm } from './change-form.tsx'
import { Changes } from './changes.tsx'

/** 区划变更: what changed and what will, and for the administrator the form that enters one. */
export default function DivisionsPage() {
  const t = useT()
  const title = t('区划变更', 'Changes of divisions')
  const heading = usePage(title)
  const { scopes } = useOfficer()
  const mayChange = scopes.includes('regions.change')
  const list = useQuery({ queryKey: ['region-changes'], queryFn: () => unwrap(api.call(listRegionChanges, {})) })
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            '行政区划更名、合并后，单位、事项、在办件和草稿自动随之调整，编号和期限不变。',
            'When divisions are renamed or merged, offices, items, running cases and drafts follow by themselves; numbers and due dates stay.',
          )}
        </p>
      </PageHead>
      {mayChange && <ChangeForm changes={list.data?.changes ?? []} />}
      <h2 className="tb-section">{t('变更记录', 'Changes')}</h2>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.changes.length === 0 && <Empty title={t('还没有区划变更', 'No change of divisions yet')} />}
      {list.data && list.data.changes.length > 0 && <Changes changes={list.data.changes} mayChange={mayChange} />}
    </>
  )
}
