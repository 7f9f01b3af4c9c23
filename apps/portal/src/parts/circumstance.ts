import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { Guide, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { BusinessItem, SituationQuestion } from '@tongban/contracts/catalogue/situation'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { describeCondition } from '@tongban/forms/describe-condition'
import { answerText } from '@tongban/forms/entries'
import { type Told, tellCondition } from '@tongban/forms/tell-condition'
import type { Language } from '@tongban/ui/language'
import { compiled } from './compiled.ts'

/** Something of an item that is asked for only in some circumstances (情形). */
type Conditional = { when?: string | undefined }

/** What an item asks for in the circumstance that was told so far. */
export type Circumstance = {
  form: CompiledForm
  answers: FormAnswers
  /** Questions that are asked, in order. */
  questions: SituationQuestion[]
  /** None of them is without an answer. */
  complete: boolean
  /** The business item (业务办理项) that it comes to. */
  businessItem: BusinessItem | undefined
  tell: (part: Conditional) => Told
  /** When a part is asked for, in words. */
  words: (part: Conditional, lang: Language) => string | undefined
  /** The same, but nothing for a part whose condition is settled by what was told. */
  wordsIfOpen: (part: Conditional, lang: Language) => string | undefined
}

type Sent = Readonly<Record<string, unknown>>

/** The circumstance as an address says it; what is no answer to a question that is asked is left out. */
export function circumstanceOf(guide: Guide, sent: Sent = {}): Circumstance | undefined {
  const { situations = [], businessItems = [] } = guide.content
  const published = guide.forms.natural ?? guide.forms.legal
  if (!published) return undefined
  const form = compiled(published)
  const answers: FormAnswers = {}
  const questions: SituationQuestion[] = []
  for (const question of situations) {
    if (tellCondition(form, question.visibleWhen, answers) !== 'yes') continue
    questions.push(question)
    const value = sent[question.key]
    if (question.options.some((option) => option.value === value)) answers[question.key] = value as string
  }
  const tell = ({ when }: Conditional) => tellCondition(form, when, answers)
  const words = ({ when }: Conditional, lang: Language) =>
    when === undefined ? undefined : describeCondition(form, when, lang)
  return {
    form,
    answers,
    questions,
    complete: questions.every(({ key }) => answers[key] !== undefined),
    businessItem: businessItems.find((item) => tell(item) === 'yes'),
    tell,
    words,
    wordsIfOpen: (part, lang) => (tell(part) === 'open' ? words(part, lang) : undefined),
  }
}

/** Those of `parts` that are not ruled out. */
export const possible = <P extends Conditional>(circumstance: Circumstance | undefined, parts: readonly P[]): P[] =>
  parts.filter((part) => circumstance?.tell(part) !== 'no')

/** Materials that are asked for whatever is still to be answered, and those that may be. */
export function sortMaterials(circumstance: Circumstance | undefined, materials: readonly ItemMaterial[]) {
  const told = (material: ItemMaterial) => circumstance?.tell(material) ?? 'yes'
  return {
    needed: materials.filter((material) => told(material) === 'yes'),
    open: materials.filter((material) => told(material) === 'open'),
  }
}

/** The answers as they go into an address. */
export const answersAsQuery = ({ answers }: Circumstance): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, answerText(value)]))

const mostAnswers = 20
const isShort = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 100

/** What may be answers about the circumstance in an address or a form; the guide says which of them are. */
export function answersIn(query: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string] => /^[a-z][a-z0-9_]{0,60}$/.test(pair[0]) && isShort(pair[1]))
    .slice(0, mostAnswers)
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs)
}
