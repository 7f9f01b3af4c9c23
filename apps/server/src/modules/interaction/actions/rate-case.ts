import { rateCase as op } from '@tongban/contracts/interaction/rating'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail, unwrap } from '#platform/problems'
import { chosenIndicators } from '../core/indicators.ts'
import type { CaseForRating } from '../ports.ts'
import { problems } from '../problems.ts'
import { recordRating } from '../store/rating-store.ts'

export const rateCase = (app: FastifyInstance, deps: Pick<Deps, 'clock' | 'db'>, cases: CaseForRating) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, body } = call
      const caseId = call.params.id
      const found = await cases.find(tx, caseId)
      if (found?.subjectId !== subjectOf(actor)) return fail(problems['interaction.not-found']())
      if (found.open) fail(problems['interaction.not-finished']())
      const { stars } = body
      const indicators = unwrap(chosenIndicators(stars, body.indicators))
      const { subjectId, officeId, caseNo, itemName } = found
      const rating = await recordRating(tx, {
        ...{ caseId, caseNo, itemName, subjectId, officeId, stars, indicators },
        comment: body.comment?.trim() ?? '',
        at: deps.clock.now(),
      })
      if (!rating) return fail(problems['interaction.rated-already']())
      await cases.recordRated(tx, caseId, stars)
      tx.audit('interaction.rate-case', subjectId, { caseId, stars })
      tx.emit('case-rated', { caseId, caseNo, officeId, stars })
      return rating
    }),
  )
