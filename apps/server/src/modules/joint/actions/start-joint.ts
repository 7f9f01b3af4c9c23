import { startJoint as op } from '@tongban/contracts/joint/apply'
import type { BundleDefinition, BundlePart } from '@tongban/contracts/joint/bundle'
import { splitAnswers } from '@tongban/forms/merge-forms'
import type { FastifyInstance } from 'fastify'
import { type Applicant, beginPart, dropPart, fetchLicences, loadApplicant, savePart } from '#modules/cases'
import { findImplementation, type Implementation, listItemsByBaseCode, listNearest } from '#modules/catalogue'
import { subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import { type Call, inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, ProblemError, unwrap } from '#platform/problems'
import { notAsked } from '../core/bundle.ts'
import { jointLimitDays } from '../core/check-bundle.ts'
import { chooseParts } from '../core/choose-parts.ts'
import type { Matter, Part } from '../core/matter.ts'
import type { JointDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { find } from '../store/bundle-store.ts'
import { findOpenMatter, recordMatter, recordParts, removeMatter } from '../store/matter-store.ts'
import { answersOf, loadJoint, lockedOf, viewJoint } from './load-joint.ts'

/** A part that is taken up, with the office that handles it for the region. */
type Taken = { part: BundlePart; implementation: Implementation }
type Chosen = { definition: BundleDefinition; taken: Taken[]; applicant: Applicant }

export const startJoint = (app: FastifyInstance, deps: JointDeps) =>
  route(app, op, async (call) => {
    // The outside libraries are asked before the transaction; what is wrong is told, and left in the audit, by the transaction.
    const known = await deps.db.read(call.actor, (tx) => choose(tx, deps, call)).catch(unlessProblem)
    if (known)
      await fetchLicences(
        deps,
        known.applicant,
        known.taken.map(({ implementation }) => implementation),
      )
    return inTransaction(deps, call, async (tx) => {
      const chosen = await choose(tx, deps, call)
      const answers = await takeAnswers(tx, subjectOf(call.actor), chosen.definition.code)
      const matter = await begin(tx, deps, call, chosen)
      await withAnswers(tx, deps, matter, answers)
      tx.audit('joint-started', matter.id, { bundle: matter.bundleCode })
      return viewJoint(await loadJoint(tx, matter))
    })
  })

function unlessProblem(error: unknown): undefined {
  if (!(error instanceof ProblemError)) throw error
}

async function choose(tx: Tx, deps: JointDeps, { actor, params, body }: Call<typeof op>): Promise<Chosen> {
  const bundle = (await find(tx, params.code)) ?? fail(problems['joint.bundle-not-found']())
  const { definition } = bundle
  const [strange] = notAsked(definition, body.circumstance)
  if (strange !== undefined) fail(problems['joint.circumstance-not-asked']({ given: strange }))
  const path = deps.regions.ancestors(body.region).map(({ code }) => code)
  if (path.length === 0) fail(problems['joint.region-not-found']())
  const applicant = await loadApplicant(tx, deps, actor)
  const items = await listItemsByBaseCode(
    tx,
    definition.parts.map(({ baseCode }) => baseCode),
  )
  const itemOf = ({ baseCode }: BundlePart) => items.find((item) => item.baseCode === baseCode)
  const named = (part: BundlePart) => {
    const content = itemOf(part)?.content
    return { name: content?.name ?? part.key, nameEn: content?.nameEn ?? part.key }
  }
  const parts = unwrap(chooseParts(bundle, body.circumstance, body.parts, named))
  const nearest = await listNearest(
    tx,
    items.map(({ itemId }) => itemId),
    path,
  )
  const taken: Taken[] = []
  for (const part of parts) {
    const { name, nameEn } = named(part)
    const code = nearest.find(({ itemId }) => itemId === itemOf(part)?.itemId)?.brief.code
    const implementation = code === undefined ? undefined : await findImplementation(tx, code)
    if (!implementation?.inForce) fail(problems['joint.no-office']({ part: name, partEn: nameEn }))
    if (!implementation.content.audience.includes(applicant.audience))
      fail(problems['joint.wrong-audience']({ part: name, partEn: nameEn }))
    taken.push({ part, implementation })
  }
  return { definition, taken, applicant }
}

/** What an open application for the same bundle has been answered; the application itself goes. */
async function takeAnswers(tx: Tx, subjectId: string, bundleCode: string) {
  const open = await findOpenMatter(tx, subjectId, bundleCode)
  if (!open) return {}
  const joint = await loadJoint(tx, open)
  const answers = answersOf(joint)
  for (const { own } of joint.parts) await dropPart(tx, own.draft)
  await removeMatter(tx, open.id)
  return answers
}

async function begin(tx: Tx, deps: JointDeps, call: Call<typeof op>, chosen: Chosen): Promise<Matter> {
  const { definition, taken, applicant } = chosen
  const matter: Matter = {
    id: newId(),
    bundleCode: definition.code,
    name: definition.name,
    nameEn: definition.nameEn,
    regionCode: call.body.region,
    subjectId: applicant.subjectId,
    personId: call.actor.personId,
    legalPersonId: call.actor.legalPersonId,
    audience: applicant.audience,
    definition,
    version: 1,
    savedAt: deps.clock.now(),
    jointNo: null,
    applicantName: null,
    submittedAt: null,
    promisedDays: definition.promisedDays ?? jointLimitDays,
    acceptedOn: null,
    open: null,
    answeredAt: null,
    answerId: null,
  }
  await recordMatter(tx, matter)
  const keys = new Set(taken.map(({ part }) => part.key))
  const parts: Part[] = []
  for (const { part, implementation } of taken) {
    const draft = await beginPart(tx, deps, applicant, { implementation, jointId: matter.id })
    parts.push({
      matterId: matter.id,
      key: part.key,
      draftId: draft.id,
      subjectId: matter.subjectId,
      name: implementation.content.name,
      nameEn: implementation.content.nameEn,
      itemCode: implementation.code,
      officeName: implementation.officeName,
      // What is not taken up need not be waited for: the person has it already.
      after: (part.after ?? []).filter((key) => keys.has(key)),
      state: 'applied',
      outcome: null,
      why: null,
      whyEn: null,
    })
  }
  await recordParts(tx, parts)
  return matter
}

async function withAnswers(tx: Tx, deps: JointDeps, matter: Matter, answers: Parameters<typeof splitAnswers>[1]) {
  if (Object.keys(answers).length === 0) return
  const joint = await loadJoint(tx, matter)
  const locked = new Set(lockedOf(joint))
  const free = Object.fromEntries(Object.entries(answers).filter(([key]) => !locked.has(key)))
  for (const { key, own } of joint.parts)
    await savePart(
      tx,
      own.draft,
      { ...own.draft.answers, ...splitAnswers(joint.merged.keys[key] ?? {}, free) },
      deps.clock.now(),
    )
}
