import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import type { Secrets } from '#platform/secrets'
import { write } from '#platform/write'
import { createOfficer, type OfficerToCreate } from '../store/create-officer.ts'
import { findOfficeByCreditCode } from '../store/office-store.ts'

type Ask = Omit<OfficerToCreate, 'officeId' | 'at'> & { officeCreditCode: string }

/** Makes a staff account of the office with that credit code; for the command line of whoever runs the platform. */
export const addOfficer = (db: Database, secrets: Secrets, ask: Ask): Promise<'made' | 'no-office' | 'account-taken'> =>
  write(db, system('staff-add'), undefined, async (tx) => {
    const office = await findOfficeByCreditCode(tx, ask.officeCreditCode)
    if (!office) return 'no-office'
    const id = await createOfficer(tx, secrets, { ...ask, officeId: office.id, at: new Date() })
    if (id === undefined) return 'account-taken'
    tx.audit('officer-created', id, { account: ask.account, scopes: ask.scopes })
    return 'made'
  })
