import Button from 'antd/es/button'
import { useEffect, useRef } from 'react'
import { useT } from '../../../i18n.ts'
import { announce } from '../../../parts/live.tsx'

type Props = {
  /** How much the gate would refuse. */
  wrong: number
  sending?: boolean
  onWrong: () => void
  onHandIn: () => void
}

/** Hands a change in; while the gate would refuse it, it says how much there is to mend and leads there instead. */
export function HandInButton({ wrong, sending = false, onWrong, onHandIn }: Props) {
  const t = useT()
  const before = useRef(wrong)
  useEffect(() => {
    if (before.current > 0 && wrong === 0) announce(t('都处理好了，可以提交审核', 'All is mended; it can be handed in'))
    before.current = wrong
  }, [wrong, t])
  return (
    <>
      {wrong > 0 && (
        <button type="button" className="lib-link lib-hold" onClick={onWrong}>
          <span aria-hidden="true">■ </span>
          {t(`还有 ${wrong} 处要处理，处理完才能提交`, `${wrong} to mend before it can be handed in`)}
        </button>
      )}
      <Button type="primary" disabled={wrong > 0} loading={sending} onClick={onHandIn}>
        {t('提交审核', 'Hand in for review')}
      </Button>
    </>
  )
}
