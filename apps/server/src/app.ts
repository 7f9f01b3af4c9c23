import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import { createApi } from '@tongban/api-client/client'
import { portalPlugin } from '@tongban/portal/plugin.tsx'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { archivesModule, archivesSubscribers } from '#modules/archives'
import {
  applicationGate,
  type CasesDeps,
  caseForRating,
  casesModule,
  casesSubscribers,
  countOpenCases,
  deadlineWork,
  sealDays,
} from '#modules/cases'
import { type CataloguePorts, catalogueModule, catalogueSubscribers, catalogueVersion } from '#modules/catalogue'
import { createSessionResolver, demoRoutes, identityModule, regionsSubscriber, smsSubscriber } from '#modules/identity'
import { interactionModule } from '#modules/interaction'
import { bundlesOfItems, followCases, jointModule } from '#modules/joint'
import { countValidLicences, licencesModule, licencesSubscribers, startRenderer } from '#modules/licences'
import { materialsModule, materialsSubscribers } from '#modules/materials'
import { type LiveRegions, openCalendar, openRegions, referenceModule } from '#modules/reference'
import type { Deps } from '#platform/deps'
import { failedJobs } from '#platform/failed-jobs'
import { problemHandling } from '#platform/http'
import { injectTransport, rememberVisitor } from '#platform/inject-transport'
import type { Subscriber } from '#platform/jobs'
import { openapi } from '#platform/openapi'
import { problemPages } from '#platform/problem-pages'
import { fail, problems } from '#platform/problems'
import { ok } from '#platform/result'
import { telemetry } from '#platform/telemetry'
import type { OutsideSystems } from './outside.ts'
import { lookAhead } from './region-change.ts'
import { demoAccounts, demoEnterprises, demoRegistrants } from './story/demo-people.ts'

export type Platform = {
  app: FastifyInstance
  regions: LiveRegions
  subscribers: Subscriber[]
  /** What the law wants done on its day; the worker runs it every few minutes. */
  deadlineWork(): Promise<void>
  /** Closes the log of every day that is over; the worker asks every few minutes. */
  sealDays(): Promise<unknown>
  close(): Promise<void>
}

/** Puts the modules together: fills their ports, registers their actions, mounts the two faces. */
export async function buildApp(deps: Deps, outside: OutsideSystems, { faces = true } = {}): Promise<Platform> {
  const { config, db } = deps
  const [regions, calendar] = await Promise.all([openRegions(db), openCalendar(db)])
  const casesDeps: CasesDeps = { ...deps, regions, calendar: calendar.now, outsideLicences: outside.licences }
  const app = fastify({
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    trustProxy: config.host === '127.0.0.1',
  })
  // A body is taken as it is sent; only what stands in an address is text that may mean a number.
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: 21 * 1024 * 1024, files: 20 } })
  await app.register(compress, { threshold: 1024 })
  problemHandling(app, deps.log)
  secureHeaders(app)
  const sessions = createSessionResolver(deps)
  app.addHook('onRequest', async (request) => {
    const token = tokenOf(request)
    if (token) request.actor = await sessions.resolve(token)
  })
  rememberVisitor(app)
  telemetry(app, db)
  await openapi(app)
  referenceModule(app, deps, {
    regions,
    ports: {
      async lookAhead(change) {
        const looked = await lookAhead(deps, change)
        if (!looked.ok) return looked
        const { madeOn: _, ...outlook } = looked.value
        return ok(outlook)
      },
    },
  })
  identityModule(app, deps, { ...outside, sessions })
  if (config.demo) demoRoutes(app, deps, { toRegister: demoRegistrants(), toOpen: demoEnterprises() })
  const renderer = startRenderer()
  catalogueModule(app, deps, { regions, ports: libraryPorts(deps, renderer) })
  licencesModule(app, deps)
  materialsModule(app, deps, applicationGate)
  casesModule(app, casesDeps)
  app.addHook('onClose', () => calendar.close())
  jointModule(app, casesDeps)
  archivesModule(app, deps)
  interactionModule(app, deps, caseForRating(deps))
  failedJobs(app, deps)
  problemPages(app)
  if (faces) await mountFaces(app, deps, regions)
  return {
    app,
    regions,
    subscribers: [
      smsSubscriber(deps, outside.sms),
      regionsSubscriber(db),
      ...catalogueSubscribers(deps),
      ...licencesSubscribers(deps, renderer),
      ...materialsSubscribers(deps),
      ...casesSubscribers(deps),
      ...followCases(casesDeps),
      ...archivesSubscribers(deps),
    ],
    deadlineWork: () => deadlineWork(casesDeps),
    sealDays: () => sealDays(deps),
    close: () => app.close(),
  }
}

/** What the library asks of modules above it. */
export const libraryPorts = (deps: Pick<Deps, 'db' | 'clock'>, renderer = startRenderer()): CataloguePorts => ({
  countCases: (baseCodes) => countOpenCases(deps, baseCodes),
  countLicences: (typeCodes) => countValidLicences(deps, typeCodes),
  listBundles: (itemIds) => bundlesOfItems(deps, itemIds),
  printForm: (form) => renderer.printForm(form),
})

/** The token of a header goes before a cookie; the workbench has a cookie of its own, so that both can be signed in. */
function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header?.startsWith('Bearer ')) return header.slice(7)
  if (!sameOrigin(request)) return undefined
  const staff =
    request.headers['x-tongban-app'] === 'workbench' || (request.query as { as?: string } | undefined)?.as === 'staff'
  return request.cookies[staff ? 'tongban_staff' : 'tongban_session']
}

/** A cookie counts only on requests that our own pages made (or that read): another site's form carries it too. */
function sameOrigin(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin'
  const { origin } = request.headers
  return origin === undefined || new URL(origin).host === request.headers.host
}

function secureHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  })
}

async function mountFaces(app: FastifyInstance, deps: Deps, regions: LiveRegions): Promise<void> {
  const { config } = deps
  const workbench = join(config.repositoryRoot, 'apps/workbench/dist')
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, { root: workbench, index: 'index.html', maxAge: '1h', cacheControl: true })
      // The workbench finds its own pages by address.
      scope.setNotFoundHandler((_request, reply) => reply.sendFile('index.html', workbench, { maxAge: 0 }))
    },
    { prefix: '/workbench' },
  )
  await app.register(
    async (scope) => {
      scope.setNotFoundHandler(() => fail(problems['platform.not-found']()))
    },
    { prefix: '/api' },
  )
  await app.register(
    portalPlugin({
      api: createApi(injectTransport(app)),
      demo: config.demo,
      ...(config.demo
        ? { demoAccounts: demoAccounts(), demoRegistrants: demoRegistrants(), demoEnterprises: demoEnterprises() }
        : {}),
      assetsDir: join(config.repositoryRoot, 'apps/portal/dist'),
      publicUrl: config.publicUrl,
      smsOutboxUrl: `http://${config.host}:${config.standInsPort}/sms`,
      // Both only grow: a page made before either changed is made again.
      catalogueVersion: () => catalogueVersion(deps.db) + regions.version,
    }),
  )
}
