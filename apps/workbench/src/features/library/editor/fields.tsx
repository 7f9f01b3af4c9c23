import Input from 'antd/es/input'
import type { ReactNode } from 'react'
import { type Text, useT } from '../../../i18n.ts'
import { controlId } from '../core/path.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { useProblems } from './editor-context.ts'

type Common = { path: string; label: Text; hint?: Text | undefined; optional?: boolean }

/** Label above, what is wrong below; the control has the id of its element, so that a problem leads to it. */
function Field({ path, label, hint, optional, children }: Common & { children: (of: Said) => ReactNode }) {
  const t = useT()
  const problems = useProblems(path, 'with-parts')
  const id = controlId(path)
  const described = [hint && `${id}-hint`, problems.length > 0 && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className={problems.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}>
      <label htmlFor={id}>
        {t(...label)}
        {optional && <small> {t('（选填）', '(optional)')}</small>}
      </label>
      {hint && (
        <small id={`${id}-hint`} className="lib-block">
          {t(...hint)}
        </small>
      )}
      {children({ id, 'aria-invalid': problems.length > 0, 'aria-describedby': described || undefined })}
      <ProblemNotes problems={problems} id={`${id}-problem`} />
    </div>
  )
}

type Said = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }

type TextProps = Common & {
  value: string
  onChange: (next: string) => void
  long?: boolean
  english?: boolean
  maxLength?: number
  list?: string
}

export function TextField({ value, onChange, long, english, maxLength = 1000, list, ...common }: TextProps) {
  return (
    <Field {...common}>
      {(said) =>
        long ? (
          <Input.TextArea
            {...said}
            lang={english ? 'en' : undefined}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={maxLength}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...said}
            lang={english ? 'en' : undefined}
            maxLength={maxLength}
            list={list}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

type BothProps = {
  path: string
  label: Text
  zh: string
  en: string
  keys: readonly [zh: string, en: string]
  onChange: (part: Record<string, string>) => void
  long?: boolean
  hint?: Text
}

/** The same text in both languages, side by side. */
export function BothFields({ path, label, zh, en, keys, onChange, long = false, hint }: BothProps) {
  return (
    <div className="lib-both">
      <TextField
        path={`${path}/${keys[0]}`}
        label={label}
        hint={hint}
        value={zh}
        long={long}
        onChange={(next) => onChange({ [keys[0]]: next })}
      />
      <TextField
        path={`${path}/${keys[1]}`}
        label={[`${label[0]}（英文）`, `${label[1]} in English`]}
        value={en}
        long={long}
        english
        onChange={(next) => onChange({ [keys[1]]: next })}
      />
    </div>
  )
}

type NumberProps = Common & { value: number; onChange: (next: number) => void; step?: number }

export function NumberField({ value, onChange, step = 1, ...common }: NumberProps) {
  return (
    <Field {...common}>
      {(said) => (
        <Input
          {...said}
          type="number"
          min={0}
          step={step}
          className="lib-number"
          value={String(value)}
          onChange={(event) => {
            const next = Number(event.target.value)
            if (Number.isFinite(next) && next >= 0) onChange(next)
          }}
        />
      )}
    </Field>
  )
}

type SelectProps = Common & {
  value: string
  onChange: (next: string) => void
  options: readonly (readonly [value: string, text: Text])[]
  /** Said for the empty choice; without it there is none. */
  none?: Text
}

export function SelectField({ value, onChange, options, none, ...common }: SelectProps) {
  const t = useT()
  const known = options.some(([each]) => each === value)
  return (
    <Field {...common}>
      {(said) => (
        <select {...said} value={value} onChange={(event) => onChange(event.target.value)}>
          {(none || (!known && value === '')) && <option value="">{t(...(none ?? ['请选择', 'Choose']))}</option>}
          {!known && value !== '' && <option value={value}>{value}</option>}
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {t(...text)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type ChecksProps = Omit<Common, 'optional'> & {
  values: readonly string[]
  onChange: (next: string[]) => void
  options: readonly (readonly [value: string, text: Text])[]
}

/** Several of a list; kept in the order of the list. */
export function ChecksField({ path, label, hint, values, onChange, options }: ChecksProps) {
  const t = useT()
  const problems = useProblems(path, 'with-parts')
  return (
    <fieldset
      className={problems.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}
      id={controlId(path)}
      tabIndex={-1}
    >
      <legend>{t(...label)}</legend>
      {hint && <small className="lib-block">{t(...hint)}</small>}
      <div className="lib-checks">
        {options.map(([value, text]) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) =>
                onChange(
                  options
                    .map(([each]) => each)
                    .filter((each) => (each === value ? event.target.checked : values.includes(each))),
                )
              }
            />
            {t(...text)}
          </label>
        ))}
      </div>
      <ProblemNotes problems={problems} />
    </fieldset>
  )
}
