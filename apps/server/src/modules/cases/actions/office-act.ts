import type { ActDone } from '@tongban/contracts/cases/office-work'
import type { Operation } from '@tongban/contracts/operation'
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
import { allowedTo } from './load-case.ts'

type OfficeCall = { actor: OfficerActor; params: { id: string }; intent: Intent | undefined }

/** What an act issued; all of it is told in the event. */
type Issued = { documentId: string; documentNo: string } & Record<string, unknown>

/**
 * What every act of an office has in common: the case of this office, locked; the rule; event, row and queue in step;
 * then what follows in the same transaction (documents), audit and outgoing event. Answers where the case stands and
 * not the whole of it, which would be read, sent and kept for a repeated key at each act.
 */
export const officeAct = <O extends Operation>(
  deps: CasesDeps,
  op: O,
  call: OfficeCall,
  decide: (c: Case, tx: Tx) => Result<Act, Problem> | Promise<Result<Act, Problem>>,
  follow?: (tx: Tx, next: Case, act: Act) => Promise<Issued>,
): Promise<ActDone> =>
  inTransaction(deps, call, async (tx) => {
    const c = (await findInOffice(tx, call.params.id, call.actor.officeId)) ?? fail(problems['cases.not-found']())
    const act = unwrap(await decide(c, tx))
    const issued = await follow?.(tx, { ...c, ...act.patch }, act)
    const told = { ...act, data: { ...act.data, ...issued } }
    const { next, written } = sendAct(tx, c, told, call.actor.name, deps.clock.now())
    tx.leave(written)
    tx.audit(act.event, c.id, { operation: op.id })
    tx.emit(act.event, { caseId: c.id })
    const { id, caseNo, version, status, due } = next
    const document = issued ? { id: issued.documentId, number: issued.documentNo } : null
    return { id, caseNo, version, status, due, allowedActions: allowedTo(next, call.actor), document }
  })
