import { createHash } from 'node:crypto'
import type { Answer } from '@tongban/api-client/client'
import {
  appendChunk,
  type ChecklistEntry,
  completeUpload,
  maxChunkBytes,
  maxFileBytes,
  startUpload,
} from '@tongban/contracts/materials/uploads'
import type { SentFile } from '../http/multipart.ts'
import { fileInput } from '../parts/material-row.tsx'
import type { Mistake } from '../parts/problem.tsx'
import { mistakesOf } from '../parts/problem.tsx'
import type { Visit } from '../visit.ts'

const megabytes = maxFileBytes / 1024 / 1024

/** Sends a file through the API in its chunks; the API confirms its hash. */
async function upload(
  visit: Visit,
  ownerId: string,
  materialKey: string,
  file: SentFile,
): Promise<Answer<ChecklistEntry>> {
  const name = file.name.replace(/^.*[/\\]/, '').slice(-200)
  const started = await visit.call(startUpload, {
    params: { id: ownerId },
    body: { materialKey, name, bytes: file.bytes.length },
  })
  if (!started.ok) return started
  const { id, chunkBytes } = started.value
  const step = Math.max(1, Math.min(chunkBytes, maxChunkBytes))
  for (let offset = started.value.offset; offset < file.bytes.length; offset += step) {
    const bytes = file.bytes.subarray(offset, offset + step)
    const sent = await visit.call(appendChunk, { params: { id, offset }, bytes })
    if (!sent.ok) return sent
  }
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return visit.call(completeUpload, { params: { id }, body: { sha256 } })
}

/**
 * Uploads the files a form brought along; answers with what did not work, bound to the material. Files whose material
 * is not among `materialKeys` are left alone.
 */
export async function uploadAll(
  visit: Visit,
  placeOf: (materialKey: string) => { ownerId: string; materialKey: string },
  materialKeys: readonly string[],
  files: readonly SentFile[],
): Promise<Mistake[]> {
  const mistakes: Mistake[] = []
  for (const file of files) {
    const key = materialKeys.find((one) => fileInput(one) === file.field)
    if (key === undefined) continue
    if (file.tooLarge) {
      mistakes.push({
        key,
        message: `“${file.name}”超过${megabytes} MB，请压缩或分成几个文件再上传`,
        messageEn: `“${file.name}” is larger than ${megabytes} MB; compress it or split it into several files`,
      })
      continue
    }
    const { ownerId, materialKey } = placeOf(key)
    const answer = await upload(visit, ownerId, materialKey, file)
    if (answer.ok) continue
    if (answer.status === 401) visit.valueOf(answer)
    for (const { message, messageEn } of mistakesOf(answer.problem).list) {
      mistakes.push({ key, message: `“${file.name}”：${message}`, messageEn: `“${file.name}”: ${messageEn}` })
    }
  }
  return mistakes
}
