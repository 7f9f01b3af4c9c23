import type { OfficerCase } from '@tongban/contracts/cases/case'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import Button from 'antd/es/button'
import { type Text, useT } from '../../i18n.ts'
import { formatBytes } from '../../lib/format.ts'
import { CorrectionField } from '../correction/correction-field.tsx'
import type { Correction } from './answers-panel.tsx'
import type { Viewable } from './file-viewer.tsx'

type Props = {
  officerCase: OfficerCase
  correction: Correction
  viewed: Viewable | null
  onView: (viewable: Viewable) => void
}

const stateText: Record<ChecklistEntry['state'], Text> = {
  attached: ['免提交，平台已取得', 'Attached by the platform'],
  'office-verifies': ['免提交，由本单位核验', 'To be verified by this office'],
  generated: ['由填写内容生成', 'Made from the answers'],
  uploaded: ['申请人已上传', 'Uploaded by the applicant'],
  wanted: ['未提交（必需）', 'Missing (required)'],
  optional: ['未提交（可选）', 'Not given (optional)'],
}
const trustText: Record<string, Text> = {
  A: ['A级：电子签发', 'A: issued electronically'],
  B: ['B级：已经核验', 'B: verified'],
  C: ['C级：申请人提供的复制件', 'C: copy given by the person'],
  D: ['D级：未核验', 'D: not verified'],
}

/** What the person does not give cannot be asked for (国务院令第716号 art. 7). */
const mayBeAsked = (entry: ChecklistEntry) =>
  entry.state === 'uploaded' || entry.state === 'wanted' || entry.state === 'optional'

/** What the person gave says so by its state; the source matters when it came from somewhere else. */
const fromElsewhere = (entry: ChecklistEntry) =>
  entry.source !== '' && (entry.state === 'attached' || entry.state === 'office-verifies')

export function MaterialsPanel({ officerCase, correction, viewed, onView }: Props) {
  const t = useT()
  if (officerCase.checklist.length === 0)
    return <p className="tb-quiet">{t('本事项不需要材料。', 'This item needs no materials.')}</p>
  return (
    <ol className="tb-materials">
      {officerCase.checklist.map((entry) => {
        const { materialKey, name } = entry
        const changed = officerCase.changedMaterials.some((each) => each === materialKey || each === name)
        return (
          <li key={materialKey} className={changed ? 'tb-changed' : undefined}>
            <p>
              <b>{t(name, entry.nameEn)}</b>
              {changed && <span className="tb-tag tb-tag-warn">{t('已补正', 'Corrected')}</span>}
            </p>
            <p className="tb-quiet">
              <span className={entry.state === 'wanted' ? 'tb-warn-text' : undefined}>
                {entry.state === 'wanted' && <span aria-hidden="true">▲ </span>}
                {t(...stateText[entry.state])}
              </span>
              {entry.trust && ` · ${t(...(trustText[entry.trust] ?? [entry.trust, entry.trust]))}`}
              {fromElsewhere(entry) && t(` · 来源：${entry.source}`, ` · from ${entry.sourceEn}`)}
            </p>
            {entry.files.length > 0 && (
              <ul className="tb-files">
                {entry.files.map((file) => (
                  <li key={file.id}>
                    <Button
                      type="link"
                      aria-pressed={viewed?.type === 'file' && viewed.id === file.id}
                      onClick={() => onView({ type: 'file', id: file.id })}
                    >
                      {file.name}
                    </Button>
                    <small title={`SHA-256 ${file.sha256}`}>
                      {file.kind.toUpperCase()} · {formatBytes(file.bytes)}
                    </small>
                  </li>
                ))}
              </ul>
            )}
            {correction && mayBeAsked(entry) && (
              <CorrectionField
                target="material"
                targetKey={materialKey}
                label={name}
                labelEn={entry.nameEn}
                {...correction}
              />
            )}
            {correction && !mayBeAsked(entry) && (
              <p className="tb-quiet">{t('平台取得的材料，不得要求申请人提供。', 'Not asked of the applicant.')}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
