import type { CaseDocument, OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import { type Text, useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import type { Viewable } from './file-viewer.tsx'

type Props = { officerCase: OfficerCase; viewed: Viewable | null; onView: (viewable: Viewable) => void }

const stateText: Record<Exclude<CaseDocument['state'], 'ready'>, Text> = {
  pending: ['● 正在生成', '● Being made'],
  failed: ['■ 生成失败，可在“后台任务”中重新执行', '■ Failed; run it again under “Background work”'],
}

export function DocumentsPanel({ officerCase, viewed, onView }: Props) {
  const t = useT()
  const language = useLanguage()
  if (officerCase.documents.length === 0) return <p className="tb-quiet">{t('还没有文书。', 'No documents yet.')}</p>
  return (
    <ol className="tb-materials">
      {officerCase.documents.map((document) => (
        <li key={document.id}>
          <p>
            <b>{t(document.title, document.titleEn)}</b>
          </p>
          <p className="tb-quiet">
            <span className="tb-number">{document.number}</span> · {formatInstant(document.createdAt, language)}
            {document.state !== 'ready' && (
              <span className={document.state === 'failed' ? 'tb-bad-text' : undefined}>
                {' '}
                · {t(...stateText[document.state])}
              </span>
            )}
          </p>
          <div className="tb-row">
            {document.state === 'ready' && (
              <Button
                aria-pressed={viewed?.type === 'document' && viewed.id === document.id}
                onClick={() => onView({ type: 'document', id: document.id })}
              >
                {t('查看', 'View')}
              </Button>
            )}
            <a href={`/verify/${encodeURIComponent(document.verifyCode)}`} target="_blank" rel="noreferrer">
              {t('公开查验页（新窗口）', 'Public check (new window)')}
            </a>
          </div>
        </li>
      ))}
    </ol>
  )
}
