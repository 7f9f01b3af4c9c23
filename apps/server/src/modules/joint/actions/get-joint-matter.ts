import type { DueDate } from '@tongban/contracts/cases/clock'
import { type JointMatter, getJointMatter as op } from '@tongban/contracts/joint/apply'
import type { FastifyInstance } from 'fastify'
import { casesNow } from '#modules/cases'
import { listCaseDocuments } from '#modules/licences'
import { listFiles } from '#modules/materials'
import { deadline } from '#modules/reference'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { Matter, Part } from '../core/matter.ts'
import type { JointDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findMatter, listParts } from '../store/matter-store.ts'

export const getJointMatter = (app: FastifyInstance, deps: JointDeps) =>
  route(app, op, ({ actor, params }) =>
    deps.db.read(actor, async (tx) => {
      const matter = (await findMatter(tx, params.id)) ?? fail(problems['joint.not-found']())
      return viewMatter(tx, deps, matter)
    }),
  )

/** The receipt is a view of the matter: shown again any time. */
export async function viewMatter(tx: Tx, deps: JointDeps, matter: Matter): Promise<JointMatter> {
  const { jointNo, submittedAt } = matter
  if (jointNo === null || submittedAt === null) fail(problems['joint.not-found']())
  const parts = await listParts(tx, matter.id)
  const [cases, files, documents] = await Promise.all([
    casesNow(
      tx,
      parts.map(({ draftId }) => draftId),
    ),
    Promise.all(parts.map(({ draftId }) => listFiles(tx, draftId))),
    listCaseDocuments(tx, matter.id),
  ])
  const nameOf = (key: string) => parts.find((part) => part.key === key)
  const progress = (part: Part): JointMatter['parts'][number] => {
    const c = cases.find(({ id }) => id === part.draftId)
    const waitsFor = part.state === 'waiting' ? part.after.flatMap((key) => nameOf(key) ?? []) : []
    return {
      key: part.key,
      name: part.name,
      nameEn: part.nameEn,
      officeName: c?.officeName ?? part.officeName,
      state: part.state === 'applied' ? 'waiting' : part.state,
      outcome: part.outcome,
      why: part.why,
      whyEn: part.whyEn,
      waitsFor: waitsFor.filter(({ outcome }) => outcome !== 'granted').map(({ name, nameEn }) => ({ name, nameEn })),
      caseId: c?.id ?? null,
      caseNo: c?.caseNo ?? null,
      status: c?.status ?? null,
      due: part.state === 'begun' ? (c?.due ?? null) : null,
    }
  }
  return {
    id: matter.id,
    jointNo,
    bundleCode: matter.bundleCode,
    name: matter.name,
    nameEn: matter.nameEn,
    applicantName: matter.applicantName ?? '',
    submittedAt: submittedAt.toISOString(),
    closed: matter.open === 0,
    parts: parts.map(progress),
    clock: jointClock(deps, matter),
    answer: documents.find(({ kind }) => kind === 'joint-answer') ?? null,
    files: files.flat().map(({ materialName, name, bytes, sha256 }) => ({ materialName, name, bytes, sha256 })),
  }
}

/** One clock for all parts (行政许可法 art. 42 (2)), from the first acceptance; each part keeps its own beside it. */
function jointClock(deps: JointDeps, { acceptedOn, promisedDays }: Matter): DueDate | null {
  if (acceptedOn === null) return null
  const counted = deadline(
    deps.calendar(),
    { from: acceptedOn, days: promisedDays, unit: 'workday' },
    { allowProjected: true },
  )
  return counted.ok ? counted.value : null
}
