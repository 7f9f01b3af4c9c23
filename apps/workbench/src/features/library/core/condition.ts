import type { FieldOption, FormDefinition, FormGroup } from '@tongban/contracts/catalogue/form'
import type { SituationQuestion } from '@tongban/contracts/catalogue/situation'
import { nameOf } from '@tongban/forms/compiled-form'
import { describeTree } from '@tongban/forms/describe-condition'
import { type FormSource, situationGroups } from '@tongban/forms/item-form'
import type { Text } from '../../../i18n.ts'
import { readTree } from './read-tree.ts'

/** A question that a condition can ask about, with its answers. */
export type Asked = { key: string; label: string; labelEn: string; many: boolean; options: FieldOption[] }
/** One comparison; several are joined by “and”. */
export type Compared = { key: string; is: boolean; value: string }

type Content = { situations?: SituationQuestion[]; form: FormDefinition }

const option = (value: string, [label, labelEn]: Text): FieldOption => ({ value, label, labelEn })
const yesNo = [option('true', ['是', 'Yes']), option('false', ['否', 'No'])]
const isText: Text = ['是', 'is']
const isNotText: Text = ['不是', 'is not']
const andText: Text = ['，并且', ' and ']

/**
 * The questions of an item whose answers are counted: those of the circumstances, then those of the form. Entries of a
 * repeating group can be asked about by its own fields only, for which the group is given.
 */
export function askedIn({ situations = [], form }: Content, within?: FormGroup): Asked[] {
  const fromSituations = situations.map(({ key, question, questionEn, options }) => ({
    key,
    label: question,
    labelEn: questionEn,
    many: false,
    options,
  }))
  const own = within?.repeat ? within.fields : []
  const nearer = new Set(own.map(({ key }) => key))
  const plain = form.groups.flatMap((group) => (group.repeat ? [] : group.fields))
  const fromForm = [...own, ...plain.filter(({ key }) => !nearer.has(key))].flatMap(
    ({ key, label, labelEn, kind, options = [] }): Asked[] => {
      if (kind === 'yes-no') return [{ key, label, labelEn, many: false, options: yesNo }]
      if (kind !== 'choice' && kind !== 'choices') return []
      return [{ key, label, labelEn, many: kind === 'choices', options }]
    },
  )
  const known = new Set(fromSituations.map(({ key }) => key))
  const asked = [
    ...fromSituations.filter(({ key }) => !nearer.has(key)),
    ...fromForm.filter(({ key }) => nearer.has(key) || !known.has(key)),
  ]
  return asked.filter(({ key }) => key !== '')
}

const comparison = /^\s*([a-z][a-z0-9_]*)\s*(!?=)\s*(?:"((?:[^"\\])*)"|(true|false))\s*$/
const containing = /^\s*(not\()?\s*list contains\(\s*([a-z][a-z0-9_]*)\s*,\s*"([^"\\]*)"\s*\)\s*(\))?\s*$/

/** Reads a condition that is made of comparisons only; undefined where it says more than can be clicked together. */
export function readCondition(feel: string): Compared[] | undefined {
  const parts: Compared[] = []
  for (const part of feel.split(/\band\b/)) {
    const plain = comparison.exec(part)
    const list = plain ? null : containing.exec(part)
    if (plain?.[1]) parts.push({ key: plain[1], is: plain[2] === '=', value: plain[3] ?? plain[4] ?? '' })
    else if (list?.[2] && Boolean(list[1]) === Boolean(list[4]))
      parts.push({ key: list[2], is: !list[1], value: list[3] ?? '' })
    else return undefined
  }
  return parts
}

export function writeCondition(parts: readonly Compared[], asked: readonly Asked[]): string {
  return parts
    .map(({ key, is, value }) => {
      const question = asked.find((each) => each.key === key)
      if (question?.many) return is ? `list contains(${key}, "${value}")` : `not(list contains(${key}, "${value}"))`
      const constant = question?.options === yesNo ? value : `"${value}"`
      return `${key} ${is ? '=' : '!='} ${constant}`
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
  const told = parts.map(({ key, is, value }) => {
    const question = asked.find((each) => each.key === key)
    const answer = question?.options.find((each) => each.value === value)
    const [zh, en] = is ? isText : isNotText
    return {
      zh: `“${question?.label ?? key}”${zh}“${answer?.label ?? value}”`,
      en: `“${question?.labelEn ?? key}” ${en} “${answer?.labelEn ?? value}”`,
    }
  })
  return { zh: told.map(({ zh }) => zh).join(andText[0]), en: told.map(({ en }) => en).join(andText[1]) }
}
