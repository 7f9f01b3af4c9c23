import { discardApplication as op } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { dropChecklist } from '#modules/materials'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'
import { findDraftForUpdate, removeDraft } from '../store/draft-store.ts'

export const discardApplication = (app: FastifyInstance, deps: Deps) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const draft =
        (await findDraftForUpdate(tx, call.params.id, subjectOf(call.actor))) ??
        fail(problems['cases.application-not-found']())
      if (draft.submitted) fail(problems['cases.submitted-already']())
      if (draft.jointId) fail(problems['cases.part-of-bundle']())
      await dropChecklist(tx, draft.id)
      await removeDraft(tx, draft.id)
      tx.audit('application-discarded', draft.id, { itemCode: draft.itemCode })
      return {}
    }),
  )
