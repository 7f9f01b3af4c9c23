import type { Answer, ApiResponse } from '@tongban/api-client/client'
import { trackCase } from '@tongban/contracts/cases/progress'
import { downloadMaterialFile, printEmptyForm } from '@tongban/contracts/catalogue/materials'
import { downloadDocument, verifyDocument } from '@tongban/contracts/licences/documents'
import { downloadFile } from '@tongban/contracts/materials/uploads'
import type { QueryOf } from '@tongban/contracts/operation'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { bodyOf, textOf } from '../http/body.ts'
import { pageNotFound } from '../pages/problem.tsx'
import { progressFormPage, progressPage } from '../pages/progress.tsx'
import { accessibilityPage, helpPage, privacyPage } from '../pages/texts.tsx'
import { notVerifiedPage, verifiedPage, verifyFormPage } from '../pages/verify.tsx'
import { type Mistake, mistakesOf } from '../parts/problem.tsx'
import type { Site } from '../site.ts'
import { ProblemStop, Visit } from '../visit.ts'

/** What anybody may do without signing in, and the files one may download. */
export function publicRoutes(app: FastifyInstance, site: Site): void {
  progressRoutes(app, site)
  verifyRoutes(app, site)
  fileRoutes(app, site)
  materialFileRoutes(app, site)
  const texts = { '/help': helpPage, '/accessibility': accessibilityPage, '/privacy': privacyPage }
  for (const [path, page] of Object.entries(texts)) {
    app.get(path, async (request, reply) => {
      const visit = new Visit(site, request, reply)
      return visit.page(page(await visit.view()))
    })
  }
}

function progressRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { caseNo?: unknown } }>('/progress', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const caseNo = typeof request.query.caseNo === 'string' ? request.query.caseNo.slice(0, 50) : ''
    return visit.page(progressFormPage(await visit.view(), { caseNo }))
  })

  app.post('/progress', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    const caseNo = textOf(body, 'caseNo').replace(/\s/g, '')
    const queryCode = textOf(body, 'queryCode').replace(/\s/g, '').toUpperCase()
    const view = await visit.view()
    const wrong: Mistake[] = []
    if (caseNo.length < 10) {
      wrong.push({
        key: 'caseNo',
        message: '请填写完整的办件编号，在回执上',
        messageEn: 'Enter the whole case number from your receipt',
      })
    }
    if (queryCode.length < 8 || queryCode.length > 9) {
      wrong.push({
        key: 'queryCode',
        message: '请填写回执上的8位查询码',
        messageEn: 'Enter the query code of 8 characters from your receipt',
      })
    }
    if (wrong.length > 0)
      return visit.page(progressFormPage(view, { caseNo, queryCode, mistakes: { list: wrong } }), 422)
    const found = await visit.call(trackCase, { body: { caseNo, queryCode } })
    return found.ok
      ? visit.page(progressPage(view, found.value))
      : visit.page(progressFormPage(view, { caseNo, mistakes: mistakesOf(found.problem) }), found.status)
  })
}

function verifyRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { code?: unknown } }>('/verify', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const given = request.query.code
    if (typeof given !== 'string') return visit.page(verifyFormPage(await visit.view(), {}))
    const code = codeOf(given)
    if (code.length >= 12 && code.length <= 20) return visit.go(`/verify/${encodeURIComponent(code)}`)
    const mistake: Mistake = {
      key: 'code',
      message: '请填写完整的查验码，在二维码旁边',
      messageEn: 'Enter the whole verification code, beside the QR code',
    }
    const state = { code: given.slice(0, 50), mistakes: { list: [mistake] } }
    return visit.page(verifyFormPage(await visit.view(), state), 422)
  })

  app.get<{ Params: { code: string } }>('/verify/:code', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const code = codeOf(request.params.code).slice(0, 30)
    const found = await visit.call(verifyDocument, { params: { code } })
    if (found.ok) return visit.page(verifiedPage(await visit.view(), found.value))
    if (found.status !== 404 && found.status !== 400) throw new ProblemStop(found.problem)
    return visit.page(notVerifiedPage(await visit.view(), code), 404)
  })
}

const codeOf = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()

function fileRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { file: string } }>('/documents/:file', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const id = /^(.+)\.pdf$/.exec(request.params.file)?.[1]
    if (id === undefined) throw new ProblemStop(pageNotFound)
    return send(visit, await site.api.download(downloadDocument, { params: { id }, token: visit.token }))
  })
  app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    return send(visit, await site.api.download(downloadFile, { params: { id: request.params.id }, token: visit.token }))
  })
}

/** Samples and empty forms of the guides: the same for everybody, so they may be kept on their way. */
function materialFileRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { id: string } }>('/material-files/:id', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    return pass(visit, await site.api.download(downloadMaterialFile, { params: { id: request.params.id } }))
  })
  app.get<{ Params: { code: string; key: string }; Querystring: { audience?: unknown } }>(
    '/items/:code/empty-forms/:key',
    async (request, reply) => {
      const { audience } = request.query
      const query: QueryOf<typeof printEmptyForm> = audience === 'natural' || audience === 'legal' ? { audience } : {}
      const visit = new Visit(site, request, reply)
      return pass(visit, await site.api.download(printEmptyForm, { params: request.params, query }))
    },
  )
}

function pass(visit: Visit, answer: Answer<ApiResponse>): FastifyReply {
  const { headers, body } = visit.valueOf(answer)
  const { reply } = visit
  for (const name of ['content-type', 'content-disposition', 'content-security-policy', 'cache-control'])
    if (headers[name]) reply.header(name, headers[name])
  return reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}

const shownTypes = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** Passes a file on. Only kinds a browser shows safely are shown; anything else is saved. */
function send(visit: Visit, answer: Answer<ApiResponse>): FastifyReply {
  const { headers, body } = visit.valueOf(answer)
  const type = headers['content-type'] ?? 'application/octet-stream'
  const shown = shownTypes.has(type.split(';')[0]?.trim() ?? '')
  const { reply } = visit
  reply.header('content-type', shown ? type : 'application/octet-stream')
  reply.header('content-disposition', headers['content-disposition'] ?? (shown ? 'inline' : 'attachment'))
  reply.header('cache-control', 'private, no-store')
  if (type !== 'application/pdf') reply.header('content-security-policy', "default-src 'none'; sandbox")
  return reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}
