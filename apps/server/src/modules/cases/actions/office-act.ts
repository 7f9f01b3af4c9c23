import type { OfficerCase } from '@tongban/contracts/cases/case'
import type { Operation } from '@tongban/contracts/operation'
import { listCaseDocuments } from '#modules/licences'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { inTransaction } from '#platform/http'
import { fail, type Problem, unwrap } from '#platform/problems'
import type { Result } from '#platform/result'
import type { Intent } from '#platform/write'
import type { Act, Case } from '../core/case.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findInOffice, sendAct } from '../store/case-store.ts'
import { loadAttached, viewForOfficer } from './load-case.ts'

type OfficeCall = { actor: OfficerActor; params: { id: string }; intent: Intent | undefined }

/**
 * What every act of an office has in common: the case of this office, locked; the rule; event, row and queue in step;
 * then what follows in the same transaction (documents), audit and outgoing event.
 */
export const officeAct = <O extends Operation>(
  deps: CasesDeps,
  op: O,
  call: OfficeCall,
  decide: (c: Case, tx: Tx) => Result<Act, Problem> | Promise<Result<Act, Problem>>,
  follow?: (tx: Tx, next: Case, act: Act) => Promise<Record<string, unknown>>,
): Promise<OfficerCase> =>
  inTransaction(deps, call, async (tx) => {
    const [found, attached] = await Promise.all([
      findInOffice(tx, call.params.id, call.actor.officeId),
      loadAttached(tx, call.params.id),
    ])
    const c = found ?? fail(problems['cases.not-found']())
    const act = unwrap(await decide(c, tx))
    const added = follow ? await follow(tx, { ...c, ...act.patch }, act) : {}
    const told = { ...act, data: { ...act.data, ...added } }
    const { next, event, written } = sendAct(tx, c, told, call.actor.name, deps.clock.now())
    tx.leave(written)
    tx.audit(act.event, c.id, { operation: op.id })
    tx.emit(act.event, { caseId: c.id })
    const documents = follow ? await listCaseDocuments(tx, c.id) : attached.documents
    return viewForOfficer(tx, next, call.actor, { ...attached, documents, events: [...attached.events, event] })
  })
