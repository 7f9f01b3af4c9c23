import { decideCase as op } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { decide } from '../core/case.ts'
import { decisionNotice } from '../core/notices.ts'
import type { CasesDeps } from '../ports.ts'
import { issueResult } from './issue-result.ts'
import { officeAct } from './office-act.ts'

export const decideCase = (app: FastifyInstance, deps: CasesDeps) =>
  officeAct(app, deps, op, {
    decide: (c, { body, actor }) => decide(c, body, { id: actor.officerId }),
    document: (c) => {
      const granted = c.status === 'granted'
      return {
        kind: granted ? 'grant-decision' : 'denial-decision',
        content: decisionNotice(c, granted, c.reasons, deps.clock.today()),
      }
    },
    follow: async (tx, c) => (c.status === 'granted' ? issueResult(tx, deps, c) : {}),
  })
