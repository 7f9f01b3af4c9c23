import type { LegalRef } from '@tongban/contracts/catalogue/words'
import { useT } from '../../../i18n.ts'
import { askedIn, conditionTeller } from '../core/condition.ts'
import { labels } from '../core/element-labels.ts'
import { freeName, put } from '../core/rows.ts'
import type { SectionProps } from './basic-section.tsx'
import { ConditionField } from './condition-field.tsx'
import { BothFields, TextField } from './fields.tsx'
import { LegalRefFields } from './legal-ref-fields.tsx'
import { LinesField } from './lines-field.tsx'
import { Rows } from './rows.tsx'

export function BasisSection({ content, onChange }: SectionProps) {
  return (
    <Rows
      path="/legalBasis"
      one={['依据', 'legal basis']}
      items={content.legalBasis}
      make={() => ({ law: '', article: '', summary: '' })}
      onChange={(legalBasis) => onChange({ ...content, legalBasis })}
    >
      {(basis, change, path) => (
        <>
          <div className="lib-both">
            <TextField path={`${path}/law`} label={labels.law} value={basis.law} onChange={(law) => change({ law })} />
            <TextField
              path={`${path}/article`}
              label={labels.article}
              value={basis.article}
              onChange={(article) => change({ article })}
            />
          </div>
          <TextField
            path={`${path}/summary`}
            label={['规定了什么', 'What it says']}
            long
            value={basis.summary}
            onChange={(summary) => change({ summary })}
          />
        </>
      )}
    </Rows>
  )
}

/** Conditions and their English stand beside each other; they are two lists of one length. */
export function ConditionsSection({ content, onChange }: SectionProps) {
  const pairs = content.conditions.map((zh, at) => ({ zh, en: content.conditionsEn[at] ?? '' }))
  return (
    <Rows
      path="/conditions"
      one={['条件', 'condition']}
      items={pairs}
      make={() => ({ zh: '', en: '' })}
      onChange={(next) =>
        onChange({ ...content, conditions: next.map(({ zh }) => zh), conditionsEn: next.map(({ en }) => en) })
      }
    >
      {({ zh, en }, change, path) => (
        <div className="lib-both">
          <TextField
            path={path}
            label={['条件', 'Condition']}
            long
            value={zh}
            onChange={(next) => change({ zh: next })}
          />
          <TextField
            path={path.replace('/conditions', '/conditionsEn')}
            label={['条件（英文）', 'Condition in English']}
            long
            english
            value={en}
            onChange={(next) => change({ en: next })}
          />
        </div>
      )}
    </Rows>
  )
}

export function ReviewPointsSection({ content, onChange }: SectionProps) {
  return (
    <LinesField
      path="/reviewPoints"
      label={labels.reviewPoints}
      hint={[
        '一行一个；工作人员逐项核对，公众可以看到',
        'One a line; officers go through them, and the public sees them',
      ]}
      lines={content.reviewPoints}
      onChange={(reviewPoints) => onChange({ ...content, reviewPoints })}
    />
  )
}

export function DutiesSection({ content, onChange }: SectionProps) {
  return (
    <LinesField
      path="/duties"
      label={labels.duties}
      hint={['一行一项；办理单位对什么负责（责任清单）', 'One a line; what the office answers for']}
      lines={content.duties ?? []}
      onChange={(duties) => onChange(put(content, 'duties', duties.length === 0 ? undefined : duties))}
    />
  )
}

export function FaqSection({ content, onChange }: SectionProps) {
  const t = useT()
  return (
    <Rows
      path="/faq"
      one={['问题', 'question']}
      items={content.faq}
      make={() => ({ question: '', answer: '', questionEn: '', answerEn: '' })}
      name={(each) => t(each.question, each.questionEn)}
      onChange={(faq) => onChange({ ...content, faq })}
    >
      {(each, change, path) => (
        <>
          <BothFields
            path={path}
            label={labels.question}
            zh={each.question}
            en={each.questionEn}
            keys={['question', 'questionEn']}
            onChange={change}
          />
          <BothFields
            path={path}
            label={labels.answer}
            zh={each.answer}
            en={each.answerEn}
            keys={['answer', 'answerEn']}
            long
            onChange={change}
          />
        </>
      )}
    </Rows>
  )
}

export function BusinessItemsSection({ content, onChange }: SectionProps) {
  const t = useT()
  const asked = askedIn(content)
  const told = conditionTeller(content)
  return (
    <>
      <p className="tb-quiet">
        {t(
          '同一事项下的不同办法，各有编码；按申请人的回答选定。',
          'Variants of the item, each with a code of its own, chosen by what the applicant answers.',
        )}
      </p>
      <Rows
        path="/businessItems"
        one={['业务办理项', 'business item']}
        items={content.businessItems ?? []}
        make={(all) => ({ serial: nextSerial(all.map(({ serial }) => serial)), name: '', nameEn: '', when: '' })}
        name={(each) => `${each.serial} ${t(each.name, each.nameEn)}`}
        mark={(each) => <small> {t(...told(each.when))}</small>}
        onChange={(all) => onChange(put(content, 'businessItems', all.length === 0 ? undefined : all))}
      >
        {(each, change, path) => (
          <>
            <BothFields
              path={path}
              label={labels.name}
              zh={each.name}
              en={each.nameEn}
              keys={['name', 'nameEn']}
              onChange={change}
            />
            <ConditionField
              path={`${path}/when`}
              label={['哪种情形是这一项', 'In which circumstance it is this one']}
              value={each.when}
              asked={asked}
              onChange={(when) => change({ when: when ?? '' })}
            />
          </>
        )}
      </Rows>
    </>
  )
}

/** 01 to 99, the first that is free: a code that was given once stays with its item. */
const nextSerial = (taken: readonly string[]) =>
  freeName(
    's',
    taken.map((serial) => `s${Number(serial)}`),
  )
    .slice(1)
    .padStart(2, '0')

export function IntermediariesSection({ content, onChange }: SectionProps) {
  const t = useT()
  return (
    <>
      <p className="tb-quiet">
        {t(
          '办理前必须由中介机构完成的服务；没有法律依据的不得列入。',
          'What an intermediary must do before; without a legal basis none may be asked for.',
        )}
      </p>
      <Rows
        path="/intermediaryServices"
        one={['中介服务', 'intermediary service']}
        items={content.intermediaryServices ?? []}
        make={() => ({ name: '', nameEn: '', basis: { law: '', article: '' }, provider: '' })}
        name={(each) => t(each.name, each.nameEn)}
        onChange={(all) => onChange(put(content, 'intermediaryServices', all.length === 0 ? undefined : all))}
      >
        {(each, change, path) => (
          <>
            <BothFields
              path={path}
              label={labels.name}
              zh={each.name}
              en={each.nameEn}
              keys={['name', 'nameEn']}
              onChange={change}
            />
            <TextField
              path={`${path}/provider`}
              label={labels.provider}
              hint={['写机构的种类，不写具体单位', 'A kind of organisation, not a name']}
              value={each.provider}
              onChange={(provider) => change({ provider })}
            />
            <LegalRefFields
              path={`${path}/basis`}
              value={each.basis}
              known={content.legalBasis}
              onChange={(basis: LegalRef | undefined) => change({ basis: basis ?? { law: '', article: '' } })}
            />
          </>
        )}
      </Rows>
    </>
  )
}
