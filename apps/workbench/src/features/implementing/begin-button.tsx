import { useMutation } from '@tanstack/react-query'
import type { ProposalKind } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Text, useT } from '../../i18n.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Failure } from '../../parts/states.tsx'
import { begin } from './implementing-data.ts'

type Words = { button: Text; effect: Text }
const words: Partial<Record<ProposalKind, Words>> = {
  'take-up': {
    button: ['认领', 'Take up'],
    effect: [
      '认领后本单位按目录办理这个事项，可以填写本地要素；审核通过后公布办事指南，群众可以申请。',
      'The office will handle this item as the directory says and may fill in its own elements; once reviewed, its guide is public and people can apply.',
    ],
  },
  change: {
    button: ['变更本地要素', 'Change local elements'],
    effect: [
      '只能比目录更方便群众：时限更短、跑动更少、材料更少。审核通过后生效，办理中的办件不受影响。',
      'It may only be better for the applicant than the directory: shorter, fewer. It takes effect once reviewed; running cases stay as they are.',
    ],
  },
  suspend: {
    button: ['暂停', 'Suspend'],
    effect: ['暂停后不再接受新的申请，办理中的办件继续办完。', 'No new applications are taken; running cases go on.'],
  },
  resume: { button: ['恢复', 'Resume'], effect: ['恢复接受新的申请。', 'New applications are taken again.'] },
  cancel: {
    button: ['取消', 'Cancel'],
    effect: [
      '取消后本单位不再办理这个事项，办理中的办件继续办完。',
      'The office no longer handles this item; running cases go on.',
    ],
  },
  'roll-back': {
    button: ['回退到此版本', 'Roll back to this'],
    effect: [
      '把本地要素恢复成这一版，作为新的版本发布；目录的内容以现行版本为准。',
      'The local elements become those of this revision, published as a new one over the current directory.',
    ],
  },
}

type Props = { kind: ProposalKind; itemId: string; name: string; code?: string; rollBackTo?: string; label?: string }

/** A button that says what the change does before it begins. */
export function BeginButton({ kind, itemId, name, code, rollBackTo, label }: Props) {
  const t = useT()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState(false)
  const start = useMutation({
    mutationFn: () => begin({ kind, itemId, ...(code ? { code } : {}), ...(rollBackTo ? { rollBackTo } : {}) }),
    onSuccess: ({ id }) => navigate(`/library/proposals/${id}`),
  })
  const text = words[kind]
  if (!text) return null
  return (
    <>
      <Button
        type={kind === 'change' || kind === 'take-up' ? 'primary' : 'default'}
        aria-label={`${t(...text.button)} ${label ?? name}`}
        onClick={() => setOpen(true)}
      >
        {t(...text.button)}
      </Button>
      {open && (
        <Dialog
          title={t(...text.button)}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('不做了', 'Cancel')}</Button>
              <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
                {t('开始', 'Begin')}
              </Button>
            </>
          }
        >
          <p className="tb-strong">
            {name}
            {label && <small> · {label}</small>}
          </p>
          <p>{t(...text.effect)}</p>
          {start.isError && <Failure error={start.error} />}
        </Dialog>
      )}
    </>
  )
}
