/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { type Language, t } from './language.ts'

/** What every question has, whatever its control. */
export interface QuestionProps {
  lang: Language
  /** Name under which the answer is sent. */
  name: string
  label: string
  /** Defaults to `fieldId(name)`, which the error summary links to. */
  id?: string | undefined
  hint?: string | undefined
  /** An example answer, without the word “例”. */
  example?: string | undefined
  /** What to do about the answer; its presence marks the field. */
  error?: string | undefined
  required?: boolean | undefined
}

/** The id of a field's control (the first one of a group): the target of the error summary's links. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]/g, '-')}`
}

/** Ids of what belongs to a question, in reading order, for aria-describedby. */
export function describedBy(id: string, props: Pick<QuestionProps, 'hint' | 'example' | 'error'>): string | undefined {
  const ids: string[] = []
  if (props.example) ids.push(`${id}-example`)
  if (props.error) ids.push(`${id}-error`)
  if (props.hint) ids.push(`${id}-hint`)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The words after a label: that the answer is needed. Words, because a star says nothing to most people. */
export function RequiredMark({ lang, required }: { lang: Language; required: boolean | undefined }): VNode | null {
  return required ? <span class="required"> {t(lang, '必填', 'required')}</span> : null
}

export function Example({
  id,
  lang,
  example,
}: {
  id: string
  lang: Language
  example: string | undefined
}): VNode | null {
  if (!example) return null
  return (
    <p class="hint" id={`${id}-example`}>
      {t(lang, '例：', 'For example: ')}
      {example}
    </p>
  )
}

export function Hint({ id, hint }: { id: string; hint: string | undefined }): VNode | null {
  if (!hint) return null
  return (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  )
}

export function FieldError({
  id,
  lang,
  error,
}: {
  id: string
  lang: Language
  error: string | undefined
}): VNode | null {
  if (!error) return null
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="hidden">{t(lang, '错误：', 'Error: ')}</span>
      {error}
    </p>
  )
}

/** Label above, example under it, then the error, the control, the hint. */
export function FieldShell(props: QuestionProps & { id: string; children: ComponentChildren }): VNode {
  const { id, lang, label, required, example, error, hint, children } = props
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {label}
        <RequiredMark lang={lang} required={required} />
      </label>
      <Example id={id} lang={lang} example={example} />
      <FieldError id={id} lang={lang} error={error} />
      {children}
      <Hint id={id} hint={hint} />
    </div>
  )
}

/** The same for a group of controls, whose label is a legend. The hint stands before the options, where it is read in time. */
export function GroupShell(props: QuestionProps & { id: string; children: ComponentChildren }): VNode {
  const { id, lang, label, required, example, error, hint, children } = props
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={describedBy(id, props)}>
      <legend>
        {label}
        <RequiredMark lang={lang} required={required} />
      </legend>
      <Hint id={id} hint={hint} />
      <Example id={id} lang={lang} example={example} />
      <FieldError id={id} lang={lang} error={error} />
      {children}
    </fieldset>
  )
}
