/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { FieldError, fieldId, RequiredMark } from './field-shell.tsx'
import { type Language, t } from './language.ts'

/** Stars as the national 好差评 counts them: 5 is 非常满意, 1 is 非常不满意. */
export type RatingLevel = 1 | 2 | 3 | 4 | 5

export interface RatingReason {
  /** Indicator code of the national set, its first digit being the level: 510. */
  code: string
  level: RatingLevel
  label: string
}

export interface RatingProps {
  lang: Language
  /** Name of the level as sent. */
  name?: string | undefined
  /** Name of the reasons as sent, once for each chosen. */
  reasonName?: string | undefined
  value?: RatingLevel | undefined
  chosen?: readonly string[] | undefined
  reasons: readonly RatingReason[]
  error?: string | undefined
}

const levels: readonly RatingLevel[] = [5, 4, 3, 2, 1]

/** The word for a level (GB/T 39735-2020). */
export function ratingWord(lang: Language, level: RatingLevel): string {
  switch (level) {
    case 5:
      return t(lang, '非常满意', 'Very satisfied')
    case 4:
      return t(lang, '满意', 'Satisfied')
    case 3:
      return t(lang, '基本满意', 'Fairly satisfied')
    case 2:
      return t(lang, '不满意', 'Dissatisfied')
    case 1:
      return t(lang, '非常不满意', 'Very dissatisfied')
  }
}

/** Five levels in words, then the reasons of the chosen level. Without script the style sheet shows and hides them. */
export function Rating(props: RatingProps): VNode {
  const { lang, name = 'level', reasonName = 'reason', value, chosen = [], reasons, error } = props
  const id = fieldId(name)
  return (
    <div class="rating">
      <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${id}-error` : undefined}>
        <legend>
          {t(lang, '这次办事，您满意吗？', 'How satisfied are you with this service?')}
          <RequiredMark lang={lang} required />
        </legend>
        <FieldError id={id} lang={lang} error={error} />
        <div class="choices">
          {levels.map((level, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div class="choice" key={level}>
                <input id={own} type="radio" name={name} value={level} checked={level === value} />
                <label for={own}>{ratingWord(lang, level)}</label>
              </div>
            )
          })}
        </div>
      </fieldset>
      {levels.map((level) => (
        <Reasons
          key={level}
          lang={lang}
          level={level}
          name={reasonName}
          reasons={reasons.filter((reason) => reason.level === level)}
          chosen={chosen}
        />
      ))}
    </div>
  )
}

interface ReasonsProps {
  lang: Language
  level: RatingLevel
  name: string
  reasons: readonly RatingReason[]
  chosen: readonly string[]
}

function Reasons({ lang, level, name, reasons, chosen }: ReasonsProps): VNode | null {
  if (reasons.length === 0) return null
  const word = ratingWord(lang, level)
  return (
    <fieldset class="field rating-reasons" data-level={level}>
      <legend>{t(lang, `为什么${word}？（可多选）`, `${word}: why? Choose all that apply`)}</legend>
      <div class="choices tags">
        {reasons.map((reason) => {
          const id = `${fieldId(name)}-${reason.code}`
          return (
            <div class="choice" key={reason.code}>
              <input id={id} type="checkbox" name={name} value={reason.code} checked={chosen.includes(reason.code)} />
              <label for={id}>{reason.label}</label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
