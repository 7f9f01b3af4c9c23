import type { Problem } from '@tongban/contracts/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pageNotFound, problemPage, tooLarge, tooOften, unexpected } from '../pages/problem.tsx'
import { signInPage } from '../pages/sign-in.tsx'
import { signInHref } from '../routes/account.ts'
import type { Site } from '../site.ts'
import type { View } from '../view.ts'
import { ProblemStop, SignInStop, Visit } from '../visit.ts'
import { type Body, bodyOf, listOf } from './body.ts'
import { closeSession } from './preferences.ts'
import { safePath } from './safe-path.ts'

const secret = new Set(['password', 'smsCode'])

/** A form as one line, for the form that sends it again after signing in; never a password. */
function lineOf(body: Body): string {
  const fields = Object.keys(body).filter((name) => !secret.has(name))
  return new URLSearchParams(fields.flatMap((name) => listOf(body, name).map((value) => [name, value]))).toString()
}

/** Whatever stopped a page becomes a page: signing in, a problem of the API, or what went wrong on our side. */
export async function answerError(site: Site, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  reply.removeHeader('vary')
  const visit = new Visit(site, request, reply)
  if (error instanceof SignInStop) return signInFirst(visit)
  const problem = problemOf(error, request)
  if (problem.status >= 500 && !(error instanceof ProblemStop)) request.log.error(error)
  const again = request.method === 'GET' ? request.url : undefined
  const view = await viewFor(visit, problem)
  return visit.page(problemPage(view, problem, again), problem.status === 400 ? 404 : problem.status)
}

/** After an error of the server its page asks the API for nothing: the error may be the API's. */
async function viewFor(visit: Visit, problem: Problem): Promise<View> {
  if (problem.status >= 500 || problem.status === 429) return visit.plainView()
  return visit.view().catch(() => visit.plainView())
}

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof ProblemStop) {
    // An id or a code of the wrong shape in an address is an address without a page.
    return error.problem.status === 400 && request.method === 'GET' ? pageNotFound : error.problem
  }
  const status = (error as { statusCode?: number } | null)?.statusCode ?? 500
  if (status === 429) return tooOften
  if (status === 413) return tooLarge
  if (status >= 400 && status < 500) return { ...pageNotFound, status }
  return unexpected(String(request.id))
}

/** Leads to signing in and back; a form that was sent is kept and goes on afterwards. */
function signInFirst(visit: Visit): FastifyReply {
  const { request, reply } = visit
  if (visit.token) closeSession(request, reply)
  if (request.method === 'GET') return visit.go(signInHref(request.url))
  const action = safePath(request.url, '/me')
  const resume = { action, body: lineOf(bodyOf(request)) }
  return visit.page(signInPage(visit.plainView(), { back: action, by: 'password', resume }), 401)
}

export async function answerNotFound(site: Site, request: FastifyRequest, reply: FastifyReply) {
  if (request.url.startsWith('/api/')) {
    return reply.code(404).type('application/problem+json').send(JSON.stringify(pageNotFound))
  }
  const visit = new Visit(site, request, reply)
  return visit.page(problemPage(await viewFor(visit, pageNotFound), pageNotFound), 404)
}
