import type { OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import { useT } from '../../i18n.ts'
import { draftKey, dropDraft } from '../../lib/drafts.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ActNews } from '../acts/act-news.tsx'
import { DocumentPaper } from '../acts/document-paper.tsx'
import { useAct } from '../acts/use-act.ts'
import { useOfficer } from '../session/use-me.ts'
import { type CorrectionDraft, toSend, unfinished } from './correction-draft.ts'

type Props = { officerCase: OfficerCase; draft: CorrectionDraft; onClose: () => void; onDone: () => void }

/** The notice as the person will read it, before it is sent; it can be sent once only. */
export function NoticeDialog({ officerCase, draft, onClose, onDone }: Props) {
  const t = useT()
  const officer = useOfficer()
  const { state, send } = useAct(officerCase, () => {
    dropDraft(draftKey(officer.id, officerCase.id, 'ask-correction'))
    onDone()
  })
  const { applicant } = officerCase
  const missing = unfinished(draft)
  const allowed = officerCase.allowedActions.includes('ask-correction')
  return (
    <Dialog
      wide
      title={t('发送一次性补正告知', 'Send the one-time correction notice')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('返回修改', 'Go back and change')}</Button>
          <Button
            type="primary"
            disabled={missing.length > 0 || !allowed}
            loading={state.sending}
            onClick={() => void send({ action: 'ask-correction', items: toSend(draft) })}
          >
            {t('发送补正告知', 'Send the notice')}
          </Button>
        </>
      }
    >
      <ActNews officerCase={officerCase} action="ask-correction" state={state} />
      <p className="tb-note tb-warn">
        <span aria-hidden="true">▲ </span>
        <b>{t('本件只能告知这一次。', 'A case has one notice only.')}</b>{' '}
        {t(
          '发送后不能再增加补正事项，请确认没有遗漏。',
          'Nothing can be added after it is sent; make sure it is complete.',
        )}
      </p>
      {missing.length > 0 && (
        <p className="tb-note tb-bad" role="alert">
          <span aria-hidden="true">■ </span>
          {t(
            `还有 ${missing.length} 项没有写明问题：${missing.map((item) => item.label).join('、')}。请返回写明。`,
            `${missing.length} items do not say what is wrong: ${missing.map((item) => item.label).join(', ')}. Go back and write it.`,
          )}
        </p>
      )}
      {missing.length === 0 && (
        <DocumentPaper officerCase={officerCase} act={{ action: 'ask-correction', items: toSend(draft) }} />
      )}
      <ul className="tb-effects">
        <li>
          {t(
            `告知书和短信将发给申请人 ${applicant.name}（${applicant.maskedMobile}）。`,
            `The notice and a text message go to ${applicant.name} (${applicant.maskedMobile}).`,
          )}
        </li>
        <li>
          {t(
            '办件转入“待补正”，申请人提交补正后回到“预审受理”，改动处会标出。',
            'The case waits for the applicant, and comes back to intake with the changes marked.',
          )}
        </li>
      </ul>
    </Dialog>
  )
}
