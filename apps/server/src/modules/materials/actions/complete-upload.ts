import { completeUpload as op } from '@tongban/contracts/materials/uploads'
import type { FastifyInstance } from 'fastify'
import { type PersonActor, subjectOf } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { newId } from '#platform/ids'
import { fail, type Problem, ProblemError } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { checkKind, type Kind, pdfMarks } from '../core/kind.ts'
import { maxFiles } from '../core/upload.ts'
import { admit } from '../policy.ts'
import type { ApplicationGate } from '../ports.ts'
import { problems } from '../problems.ts'
import { findLine, findLineForUpdate, listEntries } from '../store/checklist-store.ts'
import { countUnhanded, recordFile } from '../store/file-store.ts'
import { type Joined, joinChunks } from '../store/octets.ts'
import * as store from '../store/upload-store.ts'

type Confirmed = { fileId: string; bytes: number; sha256: string; kind: Kind }

export const completeUpload = (app: FastifyInstance, deps: Deps, gate: ApplicationGate) =>
  route(app, op, async (call) => {
    const { actor, params, body } = call
    const found = await deps.db.read(actor, (tx) => read(tx, params.id))
    const confirmed = found.upload.completedFileId ? undefined : await confirm(deps, actor, found, body.sha256)
    try {
      return await inTransaction(deps, call, (tx) => record(tx, deps, actor, gate, params.id, confirmed))
    } catch (error) {
      if (error instanceof ProblemError && confirmed) await deps.files.remove(confirmed.fileId)
      throw error
    }
  })

type Found = Awaited<ReturnType<typeof read>>

async function read(tx: Tx, id: string) {
  const upload = (await store.findUpload(tx, id)) ?? fail(problems['materials.not-found']())
  const line = (await findLine(tx, upload.applicationId, upload.materialKey)) ?? fail(problems['materials.not-found']())
  return { upload, line, chunks: await store.listChunks(tx, id) }
}

/**
 * Joins the chunks and confirms size, hash and kind in storage. What is refused is forgotten: the upload begins again.
 * Nothing when a twin request completed the upload meanwhile.
 */
async function confirm(
  deps: Deps,
  actor: PersonActor,
  found: Found,
  sha256: string | undefined,
): Promise<Confirmed | undefined> {
  const { upload, line, chunks } = found
  if (upload.received < upload.bytes) fail(problems['materials.incomplete']({ current: upload.received }))
  const fileId = newId()
  const marks = pdfMarks()
  const chunkIds = chunks.map((chunk) => chunk.fileId)
  const joined = await joinChunks(deps.files, fileId, chunkIds, marks.push)
  const checked = check(upload, line.acceptedKinds, joined, sha256, marks.complaint)
  if (checked.ok) return { fileId, ...checked.value }
  await deps.files.remove(fileId)
  return (await forget(deps, actor, upload.id, checked.error.code)) ? fail(checked.error) : undefined
}

function check(
  upload: { name: string; bytes: number },
  accepted: readonly string[],
  joined: Joined | undefined,
  sha256: string | undefined,
  complaint: (name: string) => Problem | undefined,
): Result<Omit<Confirmed, 'fileId'>, Problem> {
  const { name } = upload
  if (!joined || joined.bytes !== upload.bytes || (sha256 && joined.sha256 !== sha256))
    return err(problems['materials.changed-in-flight']({ name }))
  const kind = checkKind(name, joined.found, accepted)
  if (!kind.ok) return kind
  const marked = kind.value === 'pdf' && complaint(name)
  return marked ? err(marked) : ok({ bytes: joined.bytes, sha256: joined.sha256, kind: kind.value })
}

/** Whether there was something to forget: a twin request may have completed the upload. */
const forget = (deps: Deps, actor: PersonActor, uploadId: string, code: string): Promise<boolean> =>
  inTransaction(deps, { actor, intent: undefined }, async (tx) => {
    const upload = await store.findUploadForUpdate(tx, uploadId)
    if (upload?.completedFileId) return false
    if (!upload) return true
    const ids = await store.removeUpload(tx, uploadId)
    tx.audit('materials.refuse-upload', upload.subjectId, { applicationId: upload.applicationId, code })
    if (ids.length > 0) tx.emit('octets-dropped', { ids })
    return true
  })

async function record(
  tx: Tx,
  deps: Deps,
  actor: PersonActor,
  gate: ApplicationGate,
  uploadId: string,
  confirmed: Confirmed | undefined,
) {
  const { applicationId, materialKey } =
    (await store.findUpload(tx, uploadId)) ?? fail(problems['materials.not-found']())
  // The line is held before the gate is asked: a submission either counts this file or closes the gate to it.
  const line = (await findLineForUpdate(tx, applicationId, materialKey)) ?? fail(problems['materials.not-found']())
  const upload = (await store.findUploadForUpdate(tx, uploadId)) ?? fail(problems['materials.not-found']())
  const { name } = upload
  if (!upload.completedFileId) {
    await admit(gate, tx, applicationId, materialKey)
    if ((await countUnhanded(tx, applicationId, materialKey)) >= maxFiles) fail(problems['materials.too-many']())
    const at = deps.clock.now()
    if (!confirmed) throw new Error('an upload lost its completion')
    const { fileId, bytes, sha256, kind } = confirmed
    const subjectId = subjectOf(actor)
    const { personId } = actor
    await recordFile(
      tx,
      { id: fileId, applicationId, materialKey: line.materialKey, subjectId, personId, name, kind, bytes, sha256 },
      at,
    )
    const ids = await store.recordCompletion(tx, uploadId, fileId, at)
    if (ids.length > 0) tx.emit('octets-dropped', { ids })
    tx.audit('materials.complete-upload', subjectId, { applicationId, materialKey, fileId, sha256 })
  } else if (confirmed) {
    // A twin request was faster; its file stands, this copy goes.
    tx.afterCommit(() => void deps.files.remove(confirmed.fileId).catch(() => {}))
  }
  const [entry] = await listEntries(tx, applicationId, materialKey)
  return entry ?? fail(problems['materials.not-found']())
}
