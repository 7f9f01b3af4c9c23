import { useMutation } from '@tanstack/react-query'
import { type RegionChangeEntry, withdrawRegionChange } from '@tongban/contracts/reference/region-change'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatDate, formatInstant } from '../../lib/format.ts'
import { Failure } from '../../parts/states.tsx'
import { changesMoved, outcomeText } from './change-words.ts'

const stateText: Record<RegionChangeEntry['state'], { shape: string; words: Text }> = {
  planned: { shape: '…', words: ['待生效', 'To come'] },
  made: { shape: '●', words: ['已生效', 'In effect'] },
  withdrawn: { shape: '–', words: ['已撤回', 'Withdrawn'] },
  refused: { shape: '■', words: ['到期未能生效', 'Could not be made'] },
}

export function Changes({ changes, mayChange }: { changes: readonly RegionChangeEntry[]; mayChange: boolean }) {
  const t = useT()
  const language = useLanguage()
  return (
    <table className="tb-table tb-stack">
      <caption className="tb-hidden">{t('变更记录', 'Changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('状态', 'State')}</th>
          <th scope="col">{t('变更内容', 'What')}</th>
          <th scope="col">{t('生效日期', 'In effect from')}</th>
          <th scope="col">{t('依据', 'Grounds')}</th>
          <th scope="col">{t('登记时间', 'Entered')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <td data-label={t('状态', 'State')}>
              <span aria-hidden="true">{stateText[change.state].shape} </span>
              {t(...stateText[change.state].words)}
            </td>
            <td data-label={t('变更内容', 'What')}>
              {change.outcomes.map((one) => (
                <p key={`${one.code} ${one.nowCode}`}>{t(...outcomeText(one))}</p>
              ))}
              {change.problems.map((problem) => (
                <p key={problem} lang="zh-CN">
                  <strong>{problem}</strong>
                </p>
              ))}
              {mayChange && change.state === 'planned' && <Withdraw change={change} />}
            </td>
            <td data-label={t('生效日期', 'In effect from')}>{formatDate(change.effectiveOn, language)}</td>
            <td data-label={t('依据', 'Grounds')}>
              {change.document}
              <br />
              <span className="tb-quiet">{change.reason}</span>
            </td>
            <td data-label={t('登记时间', 'Entered')}>{formatInstant(change.enteredAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Asked twice, since the public was told. */
function Withdraw({ change }: { change: RegionChangeEntry }) {
  const t = useT()
  const [asked, setAsked] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => unwrap(api.call(withdrawRegionChange, { params: { id: change.id } })),
    onSettled: changesMoved,
  })
  if (!asked) return <Button onClick={() => setAsked(true)}>{t('撤回', 'Withdraw')}</Button>
  return (
    <div className="tb-note" role="alert">
      <p>
        {t(
          '撤回后到期不会生效，变更公告会写明已撤回。确定撤回吗？',
          'It will not be made on its day, and the public notice will say so. Withdraw it?',
        )}
      </p>
      <p className="tb-row">
        <Button danger loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('确定撤回', 'Withdraw it')}
        </Button>
        <Button onClick={() => setAsked(false)}>{t('不撤回', 'Keep it')}</Button>
      </p>
      {withdraw.isError && <Failure error={withdraw.error} />}
    </div>
  )
}
