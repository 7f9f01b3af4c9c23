import type { FormDefinition, FormField, PrefillSource } from '@tongban/contracts/catalogue/form'
import { isFeelName } from './compile-condition.ts'
import { type DefinitionProblem, type Place, type PlacedPart, placesOf, problem } from './definition-problem.ts'

/** What is wrong with keys, labels, options, bounds and prefill, each for itself. */
export function structureProblems(definition: FormDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  const groupKeys = new Set<string>()
  const fieldKeys = new Set<string>()
  for (const place of placesOf(definition)) {
    const keys = place.field ? fieldKeys : groupKeys
    if (keys.has(place.key)) problems.push(duplicateKey(place))
    keys.add(place.key)
    const labels = place.field ? [place.field.label, place.field.labelEn] : [place.group.title, place.group.titleEn]
    if (labels.some((l) => l.trim() === '')) problems.push(labelMissing(place))
    if (place.field) problems.push(...fieldProblems(place, place.field))
  }
  return problems
}

function* fieldProblems(place: Place, field: FormField): Generator<DefinitionProblem> {
  if (!isFeelName(field.key)) {
    yield problem(
      place,
      'forms.key-not-a-name',
      `“${field.key}”是FEEL的保留词，条件里无法使用，请换一个字段名`,
      `“${field.key}” is a word of FEEL and cannot name a field in a condition; choose another key`,
    )
  }
  if (field.kind === 'choice' || field.kind === 'choices') yield* optionProblems(place, field)
  if (field.minimum !== undefined && field.maximum !== undefined && field.minimum > field.maximum) {
    yield problem(
      { ...place, path: `${place.path}/minimum` },
      'forms.bounds-reversed',
      `“${field.label}”的最小值${field.minimum}大于最大值${field.maximum}，请对调`,
      `“${field.labelEn}” has a minimum (${field.minimum}) above its maximum (${field.maximum}); swap them`,
    )
  }
  const kinds = field.prefill && PREFILL_KINDS[field.prefill]
  if (kinds && !kinds.includes(field.kind)) {
    yield problem(
      { ...place, path: `${place.path}/prefill` },
      'forms.prefill-kind',
      `“${field.label}”不能用 ${field.prefill} 预填：字段类型应为 ${kinds.join(' 或 ')}`,
      `“${field.labelEn}” cannot be filled from ${field.prefill}: its kind must be ${kinds.join(' or ')}`,
    )
  }
}

/** Which kinds of field can take what a base library knows. */
const PREFILL_KINDS: Record<PrefillSource, readonly FormField['kind'][]> = {
  'person.name': ['text'],
  'person.citizen-number': ['citizen-number'],
  'person.mobile': ['mobile'],
  'person.address': ['text', 'textarea'],
  'legal-person.name': ['text', 'textarea'],
  'legal-person.credit-code': ['credit-code'],
  'legal-person.representative-name': ['text'],
  'legal-person.address': ['text', 'textarea'],
}

function* optionProblems(place: Place, field: FormField): Generator<DefinitionProblem> {
  const path = `${place.path}/options`
  const options = field.options ?? []
  if (options.length === 0) {
    yield problem(
      { ...place, path },
      'forms.options-missing',
      `“${field.label}”是选择题但没有选项，请至少列出一个`,
      `“${field.labelEn}” is a choice without options; list at least one`,
    )
  }
  const values = options.map((o) => o.value)
  for (const [i, option] of options.entries()) {
    const repeated = values.indexOf(option.value) !== i
    const usable = option.value !== '' && option.value.trim() === option.value && !repeated
    if (usable && option.label.trim() !== '' && option.labelEn.trim() !== '') continue
    yield problem(
      { ...place, path: `${path}/${i}` },
      'forms.option-not-usable',
      `“${field.label}”的第${i + 1}个选项：值不能为空、重复或首尾有空格，中英文名称都要填写`,
      `Option ${i + 1} of “${field.labelEn}”: its value may not be empty, repeated or padded, and it needs both labels`,
    )
  }
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

const labelMissing = (place: PlacedPart) =>
  problem(
    place,
    'forms.label-missing',
    `“${place.key}”缺少中文或英文名称，请补上`,
    `“${place.key}” lacks its Chinese or English name`,
  )
