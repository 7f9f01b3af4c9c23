import type { QueueName } from '@tongban/contracts/cases/office-work'
import Button from 'antd/es/button'
import { useT } from '../../i18n.ts'
import { useOfficer } from '../session/use-me.ts'
import type { BulkAct } from './bulk.ts'

type Props = { queue: QueueName; count: number; onBegin: (kind: BulkAct['kind']) => void; onClear: () => void }

/** What can be done to the chosen rows, in a line above the table. */
export function BulkBar({ queue, count, onBegin, onClear }: Props) {
  const t = useT()
  const officer = useOfficer()
  const mayAccept = queue === 'intake' && officer.scopes.includes('cases.accept')
  return (
    <div className="tb-bulk">
      <p aria-live="polite">{t(`已选 ${count} 件`, `${count} chosen`)}</p>
      <Button onClick={() => onBegin('take')}>{t('认领', 'Take')}</Button>
      <Button onClick={() => onBegin('hand-over')}>{t('转交…', 'Hand over…')}</Button>
      <Button onClick={() => onBegin('put-back')}>{t('退回待认领', 'Put back')}</Button>
      {mayAccept && (
        <>
          <Button onClick={() => onBegin('pass-pre-review')}>{t('批量预审通过', 'Pass the pre-review')}</Button>
          <Button onClick={() => onBegin('accept')}>{t('批量受理', 'Accept')}</Button>
        </>
      )}
      <Button type="link" onClick={onClear}>
        {t('取消选择', 'Clear')}
      </Button>
    </div>
  )
}
