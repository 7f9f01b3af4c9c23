import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, LegalDate, Nullable, Uuid } from '../shared.ts'

/** Largest file: 20 MiB. One chunk: at most 1 MiB. */
export const maxFileBytes = 20 * 1024 * 1024
export const maxChunkBytes = 1024 * 1024

export const StoredFile = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** `pdf`, `jpg` or `png`, as found in the bytes. */
  kind: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})
export type StoredFile = Static<typeof StoredFile>

/** A file that the same subject gave for the same material in an earlier application, offered to be used again. */
export const EarlierFile = Type.Object({ ...StoredFile.properties, givenOn: LegalDate })
export type EarlierFile = Static<typeof EarlierFile>

/**
 * One line of the checklist of an application.
 * `attached`: the platform has it (licence library, base library), nothing to do. `office-verifies`: the office checks
 * it by shared data, nothing to do. `generated`: made from the answers. `uploaded`: the person gave it. `wanted`: to be
 * uploaded. `optional`: may be uploaded.
 */
export const ChecklistEntry = Type.Object({
  materialKey: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  required: Type.Boolean(),
  state: Type.Union([
    Type.Literal('attached'),
    Type.Literal('office-verifies'),
    Type.Literal('generated'),
    Type.Literal('uploaded'),
    Type.Literal('wanted'),
    Type.Literal('optional'),
  ]),
  /** Trust level A–D of 国办函〔2016〕108号: A issued electronically, B verified, C copy given by the person, D not checked. */
  trust: Nullable(Type.String()),
  /** Where it is from, in words: 电子证照库（居民身份证）. */
  source: Type.String(),
  sourceEn: Type.String(),
  licenceIdentifier: Type.Optional(Nullable(Type.String())),
  files: Type.Array(StoredFile),
  /** Of an application that is being filled in, while nothing is given: nothing is used before the person says so. */
  earlier: Type.Optional(Type.Array(EarlierFile)),
  /** What an upload is worth: C is to be compared with the original at the window, D is what the person states. */
  uploadTrust: Type.Union([Type.Literal('C'), Type.Literal('D')]),
  acceptedKinds: Type.Array(Type.String()),
})
export type ChecklistEntry = Static<typeof ChecklistEntry>

export const Upload = Type.Object({
  id: Uuid,
  bytes: Type.Integer(),
  offset: Type.Integer(),
  chunkBytes: Type.Integer(),
})
export type Upload = Static<typeof Upload>

/** Begins an upload for one material of one's application. The same key and file go on where they stopped. */
export const startUpload = operation({
  id: 'startUpload',
  tag: 'materials',
  summary: 'Begin an upload',
  method: 'POST',
  path: '/applications/:id/uploads',
  access: 'person',
  params: IdParams,
  body: Type.Object({
    materialKey: Type.String({ maxLength: 80 }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    bytes: Type.Integer({ minimum: 0 }),
  }),
  response: Upload,
  errors: [404, 409, 422],
})
export const getUpload = operation({
  id: 'getUpload',
  tag: 'materials',
  summary: 'How far an upload came',
  method: 'GET',
  path: '/uploads/:id',
  access: 'person',
  params: IdParams,
  response: Upload,
  errors: [404],
})
/** Octets from `offset` on (`application/octet-stream`, at most 1 MiB). 409 `materials.wrong-offset` names the offset to go on from. */
export const appendChunk = operation({
  id: 'appendChunk',
  tag: 'materials',
  summary: 'Send a chunk',
  method: 'PUT',
  path: '/uploads/:id/chunks/:offset',
  access: 'person',
  params: Type.Object({ id: Uuid, offset: Type.Integer({ minimum: 0 }) }),
  response: Upload,
  errors: [404, 409],
})
/** Ends an upload: size, kind in the bytes and hash are confirmed in storage. */
export const completeUpload = operation({
  id: 'completeUpload',
  tag: 'materials',
  summary: 'End an upload',
  method: 'POST',
  path: '/uploads/:id/complete',
  access: 'person',
  params: IdParams,
  body: Type.Object({ sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })) }),
  response: ChecklistEntry,
  errors: [404, 409, 422],
})
/** Uses a file again that an earlier application gave for the same material; the same press twice uses it once. */
export const reuseFile = operation({
  id: 'reuseFile',
  tag: 'materials',
  summary: 'Use a file of an earlier application again',
  method: 'POST',
  path: '/applications/:id/reused-files',
  access: 'person',
  params: IdParams,
  body: Type.Object({ materialKey: Type.String({ maxLength: 80 }), fileId: Uuid }),
  response: ChecklistEntry,
  errors: [404, 409, 422],
})
export const removeFile = operation({
  id: 'removeFile',
  tag: 'materials',
  summary: 'Take a file back before submitting',
  method: 'DELETE',
  path: '/applications/:id/files/:fileId',
  access: 'person',
  params: Type.Object({ id: Uuid, fileId: Uuid }),
  response: ChecklistEntry,
  errors: [404, 409],
})
/** The octets of a file, for its owner and the office that has the case. */
export const downloadFile = operation({
  id: 'downloadFile',
  tag: 'materials',
  summary: 'A file',
  method: 'GET',
  path: '/files/:id',
  access: 'any',
  params: IdParams,
  errors: [404],
})
