import {
  type FieldOption,
  type FormDefinition,
  type FormField,
  MAX_ENTRIES,
  type PrefillSource,
} from '@tongban/contracts/catalogue/form'
import { isFeelName } from './compile-condition.ts'
import { isRepeating, nameOf, type RepeatingGroup } from './compiled-form.ts'
import { calledPart, type DefinitionProblem, type PlacedPart, placesOf, problem } from './definition-problem.ts'
import { PREFILL_KINDS } from './prefill.ts'

/** A form beyond this is several forms; it also keeps the gate and the pages within their time. */
const MAX_FIELDS = 500

/** What is wrong with keys, labels, options, bounds, entries and prefill, each for itself. */
export function structureProblems(definition: FormDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  const groupKeys = new Set<string>()
  // Entries are kept beside the answers to fields, so a group with entries takes a name among the fields.
  const names = new Set<string>()
  let fields = 0
  for (const place of placesOf(definition)) {
    if (place.field ? names.has(nameOf(place.group, place.key)) : groupKeys.has(place.key))
      problems.push(duplicateKey(place))
    if (place.field) names.add(nameOf(place.group, place.key))
    else groupKeys.add(place.key)
    const labels = place.field ? [place.field.label, place.field.labelEn] : [place.group.title, place.group.titleEn]
    if (labels.some((l) => l.trim() === '')) problems.push(labelMissing(place, labels))
    if (place.field) problems.push(...fieldProblems(place, place.field))
    if (place.field?.prefill && isRepeating(place.group)) problems.push(prefillInEntries(place, place.field.prefill))
    if (!place.field && isRepeating(place.group)) problems.push(...repeatProblems(place, place.group))
    if (place.field && ++fields === MAX_FIELDS + 1) problems.push(tooLarge(place))
  }
  for (const place of placesOf(definition))
    if (!place.field && isRepeating(place.group) && names.has(place.key)) problems.push(keyOfField(place))
  return problems
}

function* repeatProblems(place: PlacedPart, { repeat }: RepeatingGroup): Generator<DefinitionProblem> {
  const path = `${place.path}/repeat`
  const { min, max, itemName, itemNameEn } = repeat
  const whole = [min, max].every((n) => Number.isInteger(n))
  if (!whole || min < 0 || max < 1 || max > MAX_ENTRIES || min > max) {
    yield problem(
      { ...place, path },
      'forms.repeat-bounds',
      `${calledPart(place)[0]}最少${min}项、最多${max}项：最多应为1至${MAX_ENTRIES}的整数，最少不能大于最多`,
      `${calledPart(place)[1]} takes ${min} to ${max} entries: the most must be a whole number from 1 to ${MAX_ENTRIES}, and the least not above it`,
    )
  }
  if (itemName.trim() === '' || itemNameEn.trim() === '') {
    yield problem(
      { ...place, path: `${path}/itemName` },
      'forms.label-missing',
      `${calledPart(place)[0]}可以重复填写，请写明每一项叫什么（例如“成员”），中英文都要填写`,
      `${calledPart(place)[1]} is filled in several times: say what one entry is called (“Member”), in both languages`,
    )
  }
}

function* fieldProblems(place: PlacedPart, field: FormField): Generator<DefinitionProblem> {
  if (!isFeelName(field.key)) {
    yield problem(
      { ...place, path: `${place.path}/key` },
      'forms.key-not-a-name',
      `字段名“${field.key}”在条件里另有含义，不能使用，请换一个`,
      `The key “${field.key}” means something else in conditions; choose another`,
    )
  }
  if (field.kind === 'choice' || field.kind === 'choices') yield* optionProblems(place, field)
  if (field.minimum !== undefined && field.maximum !== undefined && field.minimum > field.maximum) {
    yield problem(
      { ...place, path: `${place.path}/minimum` },
      'forms.bounds-reversed',
      `${calledPart(place)[0]}的最小值${field.minimum}大于最大值${field.maximum}，请对调`,
      `${calledPart(place)[1]} has a minimum (${field.minimum}) above its maximum (${field.maximum}); swap them`,
    )
  }
  const kinds = field.prefill && PREFILL_KINDS[field.prefill]
  if (kinds && !kinds.includes(field.kind)) {
    yield problem(
      { ...place, path: `${place.path}/prefill` },
      'forms.prefill-kind',
      `${calledPart(place)[0]}不能用 ${field.prefill} 预填：字段类型应为 ${kinds.join(' 或 ')}`,
      `${calledPart(place)[1]} cannot be filled from ${field.prefill}: its kind must be ${kinds.join(' or ')}`,
    )
  }
}

function* optionProblems(place: PlacedPart, field: FormField): Generator<DefinitionProblem> {
  const path = `${place.path}/options`
  const [said, saidEn] = calledPart(place)
  const options = field.options ?? []
  if (options.length === 0) {
    yield problem(
      { ...place, path },
      'forms.options-missing',
      `${said}是选择题但没有选项，请至少列出一个`,
      `${saidEn} is a choice without options; list at least one`,
    )
  }
  const values = options.map((o) => o.value)
  for (const [i, option] of options.entries()) {
    const part = unusablePart(option, values.indexOf(option.value) !== i)
    if (!part) continue
    yield problem(
      { ...place, path: `${path}/${i}/${part}` },
      'forms.option-not-usable',
      `${said}的第 ${i + 1} 个选项${optionFaults[part][0]}`,
      `Option no. ${i + 1} of ${saidEn} ${optionFaults[part][1]}`,
    )
  }
}

type OptionPart = keyof FieldOption
const optionFaults: Record<OptionPart, readonly [zh: string, en: string]> = {
  label: ['还没有中文名称，请填写', 'has no Chinese name yet; give it one'],
  labelEn: ['还没有英文名称，请填写', 'has no English name yet; give it one'],
  value: [
    '的值不能为空、不能与别的选项重复，首尾不能有空格',
    'needs a value that no other has, without blanks around it',
  ],
}

/** The part of an option that must be mended before it can be chosen. */
function unusablePart({ value, label, labelEn }: FieldOption, isRepeated: boolean): OptionPart | undefined {
  if (value === '' || value.trim() !== value || isRepeated) return 'value'
  if (label.trim() === '') return 'label'
  return labelEn.trim() === '' ? 'labelEn' : undefined
}

function duplicateKey(place: PlacedPart): DefinitionProblem {
  const [zh, en] = place.field ? ['字段', 'field'] : ['分组', 'group']
  return problem(
    { ...place, path: `${place.path}/key` },
    'forms.duplicate-key',
    `${zh}名“${place.key}”已经用过，请换一个`,
    `There is another ${en} “${place.key}”; choose another key`,
  )
}

const prefillInEntries = (place: PlacedPart, prefill: PrefillSource) =>
  problem(
    { ...place, path: `${place.path}/prefill` },
    'forms.prefill-in-entries',
    `${calledPart(place)[0]}在可以重复填写的分组里，不能用 ${prefill} 预填：基础库只知道申请人本人。请去掉预填，或把它移到不重复的分组`,
    `${calledPart(place)[1]} is in a group with entries and cannot be filled from ${prefill}: a base library knows the applicant alone. Take the source away, or move the field`,
  )

const tooLarge = (place: PlacedPart) =>
  problem(
    place,
    'forms.too-large',
    `一张表单最多${MAX_FIELDS}个字段，请删减，或分成几个事项`,
    `A form has ${MAX_FIELDS} fields at most; leave some out, or make several items of it`,
  )

const keyOfField = (place: PlacedPart) =>
  problem(
    { ...place, path: `${place.path}/key` },
    'forms.duplicate-key',
    `“${place.key}”已经是一个字段的名称；可以重复填写的分组请换一个`,
    `There is a field “${place.key}” already; a group with entries needs another key`,
  )

/** At the language that is missing. */
function labelMissing(place: PlacedPart, labels: readonly string[]) {
  const [zh = '', en = ''] = labels
  const none = zh.trim() === '' && en.trim() === ''
  const missing = none
    ? ['中文和英文', 'Chinese and English']
    : zh.trim() === ''
      ? ['中文', 'Chinese']
      : ['英文', 'English']
  const part = `${place.field ? 'label' : 'title'}${zh.trim() === '' ? '' : 'En'}`
  const [said, saidEn] = calledPart(place)
  return problem(
    { ...place, path: `${place.path}/${part}` },
    'forms.label-missing',
    `${said}缺少${missing[0]}名称，请补上`,
    `${saidEn} lacks its name in ${missing[1]}; add it`,
  )
}
