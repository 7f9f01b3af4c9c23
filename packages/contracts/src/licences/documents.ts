import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, LegalDate, Nullable, Uuid } from '../shared.ts'

/** The PDF of a document, for its holder and its office. 409 `licences.not-ready` while it is being made. */
export const downloadDocument = operation({
  id: 'downloadDocument',
  tag: 'licences',
  summary: 'A document as PDF',
  method: 'GET',
  path: '/documents/:id/pdf',
  access: 'any',
  params: IdParams,
  errors: [404, 409],
})

export const LicenceStatus = Type.Union([
  Type.Literal('valid'),
  Type.Literal('expired'),
  Type.Literal('revoked'),
  Type.Literal('cancelled'),
  Type.Literal('suspended'),
])

/** A licence of the person's folder (电子证照). */
export const LicenceBrief = Type.Object({
  id: Uuid,
  identifier: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  number: Type.String(),
  holderName: Type.String(),
  issuer: Type.String(),
  issuedOn: LegalDate,
  validUntil: Nullable(LegalDate),
  status: LicenceStatus,
  documentId: Nullable(Uuid),
  verifyCode: Nullable(Type.String()),
})
export type LicenceBrief = Static<typeof LicenceBrief>
export const listMyLicences = operation({
  id: 'listMyLicences',
  tag: 'licences',
  summary: 'My licences',
  method: 'GET',
  path: '/my-licences',
  access: 'person',
  response: Type.Object({ licences: Type.Array(LicenceBrief) }),
})

/** What the public page shows: the least that is needed to trust a paper in the hand. */
export const Verification = Type.Object({
  verdict: Type.Union([Type.Literal('genuine'), Type.Literal('not-valid-now')]),
  title: Type.String(),
  titleEn: Type.String(),
  number: Type.String(),
  issuer: Type.String(),
  issuedOn: LegalDate,
  validUntil: Nullable(LegalDate),
  maskedHolder: Type.String(),
  status: Type.String(),
  /** SHA-256 of the PDF, to compare with a file in hand; null while it is being made. */
  sha256: Nullable(Type.String()),
})
export type Verification = Static<typeof Verification>
export const verifyDocument = operation({
  id: 'verifyDocument',
  tag: 'licences',
  summary: 'Check a document by its code',
  method: 'GET',
  path: '/verifications/:code',
  access: 'public',
  params: Type.Object({ code: Type.String({ minLength: 12, maxLength: 20 }) }),
  response: Verification,
  errors: [404],
})
