import { Secret } from 'otpauth'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { write } from '#platform/write'
import { demoOfficers, demoPassword, demoSecret } from '../core/demo-staff.ts'
import { createOfficer } from '../store/create-officer.ts'
import { findOffice } from '../store/office-store.ts'
import { hashPassword } from './passwords.ts'

export const demoTotpSecret = (account: string): string =>
  new Secret({ buffer: new Uint8Array(demoSecret(account)).buffer }).base32

/**
 * Staff of some ninety offices over all five levels, only in a demonstration; repeatable. Offices that were not seeded
 * are left out. Answers how many officers are new.
 */
export async function seedDemoOfficers(deps: Deps): Promise<number> {
  if (!deps.config.demo) return 0
  const passwordHash = await hashPassword(demoPassword)
  return write(deps.db, system('seed-demo-officers'), undefined, async (tx) => {
    const at = deps.clock.now()
    const created = await Promise.all(
      demoOfficers().map(async ({ account, name, post, scopes, region, level, departmentKey }) => {
        const office = await findOffice(tx, region, level, departmentKey)
        if (!office) return undefined
        const totpSecret = demoTotpSecret(account)
        const officer = { officeId: office.id, account, name, post, scopes, passwordHash, totpSecret, at }
        return createOfficer(tx, deps.secrets, officer)
      }),
    )
    return created.filter((id) => id !== undefined).length
  })
}
