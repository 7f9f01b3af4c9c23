import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { failureText } from '../api.ts'
import { useT } from '../i18n.ts'

export function Loading() {
  const t = useT()
  return (
    <p className="tb-quiet" role="status">
      {t('正在读取……', 'Loading…')}
    </p>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="tb-empty">
      <p className="tb-strong">{title}</p>
      {children}
    </div>
  )
}

/** What went wrong, the code in small print, and a way on. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT()
  const { text, code } = failureText(error)
  return (
    <div className="tb-note tb-bad" role="alert">
      <p>
        <span aria-hidden="true">■ </span>
        {t(...text)}
        {code !== '' && <small className="tb-code"> {code}</small>}
      </p>
      {onRetry && <Button onClick={onRetry}>{t('重试', 'Try again')}</Button>}
    </div>
  )
}
