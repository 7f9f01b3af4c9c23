import { useQuery } from '@tanstack/react-query'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import type { RefObject } from 'react'
import { Link } from 'wouter'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { isOpen, levelText, queueOf, queueText, statusText } from '../../lib/words.ts'
import { Light } from '../../parts/light.tsx'
import { rowOptions } from './case-data.ts'

type Props = { officerCase: OfficerCase; heading: RefObject<HTMLHeadingElement | null> }

export function CaseHeader({ officerCase, heading }: Props) {
  const t = useT()
  const language = useLanguage()
  const row = useQuery({ ...rowOptions(officerCase), enabled: isOpen(officerCase.status) })
  const queue = queueOf(officerCase.status)
  const { applicant } = officerCase
  const { due } = officerCase
  return (
    <header className="tb-case-head">
      <div className="tb-case-title">
        {queue && (
          <Link href={`/queues/${queue}`} className="tb-back">
            ‹ {t(...queueText[queue])}
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {t(officerCase.itemName, officerCase.itemNameEn)}
        </h1>
        <Button onClick={() => window.print()}>{t('打印', 'Print')}</Button>
      </div>
      <dl className="tb-facts">
        <div>
          <dt>{t('办件编号', 'Case number')}</dt>
          <dd className="tb-number">{officerCase.caseNo}</dd>
        </div>
        <div>
          <dt>{t('到期日', 'Due')}</dt>
          <dd>
            {due ? formatDate(due, language) : t(...noDue(officerCase.status))}{' '}
            {isOpen(officerCase.status) && officerCase.due && row.data && <Light light={row.data.light} />}
          </dd>
        </div>
        <div>
          <dt>{t('申请人', 'Applicant')}</dt>
          <dd>
            {applicant.name}
            <small>
              {applicant.maskedIdentifier} · {applicant.maskedMobile}
              {applicant.actedBy && t(` · 经办人 ${applicant.actedBy}`, ` · acted by ${applicant.actedBy}`)}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('状态', 'Status')}</dt>
          <dd className="tb-strong">{t(...statusText[officerCase.status])}</dd>
        </div>
        <div>
          <dt>{t('提交时间', 'Submitted')}</dt>
          <dd>{formatInstant(officerCase.submittedAt, language)}</dd>
        </div>
        <div>
          <dt>{t('办理单位', 'Office')}</dt>
          <dd>
            {officerCase.officeName}
            <small>
              {officerCase.regionName} · {t(...levelText[officerCase.level])}
            </small>
          </dd>
        </div>
      </dl>
    </header>
  )
}

const noDue = (status: OfficerCase['status']): Text =>
  status === 'special-procedure' ? ['停止计算', 'Stands still'] : ['没有在计算', 'Not running']
