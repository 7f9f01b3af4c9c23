import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import type { Secrets } from '#platform/secrets'
import { write } from '#platform/write'
import { createOfficer, type OfficerToCreate } from '../store/create-officer.ts'
import { findSuccession, type Succession } from '../store/office-change-store.ts'
import { findOfficeByCreditCode } from '../store/office-store.ts'

type Ask = Omit<OfficerToCreate, 'officeId' | 'at'> & { officeCreditCode: string }

/**
 * Makes a staff account of the office with that credit code; for the command line of whoever runs the platform. An
 * office that ended takes nobody; who took it over is answered.
 */
export const addOfficer = (
  db: Database,
  secrets: Secrets,
  ask: Ask,
): Promise<'made' | 'no-office' | 'account-taken' | Succession> =>
  write(db, system('staff-add'), undefined, async (tx) => {
    const office = await findOfficeByCreditCode(tx, ask.officeCreditCode)
    if (!office) return 'no-office'
    const ended = await findSuccession(tx, ask.officeCreditCode)
    if (ended) return ended
    const id = await createOfficer(tx, secrets, { ...ask, officeId: office.id, at: new Date() })
    if (id === undefined) return 'account-taken'
    tx.audit('officer-created', id, { account: ask.account, scopes: ask.scopes })
    return 'made'
  })
