import type { Application } from '@tongban/contracts/cases/apply'
import type { FormAnswers, FormGroup } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { answerKeyOf } from '@tongban/forms/entries'
import { evaluateVisibility } from '@tongban/forms/visibility'
import { type Language, t } from '@tongban/ui/language'
import type { Step } from '@tongban/ui/steps.tsx'

/** Pages beside the groups; a group of the same key gets a hyphen, which no key has. */
const taken = new Set(['materials', 'check', 'discard'])

export const groupPath = (id: string, groupKey: string) =>
  `/applications/${id}/${taken.has(groupKey) ? `${groupKey}-` : groupKey}`

export const groupKeyOf = (segment: string) => segment.replace(/-$/, '')

export const materialsPath = (id: string) => `/applications/${id}/materials`
export const checkPath = (id: string) => `/applications/${id}/check`

/** Keys of the groups these answers show. */
export function shownGroups(form: CompiledForm, answers: FormAnswers): string[] {
  const { groups } = evaluateVisibility(form, answers)
  return form.groups.filter((group) => groups.has(group.key)).map((group) => group.key)
}

/** Where a page of the application leads on to; without `groupKey` the first. */
export function pathAfter(id: string, form: CompiledForm, answers: FormAnswers, groupKey?: string): string {
  const shown = shownGroups(form, answers)
  // A group that its own answers hide has no place among the shown ones: go by the order of the form.
  const order = form.groups.map((group) => group.key)
  const from = groupKey === undefined ? -1 : order.indexOf(groupKey)
  const next = shown.find((key) => order.indexOf(key) > from)
  return next === undefined ? materialsPath(id) : groupPath(id, next)
}

/** The group in which this is answered, be it a field, entries or a field in one of them. */
export const groupAsking = (form: CompiledForm, key: string): FormGroup | undefined =>
  form.groups.find((group) =>
    group.repeat ? group.key === answerKeyOf(key) : group.fields.some((field) => field.key === key),
  )

/** All steps of an application with their addresses. */
export function stepsOf(lang: Language, application: Pick<Application, 'id' | 'answers'>, form: CompiledForm): Step[] {
  const shown = new Set(shownGroups(form, application.answers))
  const groups = form.groups.filter((group) => shown.has(group.key))
  return [
    ...groups.map((group) => ({
      name: t(lang, group.title, group.titleEn),
      href: groupPath(application.id, group.key),
    })),
    { name: t(lang, '上传材料', 'Documents'), href: materialsPath(application.id) },
    { name: t(lang, '检查并提交', 'Check and submit'), href: checkPath(application.id) },
  ]
}
