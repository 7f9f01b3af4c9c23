import type { Deps } from '#platform/deps'
import type { Gateway } from '#platform/gateway'
import type { Passwords } from './passwords.ts'
import type { SessionResolver } from './sessions.ts'

/** For what the base libraries must confirm. */
export type LibraryDeps = Deps & { readonly gateway: Gateway }

/** What the actions of this module need beside the platform. */
export type IdentityDeps = LibraryDeps & {
  readonly sessions: SessionResolver
  readonly passwords: Passwords
}
