import * as ops from '@tongban/contracts/interaction/experiences'
import type { FastifyInstance } from 'fastify'
import { anonymous, subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { hasPersonalData } from '../core/personal-text.ts'
import type { CaseForRating } from '../ports.ts'
import { problems } from '../problems.ts'
import * as store from '../store/experience-store.ts'

type ExperienceDeps = Pick<Deps, 'clock' | 'db'>
const listed = 20
const reviewed = 100

export const shareExperience = (app: FastifyInstance, deps: ExperienceDeps, cases: CaseForRating) =>
  route(app, ops.shareExperience, (call) =>
    inTransaction(deps, call, async (tx) => {
      const caseId = call.params.id
      const found = await cases.find(tx, caseId)
      if (found?.subjectId !== subjectOf(call.actor)) return fail(problems['interaction.not-found']())
      if (found.open) fail(problems['interaction.not-finished']())
      const text = call.body.text.trim()
      if (hasPersonalData(text)) fail(problems['interaction.personal-data']())
      const { subjectId, officeId, itemName, itemCode } = found
      const made = await store.recordExperience(tx, {
        ...{ id: newId(), caseId, itemName, baseCode: itemCode.slice(19), subjectId, officeId, text },
        at: deps.clock.now(),
      })
      tx.audit('interaction.share-experience', caseId)
      return made ?? fail(problems['interaction.experience-already']())
    }),
  )

export const getMyExperience = (app: FastifyInstance, deps: ExperienceDeps) =>
  route(app, ops.getMyExperience, async ({ actor, params }) => {
    const found = await deps.db.read(actor, (tx) => store.findMyExperience(tx, params.id, subjectOf(actor)))
    return found ?? fail(problems['interaction.not-found']())
  })

export const listExperiences = (app: FastifyInstance, deps: ExperienceDeps) =>
  route(app, ops.listExperiences, async ({ params }) => ({
    experiences: await deps.db.read(anonymous, (tx) => store.listShown(tx, params.code.slice(19), listed)),
  }))

export const listOfficeExperiences = (app: FastifyInstance, deps: ExperienceDeps) =>
  route(app, ops.listOfficeExperiences, async ({ actor }) => ({
    experiences: await deps.db.read(actor, (tx) => store.listOfOffice(tx, actor.officeId, reviewed)),
  }))

export const reviewExperience = (app: FastifyInstance, deps: ExperienceDeps) =>
  route(app, ops.reviewExperience, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { actor, params, body } = call
      const found =
        (await store.findForUpdate(tx, params.id, actor.officeId)) ?? fail(problems['interaction.not-found']())
      if (found.version !== body.version) fail(problems['interaction.stale-version']({ current: found.version }))
      const reason = body.reason?.trim() ?? ''
      if (!body.show && reason.length < 5) fail(problems['interaction.reason-missing']())
      tx.audit('interaction.review-experience', params.id, { show: body.show })
      return store.recordReview(tx, params.id, {
        state: body.show ? 'shown' : 'kept-back',
        reason: body.show ? null : reason,
      })
    }),
  )
