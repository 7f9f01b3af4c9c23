/** @jsxImportSource preact */
import type { Problem } from '@tongban/contracts/shared'
import { ErrorSummary, type FieldMistake } from '@tongban/ui/error-summary.tsx'
import type { Language } from '@tongban/ui/language'
import type { VNode } from 'preact'

/** One thing to put right, in both languages. */
export type Mistake = { key?: string | undefined; message: string; messageEn: string }

/** What is wrong with a form that came back: its fields, and the code for the desk. */
export type Mistakes = { list: readonly Mistake[]; code?: string | undefined }

export const noMistakes: Mistakes = { list: [] }

/** A problem of the API as mistakes: each field it names, or its sentence when it names none. */
export function mistakesOf(problem: Problem): Mistakes {
  const fields = problem.fields ?? []
  const list = fields.length > 0 ? fields : [{ message: problem.detail, messageEn: problem.detailEn }]
  return { list, code: problem.code }
}

export const wordsOf = (lang: Language, mistake: Mistake): string =>
  lang === 'zh' ? mistake.message : mistake.messageEn || mistake.message

/** The sentence beside a field. */
export function mistakeAt(lang: Language, mistakes: Mistakes, key: string): string | undefined {
  const mistake = mistakes.list.find((m) => m.key === key)
  return mistake && wordsOf(lang, mistake)
}

/** The summary of mistakes with the code in small print. */
export function Summary({
  lang,
  mistakes,
  idOf,
}: {
  lang: Language
  mistakes: Mistakes
  /** The id of a control where it is not that of a field of the form. */
  idOf?: ((key: string) => string | undefined) | undefined
}): VNode | null {
  if (mistakes.list.length === 0) return null
  const errors = mistakes.list.map((mistake): FieldMistake => {
    const id = mistake.key === undefined ? undefined : idOf?.(mistake.key)
    return { name: mistake.key, id, message: wordsOf(lang, mistake) }
  })
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {mistakes.code ? <Code code={mistakes.code} /> : null}
    </>
  )
}

/** The stable code of a problem, for whoever is called about it. */
export function Code({ code }: { code: string }): VNode {
  return (
    <p class="note code">
      <code>{code}</code>
    </p>
  )
}
