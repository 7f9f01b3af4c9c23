import { maskCitizenNumber } from '@tongban/codes/mask'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import type { FormField } from '@tongban/contracts/catalogue/form'
import { presentAnswer } from '@tongban/forms/present'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useLanguage, useT } from '../../i18n.ts'
import { type CorrectionDraft, CorrectionField, type SetDraft } from '../correction/correction-field.tsx'
import { shownGroups } from './shown-groups.ts'

export type Correction = { draft: CorrectionDraft; setDraft: SetDraft } | null
type Props = { officerCase: OfficerCase; correction: Correction }

export function AnswersPanel({ officerCase, correction }: Props) {
  const t = useT()
  return (
    <>
      {officerCase.businessItem && (
        <p>
          {t('业务办理项：', 'Business item: ')}
          {t(officerCase.businessItem.name, officerCase.businessItem.nameEn)}{' '}
          <code>{officerCase.businessItem.code}</code>
        </p>
      )}
      {officerCase.reviewPoints.length > 0 && (
        <details className="tb-points" open>
          <summary>{t('审查要点', 'Points to check')}</summary>
          <ul>
            {officerCase.reviewPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </details>
      )}
      {shownGroups(officerCase.form, officerCase.answers).map((group) => (
        <section key={group.key} className="tb-group">
          <h3>{t(group.title, group.titleEn)}</h3>
          <dl className="tb-answers">
            {group.fields.map((field) => (
              <AnswerRow key={field.key} field={field} officerCase={officerCase} correction={correction} />
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

function AnswerRow({ field, officerCase, correction }: Props & { field: FormField }) {
  const t = useT()
  const language = useLanguage()
  const [bare, setBare] = useState(false)
  const change = officerCase.changes.find((each) => each.key === field.key)
  const locked = officerCase.lockedKeys.includes(field.key)
  const answer = officerCase.answers[field.key]
  const secret = field.kind === 'citizen-number' && typeof answer === 'string' && maskCitizenNumber(answer) !== answer
  return (
    <div className={change ? 'tb-answer tb-changed' : 'tb-answer'}>
      <dt>{t(field.label, field.labelEn)}</dt>
      <dd>
        <span className="tb-long">{presentAnswer(field, answer, { language, mask: !bare })}</span>
        {secret && (
          <Button
            type="link"
            size="small"
            aria-label={bare ? t('隐藏完整号码', 'Hide the number') : t('显示完整号码', 'Show the whole number')}
            onClick={() => setBare(!bare)}
          >
            {bare ? t('隐藏', 'Hide') : t('显示', 'Show')}
          </Button>
        )}
        {locked && <span className="tb-tag">{t('基础库', 'Base library')}</span>}
        {change && <Before change={change} />}
        {correction && !locked && (
          <CorrectionField
            target="field"
            targetKey={field.key}
            label={field.label}
            labelEn={field.labelEn}
            {...correction}
          />
        )}
      </dd>
    </div>
  )
}

function Before({ change }: { change: OfficerCase['changes'][number] }) {
  const t = useT()
  return (
    <span className="tb-before">
      <span className="tb-tag tb-tag-warn">{t('已补正', 'Corrected')}</span> {t('补正前：', 'Before: ')}
      <del>{change.before}</del>
    </span>
  )
}
