import type { Answer } from '@tongban/api-client/client'
import { discardApplication, getApplication, saveApplication, submitApplication } from '@tongban/contracts/cases/apply'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { discardJoint, getJoint, type JointApplication, saveJoint, submitJoint } from '@tongban/contracts/joint/apply'
import type { AnyApplication } from '../parts/any-application.ts'
import type { Visit } from '../visit.ts'

function ofJoint(joint: JointApplication): AnyApplication {
  const officeName = [...new Set(joint.parts.map((part) => part.officeName))].join('、')
  return {
    id: joint.id,
    version: joint.version,
    item: { code: '', name: joint.name, nameEn: joint.nameEn, officeName },
    audience: joint.audience,
    form: joint.form,
    answers: joint.answers,
    lockedKeys: joint.lockedKeys,
    checklist: joint.checklist,
    savedAt: joint.savedAt,
    caseId: joint.submitted ? joint.id : null,
    joint,
  }
}

const asAny = (answer: Answer<JointApplication>): Answer<AnyApplication> =>
  answer.ok ? { ok: true, value: ofJoint(answer.value) } : answer

/** What was not found as an application of one item may be a joint one. */
async function orJoint<T>(one: Answer<T>, joint: () => Promise<Answer<T>>): Promise<Answer<T>> {
  if (one.ok || one.status !== 404) return one
  const other = await joint()
  return other.ok || other.status !== 404 ? other : one
}

export async function findAny(visit: Visit, id: string): Promise<AnyApplication> {
  const asked = { params: { id } }
  const one: Answer<AnyApplication> = await visit.call(getApplication, asked)
  return visit.valueOf(await orJoint(one, async () => asAny(await visit.call(getJoint, asked))))
}

export async function saveAny(
  visit: Visit,
  { id, version, joint }: AnyApplication,
  answers: FormAnswers,
): Promise<Answer<AnyApplication>> {
  const asked = { params: { id }, body: { version, answers } }
  return joint ? asAny(await visit.call(saveJoint, asked)) : visit.call(saveApplication, asked)
}

export async function discardAny(visit: Visit, id: string): Promise<void> {
  const asked = { params: { id } }
  visit.valueOf(await orJoint(await visit.call(discardApplication, asked), () => visit.call(discardJoint, asked)))
}

/** Answers with the address of the receipt. */
export async function submitAny(visit: Visit, id: string, version: number, intent: string): Promise<Answer<string>> {
  const asked = { params: { id }, body: { version }, idempotencyKey: intent }
  const one = await visit.call(submitApplication, asked)
  if (one.ok) return { ok: true, value: `/me/cases/${one.value.caseId}/receipt` }
  return orJoint<string>(one, async () => {
    const joint = await visit.call(submitJoint, asked)
    return joint.ok ? { ok: true, value: `/me/joint/${joint.value.id}` } : joint
  })
}

/** Where a material's files are: its application, and its key there. */
export function placeOf({ id, joint }: AnyApplication, materialKey: string): { ownerId: string; materialKey: string } {
  const [part = '', own = ''] = materialKey.split('.', 2)
  const owner = joint?.parts.find(({ key }) => key === part)
  return owner ? { ownerId: owner.draftId, materialKey: own } : { ownerId: id, materialKey }
}
