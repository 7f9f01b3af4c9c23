import { type LicenceBrief, listMyLicences as op } from '@tongban/contracts/licences/documents'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { type LicenceRow, statusOn } from '../core/licence.ts'
import { listOfSubject } from '../store/licence-store.ts'

const brief = (l: LicenceRow, today: string): LicenceBrief => ({
  id: l.id,
  identifier: l.identifier,
  name: l.typeName,
  nameEn: l.typeNameEn,
  number: l.number,
  holderName: l.holderName,
  issuer: l.issuerName,
  issuedOn: l.issuedOn,
  validUntil: l.validUntil,
  status: statusOn(l, today),
  documentId: l.documentId,
  verifyCode: l.verifyCode,
})

/** The licences of the person, or of the legal person acted for. */
export const listMyLicences = (app: FastifyInstance, deps: Deps) =>
  route(app, op, async ({ actor }) => {
    const rows = await deps.db.read(actor, (tx) => listOfSubject(tx, subjectOf(actor)))
    return { licences: rows.map((row) => brief(row, deps.clock.today())) }
  })
