import { documentIdOf } from '@tongban/contracts/catalogue/document-name'
import type { JointApplication } from '@tongban/contracts/joint/apply'
import { answerLabels } from '@tongban/forms/compiled-form'
import type { MergedForm } from '@tongban/forms/merge-forms'
import { listParts as listDrafts, type PartDraft } from '#modules/cases'
import type { Tx } from '#platform/db'
import { fail } from '#platform/problems'
import {
  comesByItself,
  joinAnswers,
  jointForm,
  materialsAsOne,
  type OneMaterial,
  presentLine,
} from '../core/joint-form.ts'
import type { Matter, Part } from '../core/matter.ts'
import { problems } from '../problems.ts'
import { listParts } from '../store/matter-store.ts'

/** A joint application with its parts, in the order of the bundle. */
export type Joint = {
  matter: Matter
  parts: (Part & { own: PartDraft })[]
  merged: MergedForm
  materials: OneMaterial[]
}

export async function loadJoint(tx: Tx, matter: Matter): Promise<Joint> {
  const [rows, drafts] = await Promise.all([listParts(tx, matter.id), listDrafts(tx, matter.id)])
  const parts = rows.map((part) => ({
    ...part,
    own: drafts.find(({ draft }) => draft.id === part.draftId) ?? fail(problems['joint.not-found']()),
  }))
  const id = `${matter.bundleCode} ${matter.audience} ${parts.map(({ key, own }) => `${key}:${own.draft.revisionId}`).join()}`
  const merged = jointForm(
    id,
    parts.map(({ key, own }) => ({ name: key, form: own.form })),
    matter.definition.same,
  )
  const materials = materialsAsOne(
    parts.map(({ key, own, after }) => {
      const before = after.flatMap((one) => parts.find((part) => part.key === one)?.own.content ?? [])
      const materialOf = new Map(own.content.materials.map((material) => [material.key, material]))
      const lines = own.checklist.map((entry) => comesByItself(entry, materialOf.get(entry.materialKey), before))
      const codeOf = (materialKey: string) => {
        const material = materialOf.get(materialKey)
        return material && documentIdOf(material)
      }
      return { name: key, lines, codeOf }
    }),
  )
  return { matter, parts, merged, materials }
}

export const answersOf = ({ parts, merged }: Joint) =>
  joinAnswers(
    merged.keys,
    parts.map(({ key, own }) => ({ name: key, answers: own.draft.answers })),
  )

/** Keys of the one form that a base library answers for any part. */
export const lockedOf = ({ parts, merged }: Joint): string[] => [
  ...new Set(
    parts.flatMap(({ key, own }) => own.draft.lockedKeys.flatMap((locked) => merged.keys[key]?.[locked] ?? [])),
  ),
]

export function viewJoint(joint: Joint): JointApplication {
  const { matter, parts, merged, materials } = joint
  const known = answerLabels(merged.form)
  const answers = Object.fromEntries(Object.entries(answersOf(joint)).filter(([key]) => known.has(key)))
  return {
    id: matter.id,
    version: matter.version,
    bundleCode: matter.bundleCode,
    name: matter.name,
    nameEn: matter.nameEn,
    audience: matter.audience,
    parts: parts.map(({ key, name, nameEn, draftId, officeName, after }) => ({
      key,
      name,
      nameEn,
      draftId,
      officeName,
      after,
    })),
    form: merged.form,
    answers,
    lockedKeys: lockedOf(joint),
    checklist: materials.map(presentLine),
    savedAt: matter.savedAt.toISOString(),
    submitted: matter.submittedAt !== null,
  }
}
