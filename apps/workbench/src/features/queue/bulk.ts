import { acceptCase, assignCase, getCase, passPreReview, type QueueRow } from '@tongban/contracts/cases/office-work'
import { api, unwrap } from '../../api.ts'

/** What can be done to several cases at once. Each is an act of its own, with its own result. */
export type BulkAct =
  | { kind: 'take'; officerId: string; reason: string }
  | { kind: 'put-back'; reason: string }
  | { kind: 'hand-over'; to: string; reason: string }
  | { kind: 'pass-pre-review' }
  | { kind: 'accept' }

export type BulkResult = { row: QueueRow; failure: unknown }

/**
 * Does it to one case after the other, so that one that fails keeps none of the others; `told` hears of each. The keys are
 * the cases' own: begun again after a broken line, what was done is not done twice.
 */
export async function runBulk(
  rows: readonly QueueRow[],
  act: BulkAct,
  key: string,
  told: (result: BulkResult) => void,
  stopped: () => boolean,
): Promise<void> {
  for (const row of rows) {
    if (stopped()) return
    const failure = await one(row, act, `${key}-${row.caseId}`).then(
      () => null,
      (error: unknown) => error ?? 'failed',
    )
    told({ row, failure })
  }
}

function one(row: QueueRow, act: BulkAct, idempotencyKey: string): Promise<unknown> {
  const params = { id: row.caseId }
  if (act.kind === 'pass-pre-review' || act.kind === 'accept') return actOn(row, act.kind, idempotencyKey)
  const to = {
    take: 'officerId' in act ? act.officerId : null,
    'put-back': null,
    'hand-over': 'to' in act ? act.to : null,
  }
  const body = { from: row.assignee?.id ?? null, to: to[act.kind], ...(act.reason ? { reason: act.reason } : {}) }
  return unwrap(api.call(assignCase, { params, idempotencyKey, body }))
}

/** With the version of now, if the case stands as the row says. */
async function actOn(row: QueueRow, kind: 'pass-pre-review' | 'accept', idempotencyKey: string): Promise<unknown> {
  const params = { id: row.caseId }
  const { version, status } = await unwrap(api.call(getCase, { params }))
  if (status !== row.status) throw new StatusChanged()
  const op = kind === 'accept' ? acceptCase : passPreReview
  return unwrap(api.call(op, { params, idempotencyKey, body: { version } }))
}

/** The case moved on since the list was read. */
export class StatusChanged extends Error {}
