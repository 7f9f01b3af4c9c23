import type { ProposalBrief } from '@tongban/contracts/catalogue/proposals'
import { useRef } from 'react'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { useRowKeys } from '../../lib/use-row-keys.ts'
import { ProposalStateMark } from './parts.tsx'
import { kindText } from './words.ts'

/** Changes of the library; j and k move the focus, Enter opens. */
export function ProposalTable({ rows, caption }: { rows: ProposalBrief[]; caption: string }) {
  const t = useT()
  const language = useLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  return (
    <table className="tb-table tb-stack lib-proposals">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('变更', 'Change')}</th>
          <th scope="col">{t('事项', 'Item')}</th>
          <th scope="col">{t('状态', 'State')}</th>
          <th scope="col">{t('提出', 'Proposed by')}</th>
          <th scope="col">{t('理由', 'Reason')}</th>
          <th scope="col">{t('生效日期', 'Effective')}</th>
          <th scope="col">{t('最近保存或提交', 'Last saved or handed in')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tb-nowrap">
              {t(...kindText[row.kind])}
              {row.scope === 'implementing' && <span className="tb-tag">{t('实施清单', 'Implementing')}</span>}
            </td>
            <td>
              <Link href={`/library/proposals/${row.id}`} data-row={row.id}>
                {t(row.itemName, row.itemNameEn || row.itemName) || t('（还没有名称）', '(no name yet)')}
              </Link>
              {row.code && <small className="tb-code lib-block">{row.code}</small>}
            </td>
            <td>
              <ProposalStateMark state={row.state} />
            </td>
            <td>
              <span lang="zh-CN">{row.proposerName}</span>
              <small className="lib-block" lang="zh-CN">
                {row.officeName}
              </small>
            </td>
            <td className="lib-reason" lang="zh-CN">
              {row.reason}
            </td>
            <td data-label={t('生效日期', 'Effective')}>
              {row.effectiveOn ? formatDate(row.effectiveOn, language) : t('通过即生效', 'once passed')}
            </td>
            <td data-label={t('最近保存或提交', 'Last saved or handed in')}>
              {formatInstant(row.publishedAt ?? row.submittedAt ?? row.savedAt, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
