import type { DirectoryRow } from '@tongban/contracts/catalogue/library'
import { departmentWords } from '@tongban/ui/office-words'
import { useRef } from 'react'
import { Link } from 'wouter'
import { useT } from '../../i18n.ts'
import { useRowKeys } from '../../lib/use-row-keys.ts'
import { levelText } from '../../lib/words.ts'
import { ItemStateMark } from './parts.tsx'
import { typeText } from './words.ts'

/** Items of the directory. The focused link is the selection: j and k move it, Enter opens it. */
export function DirectoryTable({ rows, caption }: { rows: DirectoryRow[]; caption: string }) {
  const t = useT()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  return (
    <table className="tb-table tb-stack lib-directory">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('基本编码', 'Basic code')}</th>
          <th scope="col">{t('事项名称', 'Name')}</th>
          <th scope="col">{t('类型', 'Type')}</th>
          <th scope="col">{t('主管部门', 'Department')}</th>
          <th scope="col">{t('行使层级', 'Levels')}</th>
          <th scope="col">{t('状态', 'State')}</th>
          <th scope="col" className="tb-amount">
            {t('办理单位', 'Offices')}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.itemId}>
            <td className="tb-code tb-nowrap">{row.baseCode}</td>
            <td>
              <Link href={`/library/directory/${encodeURIComponent(row.itemId)}`} data-row={row.itemId}>
                {t(row.name, row.nameEn)}
              </Link>
            </td>
            <td data-label={t('类型', 'Type')}>{t(...(typeText[row.type] ?? [row.type, row.type]))}</td>
            <td data-label={t('主管部门', 'Department')}>{t(...departmentWords(row.department))}</td>
            <td data-label={t('行使层级', 'Levels')}>
              {row.levels.map((level) => t(...levelText[level])).join(t('、', ', '))}
            </td>
            <td>
              <ItemStateMark state={row.state} />
            </td>
            <td data-label={t('办理单位', 'Offices')} className="tb-amount">
              {row.implementing.toLocaleString('en-US')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
