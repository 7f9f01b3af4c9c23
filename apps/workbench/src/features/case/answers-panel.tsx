import { maskCitizenNumber } from '@tongban/codes/mask'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import type { PublishedForm } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { presentAnswer } from '@tongban/forms/present'
import { type ShownField, type ShownGroup, type ShownPart, shownGroups } from '@tongban/forms/shown'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useLanguage, useT } from '../../i18n.ts'
import { type CorrectionDraft, CorrectionField, type SetDraft } from '../correction/correction-field.tsx'

export type Correction = { draft: CorrectionDraft; setDraft: SetDraft } | null
type Props = { officerCase: OfficerCase; correction: Correction }

/** Conditions are trees already; on the wire they are any JSON. */
const compiled = (form: PublishedForm) => form as CompiledForm

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
      {shownGroups(compiled(officerCase.form), officerCase.answers).map((shown) => (
        <Group key={shown.group.key} shown={shown} officerCase={officerCase} correction={correction} />
      ))}
    </>
  )
}

function Group({ shown: { group, parts }, officerCase, correction }: Props & { shown: ShownGroup }) {
  const t = useT()
  const entries = group.repeat !== undefined
  const gone = entries ? officerCase.changes.filter((change) => change.key === group.key) : []
  return (
    <section className="tb-group">
      <h3>
        {t(group.title, group.titleEn)}
        {entries && <span className="tb-quiet"> {t(`共${parts.length}项`, `${parts.length} in all`)}</span>}
      </h3>
      {parts.map((part) => (
        <Part key={part.key} part={part} officerCase={officerCase} correction={entries ? null : correction} />
      ))}
      {gone.map((change) => (
        <p key={change.label + change.before} className="tb-answer tb-changed">
          {t(`已删去：${change.label}`, `Removed: ${change.label}`)} <Before change={change} />
        </p>
      ))}
      {entries && correction && (
        <CorrectionField
          target="field"
          targetKey={group.key}
          label={group.title}
          labelEn={group.titleEn}
          {...correction}
        />
      )}
    </section>
  )
}

function Part({ part, officerCase, correction }: Props & { part: ShownPart }) {
  const t = useT()
  const rows = (
    <dl className="tb-answers">
      {part.fields.map((shown) => (
        <AnswerRow key={shown.key} shown={shown} officerCase={officerCase} correction={correction} />
      ))}
    </dl>
  )
  if (!part.entry) return rows
  const isNew = officerCase.changes.some((change) => change.key === part.key)
  return (
    <div className={isNew ? 'tb-entry tb-changed' : 'tb-entry'}>
      <h4>
        {t(part.entry.name, part.entry.nameEn)}
        {isNew && <span className="tb-tag tb-tag-warn">{t('补正时新增', 'Added in the correction')}</span>}
      </h4>
      {rows}
    </div>
  )
}

function AnswerRow({ shown: { key, field, answer }, officerCase, correction }: Props & { shown: ShownField }) {
  const t = useT()
  const language = useLanguage()
  const [bare, setBare] = useState(false)
  const change = officerCase.changes.find((each) => each.key === key)
  const locked = officerCase.lockedKeys.includes(key)
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
          <CorrectionField target="field" targetKey={key} label={field.label} labelEn={field.labelEn} {...correction} />
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
