import { useInfiniteQuery } from '@tanstack/react-query'
import type { StandardMaterial } from '@tongban/contracts/catalogue/materials'
import { departmentWords } from '@tongban/ui/office-words'
import { Link } from 'wouter'
import { useT } from '../../i18n.ts'
import { grouped } from '../../lib/format.ts'
import { ColumnTable } from '../../parts/column-table.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { elementLabel } from '../library/core/element-labels.ts'
import { ItemStateMark } from '../library/parts.tsx'
import { usersOptions } from './materials-data.ts'

/** 哪些事项在用, and in what they say something else than the catalogue. */
export function MaterialUsers({ material }: { material: StandardMaterial }) {
  const t = useT()
  const found = useInfiniteQuery(usersOptions(material.code))
  const users = found.data?.pages.flatMap((page) => page.users) ?? []
  const title = t('哪些事项在用', 'Items that use it')
  return (
    <section className="tb-section" aria-labelledby="material-users">
      <h2 id="material-users">
        {title} <small>{grouped(material.usedBy)}</small>
      </h2>
      {found.isPending && <Loading />}
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && users.length === 0 && (
        <p className="tb-quiet">{t('还没有事项使用这个材料。', 'No item uses this material yet.')}</p>
      )}
      {users.length > 0 && (
        <ColumnTable
          caption={title}
          rows={users}
          keyOf={({ itemId }) => itemId}
          columns={[
            {
              head: ['基本编码', 'Basic code'],
              label: 'none',
              className: 'tb-code tb-nowrap',
              cell: (user) => user.baseCode,
            },
            {
              head: ['事项名称', 'Name'],
              label: 'none',
              cell: (user) => (
                <Link href={`/library/directory/${encodeURIComponent(user.itemId)}`}>{t(user.name, user.nameEn)}</Link>
              ),
            },
            { head: ['主管部门', 'Department'], cell: (user) => t(...departmentWords(user.department)) },
            { head: ['状态', 'State'], label: 'none', cell: (user) => <ItemStateMark state={user.state} /> },
            {
              head: ['与目录的差别', 'Differs in'],
              cell: ({ differs }) =>
                differs.length === 0 ? (
                  <span className="tb-quiet">{t('一致', 'Nothing')}</span>
                ) : (
                  <span className="tb-warn-text">
                    ▲ {differs.map((element) => t(...elementLabel(`/${element}`))).join(t('、', ', '))}
                  </span>
                ),
            },
          ]}
        />
      )}
      <MoreRows list={found} more={t('再显示50项', 'Show 50 more')} />
    </section>
  )
}
