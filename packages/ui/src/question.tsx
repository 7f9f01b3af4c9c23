/** @jsxImportSource preact */
import type { FormAnswer, FormField, Repeat } from '@tongban/contracts/catalogue/form'
import { isRealDate } from '@tongban/forms/checks'
import { answerText } from '@tongban/forms/entries'
import { presentAnswer } from '@tongban/forms/present'
import type { VNode } from 'preact'
import {
  CheckboxesField,
  DateField,
  LockedField,
  MoneyField,
  RadiosField,
  SelectField,
  TextareaField,
  TextField,
  type TextFieldProps,
} from './field.tsx'
import { type Language, t } from './language.ts'

/** From so many options on a list is quicker than radios. */
const longList = 8

const hasChinese = /[㐀-鿿]/

export type QuestionState = {
  lang: Language
  field: FormField
  /** Where it is not the key of the field: in an entry (`members.2.name`). */
  name?: string | undefined
  answer: FormAnswer | undefined
  error?: string | undefined
  locked?: boolean | undefined
}

/** A field of a form as its control, by kind; locked, as what a base library says. */
export function Question({ lang, field, name = field.key, answer, error, locked }: QuestionState): VNode {
  const label = t(lang, field.label, field.labelEn)
  if (locked) {
    return (
      <LockedField
        lang={lang}
        name={name}
        label={label}
        value={presentAnswer(field, answer, { language: lang, mask: true })}
        source={sourceWords(lang, field)}
      />
    )
  }
  const common = {
    lang,
    name,
    label,
    hint: t(lang, field.hint ?? '', field.hintEn ?? '') || undefined,
    // Examples are written once; a Chinese one explains nothing on an English page.
    example: lang === 'en' && hasChinese.test(field.example ?? '') ? undefined : field.example,
    error,
    required: field.required,
  }
  const options = (field.options ?? []).map((o) => ({ value: o.value, label: t(lang, o.label, o.labelEn) }))
  const text = answerText(answer)
  switch (field.kind) {
    case 'textarea':
      return <TextareaField {...common} value={text} maxLength={field.maxLength} />
    case 'money':
      return <MoneyField {...common} value={typeof answer === 'number' ? yuan(answer) : text} />
    case 'date':
      // A date field cannot show again what is no date.
      return text === '' || isRealDate(text) ? (
        <DateField {...common} value={text} />
      ) : (
        <TextField {...common} value={text} width="short" />
      )
    case 'choice':
      return options.length < longList ? (
        <RadiosField {...common} options={options} value={text || undefined} />
      ) : (
        <SelectField {...common} options={options} value={text || undefined} />
      )
    case 'choices':
      return <CheckboxesField {...common} options={options} values={ticked(answer, text)} />
    case 'yes-no':
      return <RadiosField {...common} inline options={yesNo(lang)} value={text || undefined} />
    default:
      return <TextField {...common} {...textProps(field)} value={text} />
  }
}

const yesNo = (lang: Language) => [
  { value: 'true', label: t(lang, '是', 'Yes') },
  { value: 'false', label: t(lang, '否', 'No') },
]

const ticked = (answer: FormAnswer | undefined, text: string): readonly string[] =>
  Array.isArray(answer) ? answer.filter((value) => typeof value === 'string') : text ? [text] : []

/** Fen as the yuan one types: 12.5. */
const yuan = (fen: number): string => String(fen / 100)

function textProps(
  field: FormField,
): Pick<TextFieldProps, 'inputMode' | 'autocomplete' | 'width' | 'maxLength' | 'type'> {
  switch (field.kind) {
    case 'integer':
      return { inputMode: 'numeric', width: 'short' }
    case 'decimal':
      return { inputMode: 'decimal', width: 'short' }
    case 'citizen-number':
      return { width: 'medium', autocomplete: 'off' }
    case 'credit-code':
      return { width: 'medium', autocomplete: 'off' }
    case 'mobile':
      return { inputMode: 'tel', width: 'medium', autocomplete: 'tel' }
    case 'email':
      return { type: 'email', inputMode: 'email', width: 'medium', autocomplete: 'email' }
    default:
      return { width: (field.maxLength ?? 200) <= 30 ? 'medium' : 'full' }
  }
}

/** Whose record a locked answer is. */
export function sourceWords(lang: Language, field: FormField): string {
  return field.prefill?.startsWith('legal-person.')
    ? t(lang, '法人库', 'the register of legal persons')
    : t(lang, '人口库', 'the population register')
}

/** What one entry of a repeating group is headed by: 第2位成员. */
export const entryTitle = (lang: Language, { itemName, itemNameEn }: Repeat, nth: string): string =>
  t(lang, `第${nth}位${itemName}`, `${itemNameEn} ${nth}`)
