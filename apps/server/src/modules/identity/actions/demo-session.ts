import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { write } from '#platform/write'
import { demoOfficers } from '../core/demo-staff.ts'
import type { SessionKind } from '../core/sign-in-limits.ts'
import { type DemoOfficer, listOfficers } from '../store/officer-store.ts'
import { startSession } from './start-session.ts'

export type { DemoOfficer }

/** The staff of a demonstration with their offices. */
export const listDemoStaff = (deps: Pick<Deps, 'db'>): Promise<DemoOfficer[]> => {
  const accounts = demoOfficers().map(({ account }) => account)
  return deps.db.read(system('demo'), (tx) => listOfficers(tx, accounts))
}

/** A session for telling demo stories: hundreds of sign-ins would hash passwords for a minute. Only in a demonstration. */
export async function openDemoSession(deps: Deps, kind: SessionKind, ownerId: string): Promise<string> {
  if (!deps.config.demo) throw new Error('sessions without sign-in are for demonstrations only')
  const { token } = await write(deps.db, system('demo'), undefined, (tx) =>
    startSession(tx, kind, ownerId, deps.clock.now()),
  )
  return token
}
