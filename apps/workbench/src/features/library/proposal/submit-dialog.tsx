import { type Proposal, submitProposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api } from '../../../api.ts'
import { useLanguage, useT } from '../../../i18n.ts'
import { formatDate } from '../../../lib/format.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { announce } from '../../../parts/live.tsx'
import { Failure } from '../../../parts/states.tsx'
import { stageText } from '../words.ts'
import { ImpactPanel } from './impact-panel.tsx'
import { useProposalAct } from './use-proposal-act.ts'

type Props = {
  proposal: Proposal
  flush: () => Promise<{ version: number } | undefined>
  onClose: () => void
  onRefused: () => void
}

/** What the change touches and what happens, before it is handed in. */
export function SubmitDialog({ proposal, flush, onClose, onRefused }: Props) {
  const t = useT()
  const language = useLanguage()
  const [unsaved, setUnsaved] = useState(false)
  const { id, effectiveOn, wanted, problems } = proposal
  const { sending, failure, send } = useProposalAct(id, () => {
    announce(t('已提交审核', 'Handed in for review'))
    onClose()
  })
  const submit = async () => {
    const kept = await flush()
    setUnsaved(!kept)
    if (!kept) return
    const { version } = kept
    await send({ id, version }, (idempotencyKey) =>
      api.call(submitProposal, { params: { id }, idempotencyKey, body: { version } }),
    )
  }
  const stages = wanted.map((stage) => t(...stageText[stage])).join(t('、', ', '))
  return (
    <Dialog
      wide
      title={t('提交审核', 'Hand in for review')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('继续修改', 'Go on editing')}</Button>
          {failure !== null && problems.length > 0 ? (
            <Button type="primary" onClick={onRefused}>
              {t('去处理这些问题', 'Go and mend these')}
            </Button>
          ) : (
            <Button type="primary" loading={sending} onClick={() => void submit()}>
              {t('确认提交', 'Hand in')}
            </Button>
          )}
        </>
      }
    >
      {failure !== null && <Failure error={failure} />}
      {unsaved && (
        <p className="tb-note tb-bad" role="alert">
          {t(
            '最后输入的内容还没有保存，请关闭后查看原因。',
            'The last words are not saved yet; close this to see why.',
          )}
        </p>
      )}
      <h3>{t('这项变更影响什么', 'What this change touches')}</h3>
      <ImpactPanel proposal={proposal} />
      <h3>{t('确认后将会', 'What will happen')}</h3>
      <ul className="tb-effects">
        <li>
          {t(`由以下人员审核：${stages}。都不能是您本人。`, `It is reviewed in turn: ${stages}; none of them by you.`)}
        </li>
        <li>
          {t(
            '审核期间不能修改；被退回后可以修改再提交。',
            'It cannot be edited while it is reviewed; given back, it can.',
          )}
        </li>
        <li>
          {effectiveOn
            ? t(
                `全部通过后，在${formatDate(effectiveOn, language)}发布新的清单版本。`,
                `When all pass, a new list version comes out on ${formatDate(effectiveOn, language)}.`,
              )
            : t('全部通过后立即发布新的清单版本。', 'When all pass, a new list version comes out at once.')}
        </li>
        <li>
          {t('各地办事指南自动跟随；在办的件仍按原版本办理。', 'All guides follow; open cases stay on their revision.')}
        </li>
      </ul>
    </Dialog>
  )
}
