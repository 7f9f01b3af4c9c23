import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Secrets } from '#platform/secrets'
import { recordStaffCredential } from './credential-store.ts'
import { recordOfficer } from './officer-store.ts'

export type OfficerToCreate = {
  officeId: string
  /** Lower case letters, digits and hyphens. */
  account: string
  name: string
  post: string
  scopes: readonly string[]
  /** Made by `hashPassword`, before the transaction. */
  passwordHash: string
  /** Base 32, as shown to the authenticator app. */
  totpSecret: string
  at: Date
}

/** Creates an officer with password and one-time codes, as `system`; undefined when the account name is taken. */
export async function createOfficer(tx: Tx, secrets: Secrets, o: OfficerToCreate): Promise<string | undefined> {
  const id = newId()
  if (!(await recordOfficer(tx, { ...o, id }))) return undefined
  await recordStaffCredential(tx, secrets, { ...o, officerId: id })
  return id
}
