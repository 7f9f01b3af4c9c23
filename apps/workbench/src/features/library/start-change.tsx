import { type ProposalKind, startProposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { api, ProblemError } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { type Intent, intentFor } from '../../lib/intent.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Failure } from '../../parts/states.tsx'
import { noteFailure } from '../../query-client.ts'
import { ChooseItems, type Chosen } from './choose-items.tsx'
import { noteProposal } from './library-data.ts'
import { kindEffect, kindText } from './words.ts'

type Props = { kind: ProposalKind; itemIds: string[]; name?: string; rollBackTo?: string; label?: string }

const buttonText = { new: ['新增事项', 'New item'], 'roll-back': ['回退到此版本', 'Roll back to this'] } as const

/** A button that begins a change, after saying what such a change does. */
export function StartChange(props: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { kind } = props
  const text = kind === 'new' || kind === 'roll-back' ? buttonText[kind] : kindText[kind]
  return (
    <>
      <Button type={kind === 'new' || kind === 'change' ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t(...text)}
      </Button>
      {open && <StartDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function StartDialog({ kind, itemIds, name, rollBackTo, label, onClose }: Props & { onClose: () => void }) {
  const t = useT()
  const [, navigate] = useLocation()
  const [others, setOthers] = useState<Chosen[]>([])
  const [intent, setIntent] = useState<Intent | null>(null)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const start = async () => {
    const body = {
      scope: 'directory' as const,
      kind,
      itemIds: [...itemIds, ...others.map(({ itemId }) => itemId)],
      ...(rollBackTo !== undefined && { rollBackTo }),
    }
    const next = intentFor(intent, body, () => crypto.randomUUID())
    setIntent(next)
    setSending(true)
    setFailure(null)
    try {
      const answer = await api.call(startProposal, { body, idempotencyKey: next.key })
      if (!answer.ok) throw new ProblemError(answer.status, answer.problem)
      noteProposal(answer.value)
      navigate(`/library/proposals/${answer.value.id}`)
    } catch (error) {
      noteFailure(error)
      setFailure(error)
      setSending(false)
    }
  }
  return (
    <Dialog
      title={t(...kindText[kind])}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('不做了', 'Cancel')}</Button>
          <Button
            type="primary"
            loading={sending}
            disabled={kind === 'merge' && others.length === 0}
            onClick={() => void start()}
          >
            {t('开始起草', 'Begin the draft')}
          </Button>
        </>
      }
    >
      {name && (
        <p className="tb-strong">
          {name}
          {label && <small> · {label}</small>}
        </p>
      )}
      <p>{t(...kindEffect[kind])}</p>
      {kind === 'merge' && <ChooseItems exclude={itemIds} chosen={others} onChange={setOthers} />}
      <p className="tb-quiet">
        {t(
          '起草期间只有您的单位能看到；提交后由编制、法制、保密三个部门的人员审核。',
          'Only your office sees a draft. Handed in, it is reviewed by editing, legal and secrecy officers.',
        )}
      </p>
      {failure !== null && <Failure error={failure} />}
    </Dialog>
  )
}
