import type { QueueName, QueueRow } from '@tongban/contracts/cases/office-work'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { useOfficer } from '../session/use-me.ts'
import type { BulkAct } from './bulk.ts'
import { BulkDialog } from './bulk-dialog.tsx'

type Props = { queue: QueueName; chosen: QueueRow[]; onClear: () => void }

/** What can be done to the chosen rows, in a line above the table. */
export function BulkBar({ queue, chosen, onClear }: Props) {
  const t = useT()
  const officer = useOfficer()
  const [kind, setKind] = useState<BulkAct['kind'] | null>(null)
  const mayAccept = queue === 'intake' && officer.scopes.includes('cases.accept')
  const close = () => {
    setKind(null)
    onClear()
  }
  return (
    <div className="tb-bulk">
      <p aria-live="polite">{t(`已选 ${chosen.length} 件`, `${chosen.length} chosen`)}</p>
      <Button onClick={() => setKind('take')}>{t('认领', 'Take')}</Button>
      <Button onClick={() => setKind('hand-over')}>{t('转交…', 'Hand over…')}</Button>
      <Button onClick={() => setKind('put-back')}>{t('退回待认领', 'Put back')}</Button>
      {mayAccept && (
        <>
          <Button onClick={() => setKind('pass-pre-review')}>{t('批量预审通过', 'Pass the pre-review')}</Button>
          <Button onClick={() => setKind('accept')}>{t('批量受理', 'Accept')}</Button>
        </>
      )}
      <Button type="link" onClick={onClear}>
        {t('取消选择', 'Clear')}
      </Button>
      {kind && <BulkDialog queue={queue} rows={chosen} kind={kind} onClose={close} />}
    </div>
  )
}
