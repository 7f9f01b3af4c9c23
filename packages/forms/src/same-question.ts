import type { FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, isRepeating } from './compiled-form.ts'
import { DEFAULT_LENGTHS } from './validate.ts'

/** A form among others, by the name of its part. */
export type NamedForm = { name: string; form: CompiledForm }
/** Questions of different parts of which somebody says that they are one. */
export type SameQuestion = readonly { part: string; key: string }[]
/** How the keys of one form are called among the others: fields, and groups with entries. */
export type KeysOf = Readonly<Record<string, string>>
export type Names = { keys: ReadonlyMap<string, KeysOf> }

type Member = { part: string; field: FormField; always: boolean }
type Fits = (a: Omit<Member, 'part'>, b: Omit<Member, 'part'>) => boolean
type Question = { key: string; members: Member[] }

/**
 * Names every answer over all forms. Two questions are one when somebody says so, when both are filled in from the same
 * source, or when key, kind and label are equal; and only when one answer can be right for both.
 */
export function nameQuestions(
  forms: readonly NamedForm[],
  same: readonly SameQuestion[] = [],
  fits: Fits = oneAnswerFits,
): Names {
  const questions: Question[] = []
  const entries: { key: string; group: FormGroup }[] = []
  // A condition in an entry means the entry's own answer first, so no other may be called like one.
  const taken = new Set(
    forms.flatMap(({ form }) => form.groups.filter(isRepeating).flatMap((g) => g.fields.map((f) => f.key))),
  )
  const free = (key: string): string => {
    let name = key
    for (let n = 2; taken.has(name); n++) name = `${key}_${n}`
    taken.add(name)
    return name
  }
  const keys = new Map<string, Record<string, string>>()
  for (const { name: part, form } of forms) {
    const own: Record<string, string> = {}
    keys.set(part, own)
    for (const group of form.groups) {
      if (isRepeating(group)) {
        const like = entries.find((one) => asksAlike(one.group, group))
        own[group.key] = like?.key ?? free(group.key)
        if (!like) entries.push({ key: own[group.key] ?? group.key, group })
        continue
      }
      for (const field of group.fields) {
        const member = { part, field, always: !group.visibleWhen && !field.visibleWhen }
        const found = questions.find((question) => isOne(question, member, same, fits))
        const question = found ?? { key: free(field.key), members: [] }
        if (!found) questions.push(question)
        question.members.push(member)
        own[field.key] = question.key
      }
    }
  }
  return { keys }
}

/** Entries are the same only when all of it is and nothing of it depends on other answers. */
const asksAlike = (a: FormGroup, b: FormGroup): boolean =>
  !a.visibleWhen && a.fields.every((field) => !field.visibleWhen) && JSON.stringify(a) === JSON.stringify(b)

function isOne(question: Question, member: Member, same: readonly SameQuestion[], fits: Fits): boolean {
  const { members } = question
  if (members.some(({ part }) => part === member.part)) return false
  const meant = members.some(({ part, field }) => means(field, member.field) || isSaid(same, part, field, member))
  return meant && members.every((one) => fits(one, member))
}

const means = (a: FormField, b: FormField): boolean =>
  (a.prefill !== undefined && a.prefill === b.prefill) || (a.key === b.key && a.kind === b.kind && a.label === b.label)

const isSaid = (same: readonly SameQuestion[], part: string, field: FormField, member: Member): boolean =>
  same.some(
    (one) =>
      one.some((at) => at.part === part && at.key === field.key) &&
      one.some((at) => at.part === member.part && at.key === member.field.key),
  )

/** Of the same kind with the same options; where the limits differ, the strictest holds, so both must always be asked. */
export const oneAnswerFits: Fits = (a, b) =>
  a.field.kind === b.field.kind &&
  optionsOf(a.field) === optionsOf(b.field) &&
  (limitsOf(a.field) === limitsOf(b.field) || (a.always && b.always))

/** The same, and both are always asked: then no condition of one form can wait for one of another. */
export const bothAlwaysAsked: Fits = (a, b) => a.always && b.always && oneAnswerFits(a, b)

const optionsOf = ({ options = [] }: FormField): string => JSON.stringify(options.map(({ value }) => value))
const limitsOf = ({ required, maxLength, minimum, maximum }: FormField): string =>
  JSON.stringify([required, maxLength ?? null, minimum ?? null, maximum ?? null])

/** The question as the first asks it, with the strictest limits of all. */
export function strictest(fields: readonly FormField[]): FormField {
  const [first, ...others] = fields
  if (!first) throw new Error('a question is asked by at least one part')
  if (others.every((field) => limitsOf(field) === limitsOf(first))) return withSource(first, others)
  const given = (key: 'maxLength' | 'minimum' | 'maximum') => fields.flatMap((field) => field[key] ?? [])
  const lengths = fields.flatMap(
    ({ kind, maxLength }) => maxLength ?? (kind === 'text' || kind === 'textarea' ? DEFAULT_LENGTHS[kind] : []),
  )
  const [least, most] = [given('minimum'), given('maximum')]
  return withSource(
    {
      ...first,
      required: fields.some(({ required }) => required),
      ...(lengths.length > 0 ? { maxLength: Math.min(...lengths) } : {}),
      ...(least.length > 0 ? { minimum: Math.max(...least) } : {}),
      ...(most.length > 0 ? { maximum: Math.min(...most) } : {}),
    },
    others,
  )
}

function withSource(field: FormField, others: readonly FormField[]): FormField {
  const prefill = field.prefill ?? others.find((one) => one.prefill !== undefined)?.prefill
  return prefill === undefined ? field : { ...field, prefill }
}
