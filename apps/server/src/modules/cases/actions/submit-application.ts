import { submitApplication as op, type Receipt } from '@tongban/contracts/cases/apply'
import type { FastifyInstance } from 'fastify'
import { type FileOfMaterial, inspectFiles } from '#modules/materials'
import { type Call, inTransaction, route } from '#platform/http'
import type { Case } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { queryCodeOf } from './load-case.ts'
import { FilesToConfirm, submitDraft } from './submit-draft.ts'

/**
 * Two exchanges with the database: one that holds and reads everything, one that writes. Where there are files it is
 * left, they are read again, and it is begun anew: no receipt before size and hash of every file are confirmed.
 */
export const submitApplication = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async (call) => {
    try {
      return await submit(deps, call, undefined)
    } catch (error) {
      if (!(error instanceof FilesToConfirm)) throw error
      await inspectFiles(deps, error.files)
      return submit(deps, call, error.files)
    }
  })

const submit = (deps: CasesDeps, call: Call<typeof op>, confirmed: FileOfMaterial[] | undefined): Promise<Receipt> =>
  inTransaction(deps, call, async (tx) => {
    const { c, files } = await submitDraft(tx, deps, call.actor, {
      id: call.params.id,
      version: call.body.version,
      confirmed,
    })
    return receiptOf(deps, c, files)
  })

/** The receipt is a view of the case: shown again any time, always the same. */
export const receiptOf = (
  deps: CasesDeps,
  c: Pick<Case, 'id' | 'caseNo' | 'itemName' | 'itemNameEn' | 'officeName' | 'applicantName' | 'submittedAt'>,
  files: Receipt['files'],
): Receipt => ({
  caseId: c.id,
  caseNo: c.caseNo,
  queryCode: queryCodeOf(deps, c.id),
  itemName: c.itemName,
  itemNameEn: c.itemNameEn,
  officeName: c.officeName,
  applicantName: c.applicantName,
  submittedAt: c.submittedAt.toISOString(),
  progressPath: `/progress?caseNo=${c.caseNo}`,
  files,
})
