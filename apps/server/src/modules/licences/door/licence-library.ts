import { legalDate } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type LicenceRow, statusOn } from '../core/licence.ts'
import * as store from '../store/licence-store.ts'

/** A licence as an outside source tells it. */
export type OutsideLicence = {
  typeName: string
  typeCode: string
  identifier: string
  number: string
  holderName: string
  issuerName: string
  issuerCode: string
  issuedOn: string
  validUntil: string | null
  elements: { label: string; value: string }[]
}

export type LibraryHolder = { subjectId: string | null; lookup: string; name: string; maskedNumber: string }

/** Licences of the named types that are valid on the day, newest first. A person sees the own, an office what it issued, a job all. */
export async function findLicencesOf(
  tx: Tx,
  ask: { subjectId?: string; holderLookup?: string; typeNames: readonly string[]; today?: string },
): Promise<LicenceRow[]> {
  const { typeNames, today = legalDate(new Date()) } = ask
  const rows = await store.listHeld(tx, ask, typeNames)
  return rows.filter((row) => statusOn(row, today) === 'valid')
}

/**
 * Keeps what the licence library (`library`) or a base source (`source`) says of a holder; telling it again changes
 * nothing. Needs a transaction as system: a person may not write licences.
 */
export async function recordLibraryLicences(
  tx: Tx,
  holder: LibraryHolder,
  licences: readonly OutsideLicence[],
  origin: 'library' | 'source' = 'library',
): Promise<void> {
  if (tx.actor.kind !== 'system') throw new Error('licences from outside are recorded as system')
  if (holder.subjectId) await store.claimByLookup(tx, holder.lookup, holder.subjectId)
  for (const { holderName, ...licence } of licences)
    await store.recordKnownLicence(tx, {
      ...licence,
      id: newId(),
      typeNameEn: licence.typeName,
      holderSubjectId: holder.subjectId,
      holderLookup: holder.lookup,
      holderName,
      holderMaskedNumber: holder.maskedNumber,
      officeId: null,
      caseId: null,
      documentId: null,
      origin,
    })
}
