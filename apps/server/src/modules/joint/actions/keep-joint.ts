import { discardJoint as discardOp, getJoint as getOp, saveJoint as saveOp } from '@tongban/contracts/joint/apply'
import { splitAnswers } from '@tongban/forms/merge-forms'
import { validateAnswers } from '@tongban/forms/validate'
import type { FastifyInstance } from 'fastify'
import { applicationGate, dropPart, impossibleCodes, savePart } from '#modules/cases'
import { withEarlierFiles } from '#modules/materials'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import type { Matter } from '../core/matter.ts'
import type { JointDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findMatter, findMatterForUpdate, recordSaved, removeMatter } from '../store/matter-store.ts'
import { answersOf, type Joint, loadJoint, lockedOf, viewJoint } from './load-joint.ts'

const found = (matter: Matter | undefined): Matter => matter ?? fail(problems['joint.not-found']())

/** Still to be filled in, as the person saw it. */
export function openMatter(matter: Matter | undefined, version?: number): Matter {
  const open = found(matter)
  if (open.submittedAt !== null) fail(problems['joint.submitted-already']())
  if (version !== undefined && open.version !== version)
    fail(problems['joint.stale-version']({ yours: version, current: open.version }))
  return open
}

export const getJoint = (app: FastifyInstance, deps: JointDeps) =>
  route(app, getOp, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const joint = await loadJoint(tx, found(await findMatter(tx, params.id)))
      if (joint.matter.submittedAt !== null) return viewJoint(joint)
      // What was given for the same material before is offered with the line that stands for it.
      for (const { leader } of joint.materials) {
        const draftId = joint.parts.find(({ key }) => key === leader.part)?.draftId ?? ''
        const [entry] = await withEarlierFiles(tx, applicationGate, draftId, [leader.entry], deps.clock.now())
        if (entry) leader.entry = entry
      }
      return viewJoint(joint)
    }),
  )

export const saveJoint = (app: FastifyInstance, deps: JointDeps) =>
  route(app, saveOp, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { version, answers } = call.body
      const matter = openMatter(await findMatterForUpdate(tx, call.params.id), version)
      const joint = await loadJoint(tx, matter)
      refuse(joint, answers)
      const at = deps.clock.now()
      for (const { key, own } of joint.parts) {
        const told = splitAnswers(joint.merged.keys[key] ?? {}, answers)
        if (Object.keys(told).length === 0) continue
        const next = { ...own.draft.answers, ...told }
        for (const [name, answer] of Object.entries(next)) if (answer === null) delete next[name]
        await savePart(tx, own.draft, next, at)
      }
      return viewJoint(await loadJoint(tx, await recordSaved(tx, matter.id, at)))
    }),
  )

/** A half-typed answer is saved as it is; only what can never be an answer, or is known already, is refused. */
function refuse(joint: Joint, answers: Parameters<typeof splitAnswers>[1]): void {
  const before = answersOf(joint)
  const { code, detail: message, detailEn: messageEn } = problems['joint.field-locked']()
  const locked = lockedOf(joint)
    .filter((key) => key in answers && answers[key] !== before[key])
    .map((key) => ({ key, code, message, messageEn }))
  if (locked.length > 0) fail({ ...problems['joint.field-locked'](), fields: locked })
  const wrong = validateAnswers(joint.merged.form, answers, { partial: true })
  const impossible = wrong.filter((one) => impossibleCodes.has(one.code))
  if (impossible.length > 0) fail({ ...problems['joint.answers-not-valid'](), fields: impossible })
}

export const discardJoint = (app: FastifyInstance, deps: JointDeps) =>
  route(app, discardOp, (call) =>
    inTransaction(deps, call, async (tx) => {
      const matter = openMatter(await findMatterForUpdate(tx, call.params.id))
      const joint = await loadJoint(tx, matter)
      for (const { own } of joint.parts) await dropPart(tx, own.draft)
      await removeMatter(tx, matter.id)
      tx.audit('joint-discarded', matter.id, { bundle: matter.bundleCode })
      return {}
    }),
  )
