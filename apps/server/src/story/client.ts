import type { Answer, Api, CallOptions } from '@tongban/api-client/client'
import { appendChunk, type ChecklistEntry, completeUpload, startUpload } from '@tongban/contracts/materials/uploads'
import type { BodyOf, Operation, ResponseOf } from '@tongban/contracts/operation'
import { sha256Of } from './sample-file.ts'

/** A problem in a story is the end of it: the sentence that a person would read. */
export class StoryError extends Error {}

export function must<T>(answer: Answer<T>, what: string): T {
  if (answer.ok) return answer.value
  const { code, detail, fields } = answer.problem
  const which = fields?.map((field) => `${field.key}: ${field.message}`).join('; ')
  throw new StoryError(`${what}: ${answer.status} ${code} ${detail}${which ? ` [${which}]` : ''}`)
}

/** Calls as one signed-in person or officer. */
export type Voice = <O extends Operation>(op: O, options: Omit<CallOptions<O>, 'token'>) => Promise<ResponseOf<O>>

export const voiceOf =
  (api: Api, token: string | undefined): Voice =>
  async (op, options) =>
    must(await api.call(op, { ...options, token } as CallOptions<typeof op>), op.id)

/** Uploads as the portal does: in chunks, confirmed by hash. */
export async function upload(
  api: Api,
  token: string,
  applicationId: string,
  entry: ChecklistEntry,
  name: string,
  bytes: Uint8Array,
): Promise<ChecklistEntry> {
  const say = voiceOf(api, token)
  const body: BodyOf<typeof startUpload> = { materialKey: entry.materialKey, name, bytes: bytes.length }
  const begun = await say(startUpload, { params: { id: applicationId }, body })
  for (let offset = begun.offset; offset < bytes.length; offset += begun.chunkBytes)
    must(
      await api.call(appendChunk, {
        params: { id: begun.id, offset },
        bytes: bytes.subarray(offset, offset + begun.chunkBytes),
        token,
      } as CallOptions<typeof appendChunk>),
      'appendChunk',
    )
  return say(completeUpload, { params: { id: begun.id }, body: { sha256: sha256Of(bytes) } })
}
