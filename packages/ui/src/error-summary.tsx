/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { fieldId } from './field-shell.tsx'
import { type Language, t } from './language.ts'

export interface FieldMistake {
  /** Name of the field as sent; without it the line is no link (a rule about the whole page). */
  name?: string | undefined
  /** The control's id where it is not `fieldId(name)`. */
  id?: string | undefined
  message: string
}

export interface ErrorSummaryProps {
  lang: Language
  errors: readonly FieldMistake[]
  title?: string | undefined
}

/** What is to be put right, on top of the page. Takes the focus by itself, without script; nothing when all is well. */
export function ErrorSummary({ lang, errors, title }: ErrorSummaryProps): VNode | null {
  if (errors.length === 0) return null
  const heading =
    title ??
    t(
      lang,
      `有${errors.length}处需要修改`,
      errors.length === 1 ? 'There is a problem' : `There are ${errors.length} problems`,
    )
  return (
    <section id="errors" class="error-summary" tabindex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">{heading}</h2>
      <ul>
        {errors.map((error) => {
          const id = error.id ?? (error.name === undefined ? undefined : fieldId(error.name))
          return <li key={error.message}>{id ? <a href={`#${id}`}>{error.message}</a> : error.message}</li>
        })}
      </ul>
    </section>
  )
}
