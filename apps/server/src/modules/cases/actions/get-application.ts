import { getApplication as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { withEarlierFiles } from '#modules/materials'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { findDraft } from '../store/draft-store.ts'
import { applicationGate } from './gate.ts'
import { viewApplication } from './load-application.ts'

export const getApplication = (app: FastifyInstance, deps: Deps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const draft =
        (await findDraft(tx, params.id, subjectOf(actor))) ?? fail(problems['cases.application-not-found']())
      const application = await viewApplication(tx, draft)
      if (draft.submitted) return application
      const { id, checklist } = application
      return { ...application, checklist: await withEarlierFiles(tx, applicationGate, id, checklist, deps.clock.now()) }
    }),
  )
