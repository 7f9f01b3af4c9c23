/** Who acts. A person may act for a legal person; both are stored on everything. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly personId: string
      readonly legalPersonId: string | null
      readonly name: string
      readonly sessionId: string
    }
  | {
      readonly kind: 'officer'
      readonly officerId: string
      readonly officeId: string
      readonly officeName: string
      readonly regionCode: string
      /** Other first digits that codes below the region have, since it took other divisions over. */
      readonly prefixesBelow?: readonly string[]
      readonly name: string
      readonly scopes: readonly string[]
      readonly sessionId: string
    }
  | { readonly kind: 'system'; readonly job: string }

export type PersonActor = Extract<Actor, { kind: 'person' }>
export type OfficerActor = Extract<Actor, { kind: 'officer' }>

export const anonymous: Actor = { kind: 'anonymous' }
export const system = (job: string): Actor => ({ kind: 'system', job })

/** The party whose matter it is: the legal person when one acts for it, else the person. */
export const subjectOf = (actor: Pick<PersonActor, 'personId' | 'legalPersonId'>): string =>
  actor.legalPersonId ?? actor.personId

/** Stable name of the actor for audit and idempotency keys. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.personId}`
    case 'officer':
      return `officer:${actor.officerId}`
    case 'system':
      return `system:${actor.job}`
    default:
      return 'anonymous'
  }
}
