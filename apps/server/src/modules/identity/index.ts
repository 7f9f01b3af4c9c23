import type { Level } from '@tongban/contracts/shared'
import type { Tx } from '#platform/db'
import { regionAt } from './core/region-level.ts'
import { findOffice, type Office } from './store/office-store.ts'

export { addOfficer } from './actions/add-officer.ts'
export { type DemoAccount, demoRoutes } from './actions/demo-routes.ts'
export { type DemoOfficer, listDemoStaff, openDemoSession } from './actions/demo-session.ts'
export { openKnownLegalPerson } from './actions/open-legal-person.ts'
export { hashPassword } from './actions/passwords.ts'
export { registerKnownPerson } from './actions/register-person.ts'
export { demoTotpSecret, seedDemoOfficers } from './actions/seed-demo-officers.ts'
export { createSessionResolver, type SessionResolver } from './actions/sessions.ts'
export { demoOfficers, demoPassword } from './core/demo-staff.ts'
export { followRegions, lookAtOffices, type OfficesTouched, regionsSubscriber } from './jobs/follow-regions.ts'
export { requestSms, smsSubscriber } from './jobs/send-sms.ts'
export { identityModule } from './module.ts'
export { seedOffices } from './seed.ts'
export { createOfficer } from './store/create-officer.ts'
export { getLegalPersonCard, type LegalPersonCard } from './store/legal-person-store.ts'
export { listOfficeChanges, type OfficeChange, type Succession } from './store/office-change-store.ts'
export { getOffice, type Office } from './store/office-store.ts'
export { getOfficerName, listColleagues } from './store/officer-store.ts'
export { getPersonCard, type PersonCard } from './store/person-store.ts'

/** The office that handles a department's matters for a region at a level; the region may lie below that level. */
export async function findOfficeFor(
  tx: Tx,
  { regionCode, level, departmentKey }: { regionCode: string; level: Level; departmentKey: string },
): Promise<Office | undefined> {
  const region = regionAt(regionCode, level)
  return region ? findOffice(tx, region, level, departmentKey) : undefined
}
