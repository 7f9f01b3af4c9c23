import { extendLimit as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { getRevisionContent } from '#modules/catalogue'
import { extensionNotice } from '../core/notices.ts'
import { extend } from '../core/proceeding-acts.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { officeAct } from './office-act.ts'

export const extendLimit = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: async (c, { body, actor }, tx) => {
      const { statutory } = await getRevisionContent(tx, c.revisionId)
      return extend(c, body, { name: actor.name }, reckon(deps), statutory)
    },
    document: (c, { body }) => ({
      kind: 'extension-notice',
      content: extensionNotice(c, body, deps.clock.today()),
    }),
  })
