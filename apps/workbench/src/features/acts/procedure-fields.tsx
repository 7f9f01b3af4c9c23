import { lawDays, type ProcedureKind } from '@tongban/contracts/cases/clock'
import Input from 'antd/es/input'
import type { ReactNode } from 'react'
import { type Text, useT } from '../../i18n.ts'
import { procedureKinds, procedureText } from '../../lib/words.ts'
import type { ActForm } from './act-form.ts'

type Props = { id: string; form: ActForm; setForm: (form: ActForm) => void }

const titles: Record<'days' | 'place' | 'host' | 'heldOn', Text> = {
  days: ['需要几个工作日（写入告知书）', 'Working days it needs (in the notice)'],
  heldOn: [
    `听证日期（至少提前${lawDays.hearingNotice}个工作日告知）`,
    `Day of the hearing (told at least ${lawDays.hearingNotice} working days before)`,
  ],
  place: ['听证地点', 'Place of the hearing'],
  host: ['主持人（不能是审查本件的人）', 'Who leads it (not who examines the case)'],
}

/** Which of the eight procedures, and what its notice must say. */
export function ProcedureFields({ id, form, setForm }: Props) {
  const t = useT()
  const input = (field: keyof typeof titles, type: string) => (
    <Labelled id={`${id}-${field}`} label={t(...titles[field])}>
      <Input
        id={`${id}-${field}`}
        type={type}
        {...(type === 'number' ? { min: 1, max: 250 } : {})}
        value={form[field]}
        onChange={(event) => setForm({ ...form, [field]: event.target.value })}
      />
    </Labelled>
  )
  return (
    <>
      <fieldset className="tb-choices">
        <legend>{t('哪一种特别程序', 'Which special procedure')}</legend>
        {procedureKinds.map((kind, index) => (
          <Choice key={kind} kind={kind} {...(index === 0 ? { id: `${id}-kind` } : {})} form={form} setForm={setForm} />
        ))}
      </fieldset>
      {form.kind === 'hearing' ? (
        <>
          {input('heldOn', 'date')}
          {input('place', 'text')}
          {input('host', 'text')}
        </>
      ) : (
        input('days', 'number')
      )}
    </>
  )
}

type ChoiceProps = { kind: ProcedureKind; id?: string; form: ActForm; setForm: Props['setForm'] }

function Choice({ kind, id, form, setForm }: ChoiceProps) {
  const t = useT()
  return (
    <label>
      <input
        id={id}
        type="radio"
        name="kind"
        checked={form.kind === kind}
        onChange={() => setForm({ ...form, kind })}
      />
      {t(...procedureText[kind])}
    </label>
  )
}

/** By how many working days the limit moves. */
export function ExtensionField({ id, form, setForm }: Props) {
  const t = useT()
  return (
    <Labelled
      id={`${id}-days`}
      label={t(`延长几个工作日（最多${lawDays.extension}个）`, `Working days, ${lawDays.extension} at most`)}
    >
      <Input
        id={`${id}-days`}
        type="number"
        min={1}
        max={lawDays.extension}
        value={form.days}
        onChange={(event) => setForm({ ...form, days: event.target.value })}
      />
    </Labelled>
  )
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="tb-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}
