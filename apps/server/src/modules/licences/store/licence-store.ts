import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { LicenceRow } from '../core/licence.ts'

const columns = sql`l.id, l.type_code as "typeCode", l.type_name as "typeName", l.type_name_en as "typeNameEn", l.identifier, l.number,
  l.holder_subject_id as "holderSubjectId", l.holder_name as "holderName", l.holder_masked_number as "holderMaskedNumber",
  l.issuer_name as "issuerName", l.issuer_code as "issuerCode", l.issued_on as "issuedOn", l.valid_until as "validUntil",
  l.status, l.elements, l.case_id as "caseId", l.document_id as "documentId", d.verify_code as "verifyCode", l.origin, l.version`
const from = sql`licences.licence l left join licences.document d on d.id = l.document_id`

export type NewLicence = Omit<LicenceRow, 'verifyCode' | 'status' | 'version'> & {
  holderLookup: string
  officeId: string | null
}

export const recordLicence = (tx: Tx, l: NewLicence): Promise<unknown> =>
  tx.rows(sql`
    insert into licences.licence (id, type_code, type_name, type_name_en, identifier, number, holder_subject_id, holder_lookup, holder_name,
      holder_masked_number, issuer_name, issuer_code, office_id, issued_on, valid_until, elements, case_id, document_id, origin)
    values (${l.id}, ${l.typeCode}, ${l.typeName}, ${l.typeNameEn}, ${l.identifier}, ${l.number}, ${l.holderSubjectId}, ${l.holderLookup},
      ${l.holderName}, ${l.holderMaskedNumber}, ${l.issuerName}, ${l.issuerCode}, ${l.officeId}, ${l.issuedOn}, ${l.validUntil},
      ${JSON.stringify(l.elements)}::jsonb, ${l.caseId}, ${l.documentId}, ${l.origin})`)

/** Takes over what an outside source says now; what was issued here is never overwritten from outside. */
export const recordKnownLicence = (tx: Tx, l: NewLicence): Promise<unknown> =>
  tx.rows(sql`
    insert into licences.licence as known (id, type_code, type_name, type_name_en, identifier, number, holder_subject_id, holder_lookup,
      holder_name, holder_masked_number, issuer_name, issuer_code, issued_on, valid_until, elements, origin)
    values (${l.id}, ${l.typeCode}, ${l.typeName},
      coalesce((select name_en from licences.licence_type t where t.code = ${l.typeCode} or t.name = ${l.typeName} limit 1), ${l.typeNameEn}),
      ${l.identifier}, ${l.number}, ${l.holderSubjectId}, ${l.holderLookup}, ${l.holderName}, ${l.holderMaskedNumber}, ${l.issuerName},
      ${l.issuerCode}, ${l.issuedOn}, ${l.validUntil}, ${JSON.stringify(l.elements)}::jsonb, ${l.origin})
    on conflict (identifier) do update set
      number = excluded.number, holder_name = excluded.holder_name, issuer_name = excluded.issuer_name, issuer_code = excluded.issuer_code,
      issued_on = excluded.issued_on, valid_until = excluded.valid_until, elements = excluded.elements, version = known.version + 1
    where known.origin <> 'issued' and known.holder_lookup = excluded.holder_lookup
      and (known.number, known.holder_name, known.issuer_name, known.issuer_code, known.issued_on, known.valid_until, known.elements)
        is distinct from (excluded.number, excluded.holder_name, excluded.issuer_name, excluded.issuer_code, excluded.issued_on,
          excluded.valid_until, excluded.elements)`)

/** Licences known before their holder registered become the holder's. */
export const claimByLookup = (tx: Tx, lookup: string, subjectId: string): Promise<unknown> =>
  tx.rows(sql`
    update licences.licence set holder_subject_id = ${subjectId} where holder_lookup = ${lookup} and holder_subject_id is null`)

export const listOfSubject = (tx: Tx, subjectId: string): Promise<LicenceRow[]> =>
  tx.rows(
    sql<LicenceRow>`select ${columns} from ${from} where l.holder_subject_id = ${subjectId} order by l.issued_on desc, l.id desc`,
  )

export const findByDocument = (tx: Tx, documentId: string): Promise<LicenceRow | undefined> =>
  tx.first(sql<LicenceRow>`select ${columns} from ${from} where l.document_id = ${documentId}`)

/** Licences of the named types held by a subject or under a lookup hash, newest first, whatever their status. */
export const listHeld = (
  tx: Tx,
  holder: { subjectId?: string | undefined; holderLookup?: string | undefined },
  typeNames: readonly string[],
): Promise<LicenceRow[]> =>
  tx.rows(sql<LicenceRow>`
    select ${columns} from ${from}
    where (l.holder_subject_id = ${holder.subjectId ?? null}::uuid or l.holder_lookup = ${holder.holderLookup ?? null}::text)
      and l.type_name = any(${[...typeNames]}::text[])
    order by l.issued_on desc, l.id desc`)

export const countValidOf = (
  tx: Tx,
  typeCodes: readonly string[],
  today: string,
): Promise<{ typeCode: string; valid: number }[]> =>
  tx.rows(sql<{ typeCode: string; valid: number }>`
    select type_code as "typeCode", count(*) as valid from licences.licence
    where type_code = any(${typeCodes}::text[]) and status = 'valid' and (valid_until is null or valid_until >= ${today})
    group by type_code`)
