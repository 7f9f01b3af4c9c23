import { maxChunkBytes, maxFileBytes, type Upload } from '@tongban/contracts/materials/uploads'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { isProvided, type Line } from './checklist.ts'
import { extensionOf, kindsInWords } from './kind.ts'

/** Smallest chunk unless it is the last: bounds the pieces of one file to 320. */
export const minChunkBytes = 64 * 1024

/** Files of one material that may wait for submission; also the unfinished uploads kept for it. */
export const maxFiles = 10

/** How far a file came. `completedFileId` is set once it was confirmed in storage. */
export type Progress = { id: string; bytes: number; received: number; completedFileId: string | null }

export const shown = (upload: Progress): Upload => ({
  id: upload.id,
  bytes: upload.bytes,
  offset: upload.received,
  chunkBytes: maxChunkBytes,
})

/** A file name to show and to send back: one line, no path, no marks that turn the reading direction. */
export const cleanName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .trim()

export const inMegabytes = (bytes: number): string => `${Math.ceil((bytes / (1024 * 1024)) * 10) / 10} MB`

/** Whether a file may be begun for a line; `name` is clean. */
export function mayStart(
  line: Pick<Line, 'name' | 'nameEn' | 'state' | 'acceptedKinds'> & { handedOver: boolean },
  file: { name: string; bytes: number },
  waiting: number,
): Result<true, Problem> {
  const { name } = file
  // What the platform has is never asked for, unless the office asked for it in a correction.
  if (line.state === 'generated' || (!line.handedOver && isProvided(line)))
    return err(problems['materials.not-needed']({ material: line.name, materialEn: line.nameEn }))
  if (file.bytes === 0) return err(problems['materials.empty']({ name }))
  if (file.bytes > maxFileBytes) return err(problems['materials.too-large']({ name, size: inMegabytes(file.bytes) }))
  const extension = extensionOf(name)
  if (!extension || !line.acceptedKinds.includes(extension))
    return err(problems['materials.kind-not-accepted']({ name, ...kindsInWords(line.acceptedKinds) }))
  if (waiting >= maxFiles) return err(problems['materials.too-many']())
  return ok(true)
}

/** Whether a chunk goes on exactly where the upload stands. */
export function mayAppend(upload: Progress, offset: number, length: number): Result<true, Problem> {
  if (offset !== upload.received || upload.completedFileId)
    return err(problems['materials.wrong-offset']({ current: upload.received }))
  if (offset + length > upload.bytes) return err(problems['materials.beyond-end']({ current: upload.received }))
  if (length === 0 || length > maxChunkBytes || (length < minChunkBytes && offset + length < upload.bytes))
    return err(problems['materials.wrong-chunk']())
  return ok(true)
}
