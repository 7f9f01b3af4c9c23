import {
  type ActDone,
  type DocumentPreview,
  type OfficeOperation,
  previewOf,
} from '@tongban/contracts/cases/office-work'
import type { BodyOf, Operation } from '@tongban/contracts/operation'
import type { FastifyInstance } from 'fastify'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { type Call, inTransaction, route } from '#platform/http'
import { fail, type Problem, unwrap } from '#platform/problems'
import type { Result } from '#platform/result'
import type { Act, Case } from '../core/case.ts'
import { type CaseDocumentAsk, issueFor } from '../jobs/issue-for.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findInOffice, findVisible, sendAct } from '../store/case-store.ts'
import { allowedTo } from './load-case.ts'

type Asked<O extends Operation> = { actor: OfficerActor; body: BodyOf<O> }
type Rules<O extends Operation> = {
  /** The rule, and what it needs to be read. */
  decide(c: Case, asked: Asked<O>, tx: Tx): Result<Act, Problem> | Promise<Result<Act, Problem>>
  /** The document without which the act has no effect; the case as it will stand. */
  document?(next: Case, asked: Asked<O>): CaseDocumentAsk
  /** What is issued besides; all of it is told in the event. */
  follow?(tx: Tx, next: Case, asked: Asked<O>): Promise<Record<string, unknown>>
}

/**
 * What every act of an office has in common: the case of this office, locked; the rule; its document; event, row and
 * queue in step; audit and outgoing event. Answers where the case stands and not the whole of it, which would be read,
 * sent and kept for a repeated key at each act. What has a document can be asked for it before it takes effect.
 */
export function officeAct<const O extends OfficeOperation>(
  app: FastifyInstance,
  deps: CasesDeps,
  op: O,
  rules: Rules<O>,
): void {
  route(app, op as OfficeOperation, (call) => perform(deps, op, call as Call<OfficeOperation> & Asked<O>, rules))
  if (rules.document)
    route(app, previewOf(op), (call) => preview(deps, call as typeof call & Asked<O>, rules), {
      keyless: true,
    })
}

type CallOf<O extends Operation> = Asked<O> & Pick<Call<OfficeOperation>, 'params' | 'intent'>

const perform = <O extends OfficeOperation>(
  deps: CasesDeps,
  op: O,
  call: CallOf<O>,
  rules: Rules<O>,
): Promise<ActDone> =>
  inTransaction(deps, call, async (tx) => {
    const c = (await findInOffice(tx, call.params.id, call.actor.officeId)) ?? fail(problems['cases.not-found']())
    const act = unwrap(await rules.decide(c, call, tx))
    const ahead: Case = { ...c, ...act.patch, status: act.to }
    const asked = rules.document?.(ahead, call)
    const issued = asked && (await issueFor(tx, deps, c, asked))
    const patch = { ...act.patch, ...(issued ? act.numbered?.(issued.number) : {}) }
    const data = {
      ...act.data,
      ...(issued ? { documentId: issued.id, documentNo: issued.number } : {}),
      ...(await rules.follow?.(tx, ahead, call)),
    }
    const { next, written } = sendAct(tx, c, { ...act, patch, data }, call.actor.name, deps.clock.now())
    tx.leave(written)
    tx.audit(act.event, c.id, { operation: op.id })
    tx.emit(act.event, { caseId: c.id })
    const { id, caseNo, version, status, due } = next
    const document = issued ? { id: issued.id, number: issued.number } : null
    return { id, caseNo, version, status, due, allowedActions: allowedTo(next, call.actor), document }
  })

/** The same rule on the case as it stands, without effect: what the document would say. */
const preview = <O extends OfficeOperation>(
  deps: CasesDeps,
  call: CallOf<O>,
  rules: Rules<O>,
): Promise<DocumentPreview> =>
  deps.db.read(call.actor, async (tx) => {
    const c = await findVisible(tx, call.params.id)
    if (c?.officeId !== call.actor.officeId) fail(problems['cases.not-found']())
    const act = unwrap(await rules.decide(c, call, tx))
    const asked = rules.document?.({ ...c, ...act.patch, status: act.to }, call) ?? fail(problems['cases.not-found']())
    return { table: [], items: [], remedies: [], ...asked.content }
  })
