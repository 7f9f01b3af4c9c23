import { useMutation, useQuery } from '@tanstack/react-query'
import { answerDestruction, type Destruction, listDestructions } from '@tongban/contracts/archives/archives'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'
import { destructionText } from './archive-words.ts'

const key = ['destructions']

/** What was asked to be destroyed, who answered what, and what became of it. */
export default function DestructionsPage() {
  const t = useT()
  const title = t('档案销毁', 'Destruction of archives')
  const heading = usePage(title)
  const list = useQuery({ queryKey: key, queryFn: () => unwrap(api.call(listDestructions, {})) })
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            '保管期限届满的才能申请；申请人以外两人批准后执行。记录长期保存。',
            'Only what need not be kept longer; two officers other than the one who asked approve. The record stays.',
          )}
        </p>
      </PageHead>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.destructions.length === 0 && <Empty title={t('没有销毁申请', 'Nothing was asked')} />}
      {list.data?.destructions.map((one) => (
        <Row key={`${one.id} ${one.version}`} destruction={one} />
      ))}
    </>
  )
}

function Row({ destruction }: { destruction: Destruction }) {
  const t = useT()
  const language = useLanguage()
  const { id, state, packages, reason, askedBy, askedAt, answers, mayAnswer } = destruction
  return (
    <section className="tb-section" aria-labelledby={id}>
      <h2 id={id}>
        {t(`${packages.length}件`, `${packages.length} packages`)} · {t(...destructionText[state])}
      </h2>
      <p className="tb-long">
        {t(`${askedBy}申请：`, `Asked by ${askedBy}: `)}
        {reason} <small className="tb-quiet">{formatInstant(askedAt, language)}</small>
      </p>
      <ul>
        {packages.map(({ caseNo, itemName, keepUntil }) => (
          <li key={caseNo}>
            {itemName} <span className="tb-number">{caseNo}</span>{' '}
            <small className="tb-quiet">{t(`保管期限至${keepUntil}`, `kept until ${keepUntil}`)}</small>
          </li>
        ))}
      </ul>
      {answers.map((answer) => (
        <p key={answer.by + answer.at}>
          {answer.by} {answer.approves ? t('● 同意', '● approves') : t('■ 不同意', '■ refuses')}
          {answer.note && `：${answer.note}`} <small className="tb-quiet">{formatInstant(answer.at, language)}</small>
        </p>
      ))}
      {mayAnswer && <AnswerForm destruction={destruction} />}
    </section>
  )
}

function AnswerForm({ destruction: { id, version, packages } }: { destruction: Destruction }) {
  const t = useT()
  const field = useId()
  const [note, setNote] = useState('')
  const answer = useMutation({
    mutationFn: (approves: boolean) =>
      unwrap(api.call(answerDestruction, { params: { id }, body: { version, approves, note: note.trim() } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  })
  return (
    <>
      <p className="tb-note">
        {t(
          `第二人同意后，这${packages.length}件档案包永久删除，不能恢复。`,
          `After the second approval these ${packages.length} packages are gone for good.`,
        )}
      </p>
      <p className="tb-row">
        <label htmlFor={field}>{t('意见（不同意时必填）', 'Note (needed to refuse)')}</label>
        <Input
          id={field}
          style={{ maxWidth: 320 }}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button danger loading={answer.isPending} onClick={() => answer.mutate(true)}>
          {t('同意销毁', 'Approve')}
        </Button>
        <Button disabled={note.trim().length < 5} loading={answer.isPending} onClick={() => answer.mutate(false)}>
          {t('不同意', 'Refuse')}
        </Button>
      </p>
      {answer.isError && <Failure error={answer.error} />}
    </>
  )
}
