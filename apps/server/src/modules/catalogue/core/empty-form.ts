import type { FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { GuideFile, ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { Audience } from '@tongban/contracts/shared'
import { withApplicant } from '@tongban/forms/item-form'

/** One line of a form on paper. */
export type EmptyRow = {
  label: string
  required: boolean
  hint: string
  /** Lines to write on, boxes to tick, or what an example has there. */
  room: { lines: number } | { boxes: string[]; several: boolean } | { date: true } | { text: string }
}
/** What is printed (空白表). `times` is how often a group may be filled in; the sheet has room for so many. */
export type EmptyForm = {
  title: string
  titleEn: string
  item: string
  code: string
  version: string
  sections: { title: string; note: string; rows: EmptyRow[] }[]
  declaration: string
  /** Filled in as an example (样表): marked so on every page. */
  sample?: true
}

/** Forms that the platform makes of the answers: on paper they are filled in by hand. */
const isForm = ({ kind, source }: Pick<ItemMaterial, 'kind' | 'source'>): boolean =>
  kind === '2' && source === 'generated'

/** The one material that is the form itself: the first, as declarations come after it. */
export const formMaterial = (content: Pick<ItemContent, 'materials'>): ItemMaterial | undefined =>
  content.materials.find(isForm)

/** The forms of an item on paper: one, or one for each kind of applicant. */
export function formsOnPaper(content: ItemContent): GuideFile[] {
  const material = formMaterial(content)
  if (!material) return []
  const { audience } = content
  return audience.map((one) => ({
    materialKey: material.key,
    use: 'empty-form',
    file: null,
    audience: audience.length > 1 ? one : null,
  }))
}

const copiesOnPaper = 3

export function emptyFormOf(
  content: ItemContent,
  of: { code: string; revision: number; audience: Audience },
): EmptyForm | undefined {
  const material = formMaterial(content)
  if (!material) return undefined
  return {
    title: material.name,
    titleEn: material.nameEn,
    item: content.name,
    code: of.code,
    version: `第${of.revision}版`,
    sections: withApplicant(content, of.audience).groups.flatMap((group) => sectionsOf(group)),
    declaration: '本人（本单位）承诺以上内容真实、准确，并对其真实性负责。',
  }
}

function sectionsOf(group: FormGroup): EmptyForm['sections'] {
  const note = group.visibleWhen ? '不适用的不填' : ''
  const rows = group.fields.map(rowOf)
  if (!group.repeat) return [{ title: group.title, note, rows }]
  const { max, itemName } = group.repeat
  const times = Math.min(max, copiesOnPaper)
  const more = max > times ? '，写不下可另附页' : ''
  return Array.from({ length: times }, (_, n) => ({
    title: `${group.title}：${itemName}${n + 1}`,
    note: n === 0 ? `最多${max}项${more}` : '',
    rows,
  }))
}

function rowOf(field: FormField): EmptyRow {
  const hint = [
    field.hint,
    field.visibleWhen ? '不适用的不填' : undefined,
    field.kind === 'money' && !field.label.includes('元') ? '单位：元' : undefined,
  ]
  return {
    label: field.label,
    required: field.required && !field.visibleWhen,
    hint: hint.filter(Boolean).join('；'),
    room: roomOf(field),
  }
}

function roomOf({ kind, options = [], maxLength = 60 }: FormField): EmptyRow['room'] {
  switch (kind) {
    case 'choice':
    case 'choices':
      return { boxes: options.map(({ label }) => label), several: kind === 'choices' }
    case 'yes-no':
      return { boxes: ['是', '否'], several: false }
    case 'date':
      return { date: true }
    case 'textarea':
      return { lines: 4 }
    default:
      return { lines: maxLength > 120 ? 2 : 1 }
  }
}
