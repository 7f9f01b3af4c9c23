import { type Proposal, withdrawProposal } from '@tongban/contracts/catalogue/proposals'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api } from '../../../api.ts'
import { useT } from '../../../i18n.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { announce } from '../../../parts/live.tsx'
import { Failure } from '../../../parts/states.tsx'
import { useProposalAct } from './use-proposal-act.ts'

type Props = { proposal: Proposal; version: number; before?: () => Promise<number | undefined> }

/** Ends a change before it comes out, after saying what that means. */
export function WithdrawButton({ proposal, version, before }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { id } = proposal
  const { sending, failure, send } = useProposalAct(id, () => {
    setOpen(false)
    announce(t('已撤回', 'Taken back'))
  })
  const withdraw = async () => {
    const seen = before ? await before() : version
    if (seen === undefined) return
    await send({ id, seen }, (idempotencyKey) =>
      api.call(withdrawProposal, { params: { id }, idempotencyKey, body: { version: seen } }),
    )
  }
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('撤回', 'Take back')}
      </Button>
      {open && (
        <Dialog
          title={t('撤回这项变更', 'Take this change back')}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('不撤回', 'Keep it')}</Button>
              <Button type="primary" danger loading={sending} onClick={() => void withdraw()}>
                {t('确认撤回', 'Take back')}
              </Button>
            </>
          }
        >
          <ul className="tb-effects">
            <li>
              {t(
                '这项变更就此结束，不再审核，也不会发布。',
                'The change ends here: nobody reviews it and it does not come out.',
              )}
            </li>
            <li>
              {t(
                '写好的内容仍可查看，但不能再修改；要继续，请重新发起。',
                'What was written can still be read but not edited; to go on, begin a new change.',
              )}
            </li>
            <li>{t('现行事项和各地的办事指南不受影响。', 'The item in force and all guides stay as they are.')}</li>
          </ul>
          {failure !== null && <Failure error={failure} />}
        </Dialog>
      )}
    </>
  )
}
