import type { FieldKind, FieldOption, FormDefinition, FormGroup } from '@tongban/contracts/catalogue/form'
import type { SituationQuestion } from '@tongban/contracts/catalogue/situation'
import { nameOf } from '@tongban/forms/compiled-form'
import { describeTree } from '@tongban/forms/describe-condition'
import { type FormSource, situationGroups } from '@tongban/forms/item-form'
import type { Text } from '../../../i18n.ts'
import { readTree } from './read-tree.ts'

/** How an answer is compared: one of a list, several of it, or a value in order. */
export type AskedKind = 'choice' | 'choices' | 'yes-no' | 'number' | 'money' | 'date'
/** A question that a condition can ask about, with its answers where they are listed. */
export type Asked = { key: string; label: string; labelEn: string; kind: AskedKind; options: FieldOption[] }
export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>='
/** One comparison; several are joined by “and”. The value is as FEEL has it, amounts in fen. */
export type Compared = { key: string; op: CompareOp; value: string }

type Content = { situations?: SituationQuestion[]; form: FormDefinition }

const option = (value: string, [label, labelEn]: Text): FieldOption => ({ value, label, labelEn })
const yesNo = [option('true', ['是', 'Yes']), option('false', ['否', 'No'])]
const andText: Text = ['，并且', ' and ']

const sameOrNot: Readonly<Record<string, Text>> = { '=': ['是', 'is'], '!=': ['不是', 'is not'] }
const inOrder: Readonly<Record<CompareOp, Text>> = {
  '>': ['大于', 'is more than'],
  '>=': ['不小于', 'is at least'],
  '<': ['小于', 'is less than'],
  '<=': ['不大于', 'is at most'],
  '=': ['等于', 'is equal to'],
  '!=': ['不等于', 'is not equal to'],
}
const inTime: Readonly<Record<CompareOp, Text>> = {
  '<': ['早于', 'is before'],
  '<=': ['不晚于', 'is not after'],
  '>': ['晚于', 'is after'],
  '>=': ['不早于', 'is not before'],
  '=': ['就是', 'is on'],
  '!=': ['不是', 'is not on'],
}
const opsOfKind: Record<AskedKind, Readonly<Record<string, Text>>> = {
  choice: sameOrNot,
  choices: sameOrNot,
  'yes-no': sameOrNot,
  number: inOrder,
  money: inOrder,
  date: inTime,
}

/** The ways in which the answer to a question can be compared, in the order in which they are offered. */
export const opsOf = (kind: AskedKind): [CompareOp, Text][] => Object.entries(opsOfKind[kind]) as [CompareOp, Text][]

const askedKind: Partial<Record<FieldKind, AskedKind>> = {
  choice: 'choice',
  choices: 'choices',
  'yes-no': 'yes-no',
  integer: 'number',
  decimal: 'number',
  money: 'money',
  date: 'date',
}

/**
 * The questions of an item that can be clicked into a condition: those of the circumstances, then those of the form
 * whose answers are listed, numbers or dates. Entries of a repeating group can be asked about by its own fields only,
 * for which the group is given.
 */
export function askedIn({ situations = [], form }: Content, within?: FormGroup): Asked[] {
  const fromSituations = situations.map(
    ({ key, question, questionEn, options }): Asked => ({
      key,
      label: question,
      labelEn: questionEn,
      kind: 'choice',
      options,
    }),
  )
  const own = within?.repeat ? within.fields : []
  const nearer = new Set(own.map(({ key }) => key))
  const plain = form.groups.flatMap((group) => (group.repeat ? [] : group.fields))
  const fromForm = [...own, ...plain.filter(({ key }) => !nearer.has(key))].flatMap(
    ({ key, label, labelEn, kind, options = [] }): Asked[] => {
      const asked = askedKind[kind]
      return asked ? [{ key, label, labelEn, kind: asked, options: asked === 'yes-no' ? yesNo : options }] : []
    },
  )
  const known = new Set(fromSituations.map(({ key }) => key))
  const asked = [
    ...fromSituations.filter(({ key }) => !nearer.has(key)),
    ...fromForm.filter(({ key }) => nearer.has(key) || !known.has(key)),
  ]
  return asked.filter(({ key }) => key !== '')
}

/** A comparison as it begins, when its question has just been chosen. */
export const startOf = ({ key, kind, options }: Asked): Compared => ({
  key,
  op: opsOf(kind)[0]?.[0] ?? '=',
  value: options[0]?.value ?? '',
})

const comparison = /^\s*([a-z][a-z0-9_]*)\s*(!=|<=|>=|=|<|>)\s*(?:"([^"\\]*)"|(true|false|-?\d+(?:\.\d+)?|))\s*$/
const containing = /^\s*(not\()?\s*list contains\(\s*([a-z][a-z0-9_]*)\s*,\s*"([^"\\]*)"\s*\)\s*(\))?\s*$/
/** What can be put in order: a number, a date, or what is still to be given. */
const ordered = /^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2})?$/

/** Reads a condition that is made of comparisons only; undefined where it says more than can be clicked together. */
export function readCondition(feel: string): Compared[] | undefined {
  const parts: Compared[] = []
  for (const part of feel.split(/\band\b/)) {
    const [, key, op, quoted, bare] = comparison.exec(part) ?? []
    const list = key ? null : containing.exec(part)
    const value = quoted ?? bare ?? ''
    if (key && (op === '=' || op === '!=' || ordered.test(value))) parts.push({ key, op: op as CompareOp, value })
    else if (list?.[2] && Boolean(list[1]) === Boolean(list[4]))
      parts.push({ key: list[2], op: list[1] ? '!=' : '=', value: list[3] ?? '' })
    else return undefined
  }
  return parts
}

/** Whether a value stands without quotes: by its question, where there is one. */
const isBare = (kind: AskedKind | undefined, value: string) =>
  kind === undefined ? /^(true|false|-?\d+(\.\d+)?)$/.test(value) : ['yes-no', 'number', 'money'].includes(kind)

export function writeCondition(parts: readonly Compared[], asked: readonly Asked[]): string {
  return parts
    .map(({ key, op, value }) => {
      const kind = asked.find((each) => each.key === key)?.kind
      if (kind === 'choices')
        return op === '=' ? `list contains(${key}, "${value}")` : `not(list contains(${key}, "${value}"))`
      const constant = isBare(kind, value) || (kind === 'date' && value === '') ? value : `"${value}"`
      return `${key} ${op} ${constant}`
    })
    .join(' and ')
}

/**
 * Says the conditions of an item in the words of all its questions, whatever FEEL they are written in; what cannot be
 * read is being written and stays as it is. In a group with entries its own fields come first.
 */
export function conditionTeller(content: FormSource, within?: FormGroup): (feel: string) => Text {
  const groups = [...situationGroups(content), ...content.form.groups]
  const fields = new Map(
    groups.flatMap((group) => group.fields.map((field) => [nameOf(group, field.key), field] as const)),
  )
  const own = new Map((within?.repeat ? within.fields : []).map((field) => [field.key, field]))
  const fieldFor = (key: string) => own.get(key) ?? fields.get(key)
  return (feel) => {
    const tree = readTree(feel)
    return tree ? [describeTree(tree, fieldFor, 'zh'), describeTree(tree, fieldFor, 'en')] : [feel, feel]
  }
}

/** A condition that is clicked together in words; the condition itself where it says more. */
export function tellCondition(feel: string, asked: readonly Asked[]): { zh: string; en: string } {
  const parts = readCondition(feel)
  if (!parts) return { zh: feel, en: feel }
  const told = parts.map(({ key, op, value }) => {
    const question = asked.find((each) => each.key === key)
    const answer = question?.options.find((each) => each.value === value)
    const kind = question?.kind ?? (op === '=' || op === '!=' ? 'choice' : 'number')
    const [zh, en] = opsOfKind[kind][op] ?? inOrder[op]
    const [answerZh, answerEn] = valueText(kind, answer ? [answer.label, answer.labelEn] : [value, value])
    return {
      zh: `“${question?.label || key}”${zh}${answerZh}`,
      en: `“${question?.labelEn || question?.label || key}” ${en} ${answerEn}`,
    }
  })
  return { zh: told.map(({ zh }) => zh).join(andText[0]), en: told.map(({ en }) => en).join(andText[1]) }
}

function valueText(kind: AskedKind, [zh, en]: Text): Text {
  if (zh === '') return ['……', '…']
  if (kind === 'money') return [`${Number(zh) / 100}元`, `¥${Number(zh) / 100}`]
  return kind === 'number' || kind === 'date' ? [zh, en] : [`“${zh}”`, `“${en}”`]
}
