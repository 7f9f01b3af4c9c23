import type { OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import type { Viewable } from './file-viewer.tsx'

type Props = { officerCase: OfficerCase; onView: (viewable: Viewable) => void }

export function HistoryPanel({ officerCase, onView }: Props) {
  const t = useT()
  const language = useLanguage()
  return (
    <ol className="tb-history">
      {officerCase.timeline.map((entry) => {
        const document = officerCase.documents.find((each) => each.id === entry.documentId)
        return (
          <li key={entry.seq}>
            <p>
              <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
              <span className="tb-quiet"> · {t(entry.actor, entry.actorEn)}</span>
            </p>
            <p>{t(entry.text, entry.textEn)}</p>
            {document && (
              <Button type="link" onClick={() => onView({ type: 'document', id: document.id })}>
                {t(document.title, document.titleEn)} {document.number}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
