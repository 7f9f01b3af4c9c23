import type { FastifyPluginAsync } from 'fastify'
import { loadAssets, serveAssets } from './http/assets.ts'
import { isSameOrigin } from './http/same-origin.ts'
import { answerError, answerNotFound } from './http/stops.ts'
import type { PortalOptions } from './options.ts'
import { notSameOrigin } from './pages/problem.tsx'
import { accountRoutes } from './routes/account.ts'
import { applicationRoutes } from './routes/applications.ts'
import { browseRoutes } from './routes/browse.ts'
import { bundleRoutes } from './routes/bundles.ts'
import { caseRoutes } from './routes/cases.ts'
import { changeRoutes } from './routes/changes.ts'
import { guideRoutes } from './routes/guide.ts'
import { logRoutes } from './routes/log.ts'
import { meRoutes } from './routes/me.ts'
import { publicRoutes } from './routes/public.ts'
import { regionRoutes } from './routes/regions.ts'
import { siteRoutes } from './routes/sites.ts'
import { submitRoutes } from './routes/submit.ts'
import { versionRoutes } from './routes/versions.ts'
import { createSite } from './site.ts'
import { ProblemStop } from './visit.ts'

export type { DemoAccount, DemoEnterprise, DemoRegistrant, PortalOptions } from './options.ts'

const headers = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/**
 * The citizens' side (网上办事大厅) at `/`. Needs `@fastify/cookie`, `@fastify/formbody` and `@fastify/multipart` on the
 * server. Sets the 404 page of the prefix it is mounted at.
 */
export const portalPlugin = (options: PortalOptions): FastifyPluginAsync => {
  const site = createSite(options, loadAssets(options.assetsDir))
  return async (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(headers)
      const writes = request.method !== 'GET' && request.method !== 'HEAD'
      done(writes && !isSameOrigin(request) ? new ProblemStop(notSameOrigin) : undefined)
    })
    app.setErrorHandler((error, request, reply) => answerError(site, error, request, reply))
    app.setNotFoundHandler((request, reply) => answerNotFound(site, request, reply))
    serveAssets(app, site.assets)
    browseRoutes(app, site)
    regionRoutes(app, site)
    bundleRoutes(app, site)
    guideRoutes(app, site)
    accountRoutes(app, site)
    meRoutes(app, site)
    submitRoutes(app, site)
    applicationRoutes(app, site)
    caseRoutes(app, site)
    publicRoutes(app, site)
    versionRoutes(app, site)
    logRoutes(app, site)
    changeRoutes(app, site)
    siteRoutes(app, site)
  }
}
