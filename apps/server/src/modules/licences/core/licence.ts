import type { LicenceBrief } from '@tongban/contracts/licences/documents'

/** A licence as stored; `status` is what was decided about it, expiry comes from the date. */
export type LicenceRow = {
  id: string
  typeCode: string
  typeName: string
  typeNameEn: string
  identifier: string
  number: string
  holderSubjectId: string | null
  holderName: string
  holderMaskedNumber: string
  issuerName: string
  issuerCode: string
  issuedOn: string
  validUntil: string | null
  status: 'valid' | 'revoked' | 'cancelled' | 'suspended'
  elements: { label: string; value: string }[]
  caseId: string | null
  documentId: string | null
  verifyCode: string | null
  origin: 'issued' | 'library' | 'source'
  version: number
}

/** The status on a day: valid through its last day. */
export const statusOn = (licence: Pick<LicenceRow, 'status' | 'validUntil'>, today: string): LicenceBrief['status'] =>
  licence.status === 'valid' && licence.validUntil !== null && licence.validUntil < today ? 'expired' : licence.status
