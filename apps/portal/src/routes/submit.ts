import { randomUUID } from 'node:crypto'
import { getGuide } from '@tongban/contracts/catalogue/browse'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { type ChecklistEntry, removeFile, reuseFile } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import { bodyOf, textOf, versionOf } from '../http/body.ts'
import { readForm } from '../http/multipart.ts'
import { checkPage } from '../pages/check.tsx'
import { materialsPage } from '../pages/materials.tsx'
import type { AnyApplication } from '../parts/any-application.ts'
import { compiled } from '../parts/compiled.ts'
import { fileInput, reuseValue } from '../parts/material-row.tsx'
import { type Mistake, mistakesOf } from '../parts/problem.tsx'
import { checkPath, materialsPath } from '../parts/steps.ts'
import type { Site } from '../site.ts'
import { Visit } from '../visit.ts'
import { findAny, placeOf, submitAny } from './any-application.ts'
import { isReply, openApplication } from './applications.ts'
import { uploadAll } from './upload.ts'

type ApplicationRequest = { Params: { id: string } }

/** The last two steps of an application: materials, then check and submit. */
export function submitRoutes(app: FastifyInstance, site: Site): void {
  app.get<ApplicationRequest>('/applications/:id/materials', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const me = await visit.requireMe()
    const application = await openApplication(visit, request.params.id)
    if (isReply(application)) return application
    const state = { application, form: compiled(application.form), accountId: me.id }
    const [view, guide] = await Promise.all([visit.view(), guideOf(visit, application)])
    return visit.page(materialsPage(view, { ...state, guide }))
  })

  app.post<ApplicationRequest>('/applications/:id/materials', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const { body, files } = await readForm(request)
    const me = await visit.requireMe()
    const before = await openApplication(visit, id)
    if (isReply(before)) return before
    const failed = await uploadAll(visit, (key) => placeOf(before, key), keysOf(before.checklist), files)
    const fileId = textOf(body, 'remove')
    if (fileId) await visit.get(removeFile, { params: { id: ownerOf(before, fileId), fileId } })
    const reused = reusedIn(before.checklist, textOf(body, 'reuse'))
    if (reused) failed.push(...(await reuse(visit, before, reused)))
    const application = await findAny(visit, id)
    if (failed.length === 0) {
      if (fileId) return visit.go(materialsPath(id) + anchorOf(before.checklist, fileId))
      if (reused) return visit.go(`${materialsPath(id)}#${fileInput(reused.materialKey)}`)
      if (textOf(body, 'later') === 'yes') return visit.go('/me')
    }
    const list = [...failed, ...(fileId || reused ? [] : missing(application, failed))]
    if (list.length === 0) return visit.go(checkPath(id))
    const state = { application, form: compiled(application.form), mistakes: { list }, accountId: me.id }
    const [view, guide] = await Promise.all([visit.view(), guideOf(visit, application)])
    return visit.page(materialsPage(view, { ...state, guide }), 422)
  })

  app.get<ApplicationRequest>('/applications/:id/check', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    await visit.requireMe()
    const application = await openApplication(visit, request.params.id)
    if (isReply(application)) return application
    const state = { application, form: compiled(application.form), intent: randomUUID() }
    return visit.page(checkPage(await visit.view(), state))
  })

  app.post<ApplicationRequest>('/applications/:id/check', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const body = bodyOf(request)
    const submitted = await submitAny(visit, id, versionOf(body), textOf(body, 'intent') || randomUUID())
    if (submitted.ok) return visit.go(submitted.value)
    if (submitted.status === 401) return visit.valueOf(submitted)
    const application = await openApplication(visit, id)
    if (isReply(application)) return application
    const mistakes = submitted.status === 412 ? { list: [changedElsewhere] } : mistakesOf(submitted.problem)
    const state = { application, form: compiled(application.form), intent: randomUUID(), mistakes }
    return visit.page(checkPage(await visit.view(), state), submitted.status)
  })
}

/** What the guide has of the materials; an application goes on when its guide is gone. */
async function guideOf(visit: Visit, { item, joint }: AnyApplication): Promise<Guide | undefined> {
  if (joint) return undefined
  const answer = await visit.call(getGuide, { params: { code: item.code } })
  return answer.ok ? answer.value : undefined
}

type Reused = { materialKey: string; fileId: string }

/** The earlier file that was pressed, if it is one that was offered. */
function reusedIn(checklist: readonly ChecklistEntry[], pressed: string): Reused | undefined {
  const offered = checklist.flatMap(({ materialKey, earlier = [] }) =>
    earlier.map(({ id }) => ({ materialKey, fileId: id })),
  )
  return offered.find(({ materialKey, fileId }) => reuseValue(materialKey, fileId) === pressed)
}

async function reuse(visit: Visit, to: AnyApplication, { materialKey, fileId }: Reused): Promise<Mistake[]> {
  const { ownerId, materialKey: own } = placeOf(to, materialKey)
  const answer = await visit.call(reuseFile, { params: { id: ownerId }, body: { materialKey: own, fileId } })
  if (answer.ok) return []
  if (answer.status === 401) visit.valueOf(answer)
  return mistakesOf(answer.problem).list.map((mistake) => ({ ...mistake, key: materialKey }))
}

const changedElsewhere: Mistake = {
  message: '这份申请刚才在另一个窗口或设备改过，下面是最新的内容。请再检查一遍后提交',
  messageEn:
    'This application was just changed in another window or device; below is the latest. Check it again, then submit',
}

/** The application to which a file was given. */
function ownerOf(application: AnyApplication, fileId: string): string {
  const entry = application.checklist.find(({ files }) => files.some(({ id }) => id === fileId))
  return entry ? placeOf(application, entry.materialKey).ownerId : application.id
}

export const keysOf = (checklist: readonly ChecklistEntry[]) => checklist.map((entry) => entry.materialKey)

/** Back to the row a file was removed from. */
export function anchorOf(checklist: readonly ChecklistEntry[], fileId: string): string {
  const entry = checklist.find((one) => one.files.some((file) => file.id === fileId))
  return entry ? `#${fileInput(entry.materialKey)}` : ''
}

/** What still has to be uploaded, beside what was tried and failed. */
function missing({ checklist }: AnyApplication, failed: readonly Mistake[]): Mistake[] {
  return checklist
    .filter((entry) => entry.state === 'wanted' && entry.required)
    .filter((entry) => !failed.some((mistake) => mistake.key === entry.materialKey))
    .map((entry) => ({
      key: entry.materialKey,
      message: `请上传“${entry.name}”`,
      messageEn: `Upload “${entry.nameEn || entry.name}”`,
    }))
}
