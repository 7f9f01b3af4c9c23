/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { describedBy, FieldShell, fieldId, GroupShell, type QuestionProps } from './field-shell.tsx'
import { type Language, t } from './language.ts'

export { fieldId, type QuestionProps } from './field-shell.tsx'

/** How wide an answer usually is; the width of a field is itself a hint. */
export type FieldWidth = 'short' | 'medium' | 'full'

function controlProps(id: string, props: QuestionProps) {
  return {
    id,
    name: props.name,
    'aria-describedby': describedBy(id, props),
    'aria-invalid': props.error ? ('true' as const) : undefined,
    // Not the `required` attribute: the browser's own bubbles would come before our summary, in its words.
    'aria-required': props.required ? ('true' as const) : undefined,
  }
}

export interface TextFieldProps extends QuestionProps {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  autocomplete?: string | undefined
  maxLength?: number | undefined
  width?: FieldWidth | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps): VNode {
  const id = props.id ?? fieldId(props.name)
  return (
    <FieldShell {...props} id={id}>
      <input
        {...controlProps(id, props)}
        class={`input input-${props.width ?? 'full'}`}
        // Preact types each kind of input apart; all of ours take the same attributes.
        type={(props.type ?? 'text') as 'text'}
        value={props.value}
        inputmode={props.inputMode}
        autocomplete={props.autocomplete}
        maxlength={props.maxLength}
        spellcheck={false}
      />
    </FieldShell>
  )
}

export interface TextareaFieldProps extends QuestionProps {
  value?: string | undefined
  rows?: number | undefined
  maxLength?: number | undefined
}

/** Several lines of text. */
export function TextareaField(props: TextareaFieldProps): VNode {
  const id = props.id ?? fieldId(props.name)
  return (
    <FieldShell {...props} id={id}>
      <textarea {...controlProps(id, props)} class="input" rows={props.rows ?? 4} maxlength={props.maxLength}>
        {props.value}
      </textarea>
    </FieldShell>
  )
}

export interface FieldOption {
  value: string
  label: string
  hint?: string | undefined
}

export interface SelectFieldProps extends QuestionProps {
  options: readonly FieldOption[]
  value?: string | undefined
  width?: FieldWidth | undefined
}

/** One of many. For fewer than eight use radios: everything is seen at once. */
export function SelectField(props: SelectFieldProps): VNode {
  const id = props.id ?? fieldId(props.name)
  return (
    <FieldShell {...props} id={id}>
      <select {...controlProps(id, props)} class={`input input-${props.width ?? 'medium'}`}>
        <option value="" selected={!props.value}>
          {t(props.lang, '请选择', 'Please choose')}
        </option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldShell>
  )
}

export interface RadiosFieldProps extends QuestionProps {
  options: readonly FieldOption[]
  value?: string | undefined
  /** Side by side where there is room; for 是 / 否. */
  inline?: boolean | undefined
}

/** One of few. */
export function RadiosField(props: RadiosFieldProps): VNode {
  return <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

export interface CheckboxesFieldProps extends QuestionProps {
  options: readonly FieldOption[]
  values?: readonly string[] | undefined
}

/** Several of few; also a single promise to tick. */
export function CheckboxesField(props: CheckboxesFieldProps): VNode {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />
}

interface ChoicesProps extends QuestionProps {
  type: 'radio' | 'checkbox'
  options: readonly FieldOption[]
  chosen: readonly string[]
  inline?: boolean | undefined
}

function Choices(props: ChoicesProps): VNode {
  const base = props.id ?? fieldId(props.name)
  return (
    <GroupShell {...props} id={base}>
      <div class={props.inline ? 'choices choices-inline' : 'choices'}>
        {props.options.map((option, index) => {
          const id = index === 0 ? base : `${base}-${index + 1}`
          return (
            <div class="choice" key={option.value}>
              <input
                id={id}
                type={props.type}
                name={props.name}
                value={option.value}
                checked={props.chosen.includes(option.value)}
                aria-invalid={props.error && props.type === 'checkbox' ? 'true' : undefined}
                aria-describedby={option.hint ? `${id}-note` : undefined}
              />
              <label for={id}>{option.label}</label>
              {option.hint ? (
                <p class="hint" id={`${id}-note`}>
                  {option.hint}
                </p>
              ) : null}
            </div>
          )
        })}
      </div>
    </GroupShell>
  )
}

export interface DateFieldProps extends QuestionProps {
  /** `YYYY-MM-DD`, as all three dates here. */
  value?: string | undefined
  minimum?: string | undefined
  maximum?: string | undefined
}

/** A legal date; sends `YYYY-MM-DD`, also where an old browser shows a plain text field. */
export function DateField(props: DateFieldProps): VNode {
  const id = props.id ?? fieldId(props.name)
  return (
    <FieldShell {...props} id={id}>
      <input
        {...controlProps(id, props)}
        class="input input-short"
        type="date"
        value={props.value}
        min={props.minimum}
        max={props.maximum}
        placeholder="2026-03-02"
      />
    </FieldShell>
  )
}

export interface MoneyFieldProps extends QuestionProps {
  /** Yuan as typed, up to two decimals; the server turns it into fen. */
  value?: string | undefined
}

/** An amount in yuan. */
export function MoneyField(props: MoneyFieldProps): VNode {
  const id = props.id ?? fieldId(props.name)
  const unit = t(props.lang, '（元）', ' (yuan)')
  const label = props.label.toLowerCase().endsWith(unit.trim()) ? props.label : `${props.label}${unit}`
  return (
    <FieldShell {...props} id={id} label={label}>
      <div class="money">
        <span class="money-sign" aria-hidden="true">
          ¥
        </span>
        <input
          {...controlProps(id, props)}
          class="input"
          type="text"
          inputmode="decimal"
          value={props.value}
          autocomplete="off"
        />
      </div>
    </FieldShell>
  )
}

export interface LockedFieldProps {
  lang: Language
  name: string
  label: string
  value: string
  /** Whose record it is: 人口库, 法人库. */
  source: string
  id?: string | undefined
  /** Where to go when the record is wrong; it cannot be corrected here. */
  wrongHref?: string | undefined
}

/**
 * An answer the government already holds: shown, not asked (国务院令第716号 art. 7). It has no name and is not sent,
 * the server takes it from the source again.
 */
export function LockedField({
  lang,
  name,
  label,
  value,
  source,
  id = fieldId(name),
  wrongHref,
}: LockedFieldProps): VNode {
  const note = `${id}-source`
  return (
    <div class="field field-locked">
      <label for={id}>{label}</label>
      {/* Text in an output, not a read-only input: a long name or an address of five lines is read whole. */}
      <output id={id} class="input locked" aria-describedby={note}>
        {value}
      </output>
      <p class="source" id={note}>
        {t(lang, `来自${source}，无需填写`, `From ${source}; nothing to fill in`)}
      </p>
      {wrongHref ? (
        <p class="hint">
          <a href={wrongHref}>{t(lang, '信息不对？', 'Is this wrong?')}</a>
        </p>
      ) : null}
    </div>
  )
}
