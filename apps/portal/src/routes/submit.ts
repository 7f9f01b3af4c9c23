import { randomUUID } from 'node:crypto'
import { type Application, getApplication, submitApplication } from '@tongban/contracts/cases/apply'
import { type ChecklistEntry, removeFile } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import { bodyOf, textOf, versionOf } from '../http/body.ts'
import { readForm } from '../http/multipart.ts'
import { checkPage } from '../pages/check.tsx'
import { materialsPage } from '../pages/materials.tsx'
import { compiled } from '../parts/compiled.ts'
import { fileInput } from '../parts/material-row.tsx'
import { type Mistake, mistakesOf } from '../parts/problem.tsx'
import { checkPath, materialsPath } from '../parts/steps.ts'
import type { Site } from '../site.ts'
import { Visit } from '../visit.ts'
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
    const form = compiled(application.form)
    return visit.page(materialsPage(await visit.view(), { application, form, accountId: me.id }))
  })

  app.post<ApplicationRequest>('/applications/:id/materials', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const { id } = request.params
    const { body, files } = await readForm(request)
    const me = await visit.requireMe()
    const before = await openApplication(visit, id)
    if (isReply(before)) return before
    const failed = await uploadAll(visit, id, keysOf(before.checklist), files)
    const fileId = textOf(body, 'remove')
    if (fileId) await visit.get(removeFile, { params: { id, fileId } })
    const application = await visit.get(getApplication, { params: { id } })
    if (failed.length === 0) {
      if (fileId) return visit.go(materialsPath(id) + anchorOf(before.checklist, fileId))
      if (textOf(body, 'later') === 'yes') return visit.go('/me')
    }
    const list = [...failed, ...(fileId ? [] : missing(application, failed))]
    if (list.length === 0) return visit.go(checkPath(id))
    const state = { application, form: compiled(application.form), mistakes: { list }, accountId: me.id }
    return visit.page(materialsPage(await visit.view(), state), 422)
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
    const submitted = await visit.call(submitApplication, {
      params: { id },
      body: { version: versionOf(body) },
      idempotencyKey: textOf(body, 'intent') || randomUUID(),
    })
    if (submitted.ok) return visit.go(`/me/cases/${submitted.value.caseId}/receipt`)
    if (submitted.status === 401) return visit.valueOf(submitted)
    const application = await openApplication(visit, id)
    if (isReply(application)) return application
    const mistakes = submitted.status === 412 ? { list: [changedElsewhere] } : mistakesOf(submitted.problem)
    const state = { application, form: compiled(application.form), intent: randomUUID(), mistakes }
    return visit.page(checkPage(await visit.view(), state), submitted.status)
  })
}

const changedElsewhere: Mistake = {
  message: '这份申请刚才在另一个窗口或设备改过，下面是最新的内容。请再检查一遍后提交',
  messageEn:
    'This application was just changed in another window or device; below is the latest. Check it again, then submit',
}

export const keysOf = (checklist: readonly ChecklistEntry[]) => checklist.map((entry) => entry.materialKey)

/** Back to the row a file was removed from. */
export function anchorOf(checklist: readonly ChecklistEntry[], fileId: string): string {
  const entry = checklist.find((one) => one.files.some((file) => file.id === fileId))
  return entry ? `#${fileInput(entry.materialKey)}` : ''
}

/** What still has to be uploaded, beside what was tried and failed. */
function missing({ checklist }: Application, failed: readonly Mistake[]): Mistake[] {
  return checklist
    .filter((entry) => entry.state === 'wanted' && entry.required)
    .filter((entry) => !failed.some((mistake) => mistake.key === entry.materialKey))
    .map((entry) => ({
      key: entry.materialKey,
      message: `请上传“${entry.name}”`,
      messageEn: `Upload “${entry.nameEn || entry.name}”`,
    }))
}
