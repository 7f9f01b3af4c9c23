import type { FormAnswers, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { answerKeyOf, partsOfKey } from '@tongban/forms/entries'
import { parseFormBody } from '@tongban/forms/parse-form-body'
import { validateAnswers } from '@tongban/forms/validate'
import { evaluateVisibility } from '@tongban/forms/visibility'
import { fieldId } from '@tongban/ui/field-shell.tsx'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Body, bodyOf, textOf, versionOf } from '../http/body.ts'
import { conflictPage } from '../pages/conflict.tsx'
import { baseOf, type GroupState, groupPage } from '../pages/group.tsx'
import { pageNotFound } from '../pages/problem.tsx'
import { discardPage } from '../pages/withdraw.tsx'
import type { AnyApplication } from '../parts/any-application.ts'
import { compiled } from '../parts/compiled.ts'
import { editedEntries } from '../parts/edited-entries.ts'
import { type Mistake, mistakesOf } from '../parts/problem.tsx'
import { groupAsking, groupKeyOf, groupPath, materialsPath, pathAfter } from '../parts/steps.ts'
import { type Clash, threeWay } from '../parts/three-way.ts'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'
import { discardAny, findAny, saveAny } from './any-application.ts'

type ApplicationRequest = { Params: { id: string } }
type GroupRequest = { Params: { id: string; groupKey: string }; Querystring: { only?: string } }

/** An application still being filled in; one that was submitted leads to its receipt instead. */
export async function openApplication(visit: Visit, id: string): Promise<AnyApplication | FastifyReply> {
  const application = await findAny(visit, id)
  if (application.caseId === null) return application
  return visit.go(application.joint ? `/me/joint/${id}` : `/me/cases/${application.caseId}/receipt`)
}

export const isReply = (value: AnyApplication | FastifyReply): value is FastifyReply => 'raw' in value

/** The groups of the form. */
export function applicationRoutes(app: FastifyInstance, site: Site): void {
  app.get<ApplicationRequest>('/applications/:id', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    await visit.requireMe()
    const application = await openApplication(visit, request.params.id)
    if (isReply(application)) return application
    return visit.go(whereLeft(application, compiled(application.form)))
  })

  app.get<ApplicationRequest>('/applications/:id/discard', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const application = await openApplication(visit, request.params.id)
    return isReply(application) ? application : visit.page(discardPage(await visit.view(), application))
  })
  app.post<ApplicationRequest>('/applications/:id/discard', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    await discardAny(visit, request.params.id)
    return visit.go('/me')
  })

  app.get<GroupRequest>('/applications/:id/:groupKey', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const me = await visit.requireMe()
    const application = await openApplication(visit, request.params.id)
    if (isReply(application)) return application
    const form = compiled(application.form)
    const group = groupOf(form, request.params.groupKey)
    const asked = questionsOf(form, group, application, application.answers)
    const only = asked.find((field) => field.key === request.query.only) ?? (visit.elder ? asked[0] : undefined)
    return visit.page(
      groupPage(await visit.view(), {
        application,
        form,
        group,
        answers: application.answers,
        only: visit.elder || request.query.only ? only : undefined,
        accountId: me.id,
      }),
    )
  })

  app.post<GroupRequest>('/applications/:id/:groupKey', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const me = await visit.requireMe()
    const application = await openApplication(visit, request.params.id)
    if (isReply(application)) return application
    const form = compiled(application.form)
    return save(visit, me.id, application, form, groupOf(form, request.params.groupKey), bodyOf(request))
  })
}

/** The first page of what is not begun, to check what is known already; else the first that still asks for something. */
function whereLeft({ id, answers }: AnyApplication, form: CompiledForm): string {
  // What the guide asked already was told before the application began.
  const own = form.groups.filter((group) => group.key !== 'situation')
  const asked = own.flatMap((group) =>
    group.repeat ? [group.key] : group.fields.flatMap(({ key, prefill }) => (prefill === undefined ? [key] : [])),
  )
  if (!asked.some((key) => (answers[key] ?? null) !== null)) return pathAfter(id, form, answers)
  const wanting = validateAnswers(form, answers)[0]
  const group = wanting && groupAsking(form, wanting.key)
  return group ? groupPath(id, group.key) : materialsPath(id)
}

function groupOf(form: CompiledForm, segment: string): FormGroup {
  const group = form.groups.find((one) => one.key === groupKeyOf(segment))
  if (!group) throw new ProblemStop(pageNotFound)
  return group
}

/** The fields of a group that are shown and not already known. */
function questionsOf(
  form: CompiledForm,
  group: FormGroup,
  { lockedKeys }: AnyApplication,
  answers: FormAnswers,
): FormField[] {
  const shown = evaluateVisibility(form, answers).fields
  return group.fields.filter((field) => shown.has(field.key) && !lockedKeys.includes(field.key))
}

/** Answers of this page as sent: only what it asked, nothing that is known already. */
function typedOf(form: CompiledForm, group: FormGroup, { lockedKeys }: AnyApplication, body: Body): FormAnswers {
  const only = textOf(body, 'only')
  const answers = parseFormBody(form, body, { groupKey: group.key })
  return Object.fromEntries(
    Object.entries(answers).filter(([key]) => !lockedKeys.includes(key) && (only === '' || key === only)),
  )
}

/** The answers as the page had them; without a readable record, as saved when nothing was saved since, else as none. */
function baseFrom(body: Body, application: AnyApplication, group: FormGroup): FormAnswers {
  try {
    const base: unknown = JSON.parse(textOf(body, 'base'))
    if (typeof base === 'object' && base !== null && !Array.isArray(base)) return base as FormAnswers
  } catch {
    // Falls through: the version says whether anything can have changed.
  }
  return versionOf(body) === application.version ? baseOf(group, application.answers) : {}
}

const mostRaces = 3
/** What is missing keeps nothing of what is there from being saved. */
const notYet: ReadonlySet<string> = new Set(['forms.required', 'forms.too-few-entries', 'forms.entry-empty'])

async function save(
  visit: Visit,
  accountId: string,
  first: AnyApplication,
  form: CompiledForm,
  group: FormGroup,
  sent: Body,
): Promise<FastifyReply> {
  const edited = editedEntries(form, sent)
  const body = edited?.body ?? sent
  const mine = Object.fromEntries(
    Object.entries(typedOf(form, group, first, body)).filter(([key]) => textOf(body, `keep-${key}`) !== 'theirs'),
  )
  const base = baseFrom(body, first, group)
  const later = textOf(body, 'later') === 'yes'
  const partial = later || edited !== undefined
  let application = first
  for (let race = 0; ; race++) {
    const { send, clashes } = threeWay(base, mine, application.answers)
    if (clashes.length > 0) return askWhich(visit, application, group, clashes, sent)
    const answers = { ...application.answers, ...send }
    const problems = validateAnswers(form, answers, { groupKey: group.key, partial }).filter(
      (problem) => textOf(body, 'only') === '' || problem.key === textOf(body, 'only'),
    )
    const wrong = new Set(problems.filter((p) => !notYet.has(p.code)).map((p) => answerKeyOf(p.key)))
    const good = Object.fromEntries(Object.entries(send).filter(([key]) => !wrong.has(key)))
    const saved = await saveGood(visit, application, good)
    if (saved.ok) {
      const state: GroupState = { application: saved.value, form, group, answers, accountId, only: onlyOf(group, body) }
      if (edited && problems.length === 0)
        return visit.go(`${groupPath(application.id, group.key)}#${fieldId(edited.focusKey)}`)
      return problems.length > 0
        ? showAgain(visit, state, base, problems)
        : visit.go(later ? '/me' : nextPath(visit, saved.value, form, group, textOf(body, 'only')))
    }
    if (saved.status === 412 && race < mostRaces) {
      application = await findAny(visit, application.id)
      continue
    }
    if (saved.status !== 422) return visit.valueOf(saved)
    const state: GroupState = { application, form, group, answers, accountId, only: onlyOf(group, body) }
    return visit.page(groupPage(await visit.view(), { ...state, mistakes: mistakesOf(saved.problem) }), 422)
  }
}

const onlyOf = (group: FormGroup, body: Body) => group.fields.find((field) => field.key === textOf(body, 'only'))

async function saveGood(visit: Visit, application: AnyApplication, answers: FormAnswers) {
  if (Object.keys(answers).length === 0) return { ok: true as const, value: application }
  return saveAny(visit, application, answers)
}

async function askWhich(visit: Visit, application: AnyApplication, group: FormGroup, clashes: Clash[], body: Body) {
  return visit.page(conflictPage(await visit.view(), { application, group, clashes, body }), 412)
}

/** The page again: with its mistakes, or, when the answers only brought up new questions, with those. */
async function showAgain(
  visit: Visit,
  state: GroupState,
  base: FormAnswers,
  problems: readonly (Mistake & { key: string; code: string })[],
) {
  const before = evaluateVisibility(state.form, { ...state.application.answers, ...base }).fields
  const onlyNew = problems.every(
    (problem) => problem.code === 'forms.required' && !partsOfKey(problem.key) && !before.has(problem.key),
  )
  const view = await visit.view()
  return onlyNew
    ? visit.page(groupPage(view, { ...state, newQuestions: problems.map((problem) => problem.key) }))
    : visit.page(groupPage(view, { ...state, mistakes: { list: problems } }), 422)
}

/** One question on, in elder mode; else the next group. */
function nextPath(
  visit: Visit,
  application: AnyApplication,
  form: CompiledForm,
  group: FormGroup,
  only: string,
): string {
  if (only !== '' && visit.elder) {
    const order = group.fields.map((field) => field.key)
    const next = questionsOf(form, group, application, application.answers).find(
      (field) => order.indexOf(field.key) > order.indexOf(only),
    )
    if (next) return `${groupPath(application.id, group.key)}?only=${next.key}`
  }
  return pathAfter(application.id, form, application.answers, group.key)
}
