import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant, LegalDate, Nullable, Uuid } from '../shared.ts'

/** SM3 in hexadecimal. */
const Sm3 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/**
 * A closed day of the log of all cases (存证日). `root` is the Merkle root over its events after RFC 6962 with SM3;
 * `record` is SM3 over the canonical JSON (RFC 8785) of day, leaves, root and previous, and the next day's `previous`.
 */
export const SealedDay = Type.Object({
  day: LegalDate,
  leaves: Type.Integer(),
  root: Sm3,
  previous: Sm3,
  record: Sm3,
  sealedAt: Instant,
})
export type SealedDay = Static<typeof SealedDay>

/** The closed days, newest first; whoever keeps a copy can show later that none was changed. */
export const listSealedDays = operation({
  id: 'listSealedDays',
  tag: 'log',
  summary: 'Published roots of the log, newest first',
  method: 'GET',
  path: '/log/days',
  access: 'public',
  query: Type.Object({
    before: Type.Optional(LegalDate),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  response: Type.Object({ days: Type.Array(SealedDay), next: Nullable(LegalDate) }),
})
export const getSealedDay = operation({
  id: 'getSealedDay',
  tag: 'log',
  summary: 'The published root of one day',
  method: 'GET',
  path: '/log/days/:day',
  access: 'public',
  params: Type.Object({ day: LegalDate }),
  response: SealedDay,
  errors: [404],
})

/** One event of a case in the log of its day, with what leads from it to the root. */
export const ProvenEvent = Type.Object({
  seq: Type.Integer(),
  type: Type.String(),
  at: Instant,
  /** What the event says, as it is hashed; null where it is the office's own (承办意见). */
  content: Nullable(Type.Unknown()),
  /** SM3 over the canonical JSON of the content. */
  hash: Sm3,
  /** The hash of names and offices that stand beside it; the leaf is SM3 over 0, `hash` and this. */
  beside: Sm3,
  day: LegalDate,
  /** From 0 on, of `leaves` of the day. */
  place: Type.Integer(),
  leaves: Type.Integer(),
  path: Type.Array(Sm3),
  root: Sm3,
})
export type ProvenEvent = Static<typeof ProvenEvent>

/** 存证证明: that the events of a case stand unchanged in the published log. */
export const CaseProof = Type.Object({
  format: Type.Literal('tongban-proof/1'),
  caseId: Uuid,
  caseNo: Type.String(),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  officeName: Type.String(),
  events: Type.Array(ProvenEvent),
  /** Events whose day is not closed; their proof is there once `day` is over. */
  waiting: Type.Array(Type.Object({ seq: Type.Integer(), type: Type.String(), at: Instant, day: LegalDate })),
})
export type CaseProof = Static<typeof CaseProof>

export const getCaseProof = operation({
  id: 'getCaseProof',
  tag: 'cases',
  summary: 'Proof that my case stands in the published log',
  method: 'GET',
  path: '/my-cases/:id/proof',
  access: 'person',
  params: IdParams,
  /** The event of this number alone; without it all. */
  query: Type.Object({ seq: Type.Optional(Type.Integer({ minimum: 1 })) }),
  response: CaseProof,
  errors: [404],
})
