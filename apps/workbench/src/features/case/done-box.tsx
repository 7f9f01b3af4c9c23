import type { CaseAction, OfficerCase } from '@tongban/contracts/cases/case'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useT } from '../../i18n.ts'
import { actionText, queueOf, queueOfAction, queueText, statusText } from '../../lib/words.ts'
import { findNextCase } from '../queue/queue-data.ts'

type Props = { officerCase: OfficerCase; action: CaseAction }

/** What was done, and the way to the next case of the same queue. Takes the focus, as the button that had it is gone. */
export function DoneBox({ officerCase, action }: Props) {
  const t = useT()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const from = queueOfAction[action]
  const [next] = useState(() => (from ? findNextCase(from, officerCase.id) : undefined))
  const now = queueOf(officerCase.status)
  return (
    <section ref={box} tabIndex={-1} className="tb-note tb-good tb-done" aria-label={t('结果', 'Result')}>
      <p>
        <span aria-hidden="true">● </span>
        <b>{t(`已完成：${actionText[action][0]}`, `Done: ${actionText[action][1]}`)}</b>
        {t(`。现在的状态：${statusText[officerCase.status][0]}`, `. Status now: ${statusText[officerCase.status][1]}`)}
        {now && now !== from && t(`，转到“${queueText[now][0]}”`, `, moved to “${queueText[now][1]}”`)}
        {t('。', '.')}
      </p>
      <p className="tb-row">
        {next && <Link href={`/cases/${next.caseId}`}>{t('处理下一件', 'Next case')}</Link>}
        {from && (
          <Link href={`/queues/${from}`}>{t(`回到“${queueText[from][0]}”`, `Back to ${queueText[from][1]}`)}</Link>
        )}
      </p>
    </section>
  )
}
