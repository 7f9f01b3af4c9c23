import { type JointMatter, submitJoint as op } from '@tongban/contracts/joint/apply'
import { mergedKeyOf } from '@tongban/forms/merge-forms'
import { validateAnswers } from '@tongban/forms/validate'
import type { FastifyInstance } from 'fastify'
import { loadApplicant, nameOf, type PartDraft, submitDraft } from '#modules/cases'
import { filesOf, inspectFiles, missingMaterials, shareFiles } from '#modules/materials'
import { nextNumber } from '#modules/reference'
import type { Tx } from '#platform/db'
import { type Call, inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import { write } from '#platform/write'
import { presentLine } from '../core/joint-form.ts'
import { jointNumber } from '../core/joint-number.ts'
import type { JointDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findMatterForUpdate, recordSubmitted } from '../store/matter-store.ts'
import { viewMatter } from './get-joint-matter.ts'
import { openMatter } from './keep-joint.ts'
import { type Joint, loadJoint } from './load-joint.ts'

/**
 * First everything is looked at, a file given once is given to every part that asks for it, and all files are read again;
 * then all parts are submitted in one transaction: a case for each that can begin, the others wait.
 */
export const submitJoint = (app: FastifyInstance, deps: JointDeps) =>
  route(app, op, async (call) => {
    const files = await prepare(deps, call)
    await inspectFiles(deps, files)
    return inTransaction(deps, call, (tx) => submit(tx, deps, call))
  })

/** Repeatable; what was submitted already is left to the transaction to tell. */
const prepare = (deps: JointDeps, { actor, params, body }: Call<typeof op>) =>
  write(deps.db, actor, undefined, async (tx) => {
    const matter = await findMatterForUpdate(tx, params.id)
    if (!matter || matter.submittedAt !== null || matter.version !== body.version) return []
    const joint = await loadJoint(tx, matter)
    refuseWhatIsWrong(joint, deps.clock.today())
    for (const { leader, others } of joint.materials) {
      const fileIds = leader.entry.files.map(({ id }) => id)
      for (const { part, entry } of others) {
        const to = { applicationId: draftOf(joint, part).draft.id, materialKey: entry.materialKey }
        if (fileIds.length > 0)
          await shareFiles(tx, deps, { fileIds, to, subjectId: matter.subjectId, personId: actor.personId })
      }
    }
    return (await loadJoint(tx, matter)).parts.flatMap(({ own }) => filesOf(own.checklist))
  })

const draftOf = ({ parts }: Joint, key: string): PartDraft => {
  const part = parts.find((one) => one.key === key)
  if (!part) throw new Error(`there is no part ${key}`)
  return part.own
}

/** Everything at once, by the keys of the one form, each sentence naming the part it is about. */
function refuseWhatIsWrong({ parts, merged, materials }: Joint, today: string): void {
  const found = new Map<string, { key: string; code: string; message: string; messageEn: string }>()
  for (const { key: part, name, nameEn, own } of parts)
    for (const wrong of validateAnswers(own.form, own.draft.answers, { today })) {
      const key = mergedKeyOf(merged.keys[part] ?? {}, wrong.key)
      if (found.has(key)) continue
      const [message, messageEn] = [`“${name}”：${wrong.message}`, `“${nameEn}”: ${wrong.messageEn}`]
      found.set(key, { key, code: wrong.code, message, messageEn })
    }
  const missing = missingMaterials(materials.map(presentLine))
  if (found.size + missing.length > 0)
    fail(problems['joint.answers-not-valid']({ fields: [...found.values(), ...missing] }))
}

async function submit(tx: Tx, deps: JointDeps, { actor, params, body }: Call<typeof op>): Promise<JointMatter> {
  const matter = openMatter(await findMatterForUpdate(tx, params.id), body.version)
  const joint = await loadJoint(tx, matter)
  const ready = joint.parts.filter(({ after }) => after.length === 0)
  for (const { draftId, own } of ready)
    await submitDraft(tx, deps, actor, { id: draftId, confirmed: filesOf(own.checklist) })
  const today = deps.clock.today()
  const serial = await nextNumber(tx, 'joint', matter.regionCode, today)
  const told = {
    id: matter.id,
    jointNo: jointNumber(matter.regionCode, today, serial),
    applicantName: nameOf(await loadApplicant(tx, deps, actor)),
    at: deps.clock.now(),
  }
  const waiting = joint.parts.filter(({ after }) => after.length > 0).map(({ key }) => key)
  const submitted = await recordSubmitted(tx, told, waiting)
  tx.audit('joint-submitted', matter.id, { jointNo: told.jointNo })
  return viewMatter(tx, deps, submitted)
}
