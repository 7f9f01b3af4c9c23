import { makeLicenceId } from '@tongban/codes/index'
import { nextNumber } from '#modules/reference'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { DocumentContent } from '../core/content.ts'
import { recordLicence } from '../store/licence-store.ts'
import { issuePrinted } from './issue-document.ts'

export type LicenceAsk = {
  /** 21 characters (GB/T 36904). */
  typeCode: string
  licenceName: string
  nameEn: string
  /** `lookup` is the hash of the citizen number or credit code by which the holder is found. */
  holder: { subjectId: string; name: string; lookup: string; maskedNumber: string }
  issuer: { officeId: string; name: string; creditCode: string }
  issuedOn: string
  validUntil: string | null
  elements: { label: string; value: string }[]
  caseId: string
  regionCode?: string
  content: DocumentContent
  at?: Date
}
export type IssuedLicence = {
  licenceId: string
  identifier: string
  number: string
  documentId: string
  verifyCode: string
}

/** Issues an e-licence and its paper (a document of kind `result`); its number is the paper's. */
export async function issueLicence(tx: Tx, ask: LicenceAsk): Promise<IssuedLicence> {
  const { typeCode, holder, issuer, issuedOn, validUntil, elements, caseId } = ask
  // One series a type, issuer and year: with both in the identifier it can never be given twice.
  const year = issuedOn.slice(0, 4)
  const serial = await nextNumber(tx, 'licence', `${typeCode}.${issuer.creditCode}`, year)
  const identifier = makeLicenceId(typeCode, issuer.creditCode, `${year}${String(serial).padStart(6, '0')}`, 1)
  const content = {
    ...ask.content,
    // The face shows what the licence says; what a notice would list (case, item) is not of it.
    table: elements,
    licence: true,
    face: { identifier, holder: holder.name, maskedNumber: holder.maskedNumber, validUntil },
  }
  const document = await issuePrinted(
    tx,
    {
      kind: 'result',
      caseId,
      subjectId: holder.subjectId,
      officeId: issuer.officeId,
      officeName: issuer.name,
      content,
      ...(ask.regionCode === undefined ? {} : { regionCode: ask.regionCode }),
      ...(ask.at === undefined ? {} : { at: ask.at }),
    },
    content,
  )
  const licenceId = newId()
  await recordLicence(tx, {
    id: licenceId,
    typeCode,
    typeName: ask.licenceName,
    typeNameEn: ask.nameEn,
    identifier,
    number: document.number,
    holderSubjectId: holder.subjectId,
    holderLookup: holder.lookup,
    holderName: holder.name,
    holderMaskedNumber: holder.maskedNumber,
    issuerName: issuer.name,
    issuerCode: issuer.creditCode,
    officeId: issuer.officeId,
    issuedOn,
    validUntil,
    elements,
    caseId,
    documentId: document.id,
    origin: 'issued',
  })
  return { licenceId, identifier, number: document.number, documentId: document.id, verifyCode: document.verifyCode }
}
