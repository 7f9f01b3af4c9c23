import type { QueueRow } from '@tongban/contracts/cases/office-work'
import { useRef } from 'react'
import { Link } from 'wouter'
import { useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { useRowKeys } from '../../lib/use-row-keys.ts'
import { isOpen, statusText } from '../../lib/words.ts'
import { Light } from '../../parts/light.tsx'
import { columnText, type OptionalColumn } from './columns.ts'

type Choice = { chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void }
type Props = {
  rows: QueueRow[]
  hidden: readonly OptionalColumn[]
  caption: string
  focusCase?: string | undefined
  /** Where several rows can be chosen for one act. */
  choice?: Choice
}

/** Cases as a table. The focused link is the selection: j and k move it, Enter opens it. */
export function CaseTable({ rows, hidden, caption, focusCase, choice }: Props) {
  const t = useT()
  const language = useLanguage()
  const body = useRef<HTMLTableSectionElement>(null)

  useRowKeys(body, focusCase)

  const shown = (column: OptionalColumn) => !hidden.includes(column)
  return (
    <table className="tb-table tb-cases">
      <caption className="tb-hidden">{caption}</caption>
      <thead>
        <tr>
          {choice && <ChooseAll rows={rows} choice={choice} />}
          <th scope="col">{t('期限', 'Limit')}</th>
          <th scope="col">{t('到期日', 'Due')}</th>
          <th scope="col">{t('办件编号', 'Case number')}</th>
          {shown('item') && <th scope="col">{t(...columnText.item)}</th>}
          {shown('applicant') && <th scope="col">{t(...columnText.applicant)}</th>}
          {shown('status') && <th scope="col">{t(...columnText.status)}</th>}
          {shown('assignee') && <th scope="col">{t(...columnText.assignee)}</th>}
          {shown('submitted') && (
            <th scope="col" className="tb-head-submitted">
              {t(...columnText.submitted)}
            </th>
          )}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.caseId}>
            {choice && <ChooseOne row={row} choice={choice} />}
            <td className="tb-cell-light">
              {isOpen(row.status) ? (
                <Light light={row.light} />
              ) : (
                <span className="tb-quiet">{t('已结束', 'Closed')}</span>
              )}
            </td>
            <td className="tb-cell-due">{formatDate(row.due, language)}</td>
            <td className="tb-cell-no">
              <Link href={`/cases/${row.caseId}`} data-row={row.caseId}>
                {row.caseNo}
              </Link>
            </td>
            {shown('item') && <td className="tb-cell-item">{row.itemName}</td>}
            {shown('applicant') && <td className="tb-cell-applicant">{row.applicantName}</td>}
            {shown('status') && <td className="tb-cell-status">{t(...statusText[row.status])}</td>}
            {shown('assignee') && (
              <td className="tb-cell-assignee">
                {row.assignee ? (
                  <>
                    <span className="tb-cell-label">{t('认领人：', 'Held by ')}</span>
                    {row.assignee.name}
                  </>
                ) : (
                  <span className="tb-quiet">{t('未认领', 'Nobody')}</span>
                )}
              </td>
            )}
            {shown('submitted') && <td className="tb-cell-submitted">{formatInstant(row.submittedAt, language)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ChooseAll({ rows, choice: { chosen, onChoose } }: { rows: QueueRow[]; choice: Choice }) {
  const t = useT()
  const all = rows.every(({ caseId }) => chosen.includes(caseId))
  return (
    <th scope="col" className="tb-cell-choose">
      <input
        type="checkbox"
        aria-label={t('选择列出的全部办件', 'Choose all that are listed')}
        checked={all}
        onChange={() => onChoose(all ? [] : rows.map(({ caseId }) => caseId))}
      />
    </th>
  )
}

function ChooseOne({ row, choice: { chosen, onChoose } }: { row: QueueRow; choice: Choice }) {
  const t = useT()
  const isChosen = chosen.includes(row.caseId)
  return (
    <td className="tb-cell-choose">
      <input
        type="checkbox"
        aria-label={t(`选择 ${row.caseNo}`, `Choose ${row.caseNo}`)}
        checked={isChosen}
        onChange={() => onChoose(isChosen ? chosen.filter((id) => id !== row.caseId) : [...chosen, row.caseId])}
      />
    </td>
  )
}
