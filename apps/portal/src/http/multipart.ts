import type {} from '@fastify/multipart'
import { maxFileBytes } from '@tongban/contracts/materials/uploads'
import type { FastifyRequest } from 'fastify'
import { type Body, bodyOf, keepBody } from './body.ts'

/** A file as a browser without script sends it; `tooLarge` when it is over the limit and was not kept. */
export type SentFile = { field: string; name: string; bytes: Buffer; tooLarge: boolean }

const mostFiles = 20

/** Fields and files of a form; also takes a form that was not sent as multipart. File inputs left empty are left out. */
export async function readForm(request: FastifyRequest): Promise<{ body: Body; files: SentFile[] }> {
  if (!request.isMultipart()) return { body: bodyOf(request), files: [] }
  const body: Body = {}
  const files: SentFile[] = []
  const limits = { fileSize: maxFileBytes, files: mostFiles, fields: 500, fieldSize: 256 * 1024 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const chunks: Buffer[] = []
      for await (const chunk of part.file) chunks.push(chunk as Buffer)
      const tooLarge = part.file.truncated
      if (part.filename) {
        files.push({
          field: part.fieldname,
          name: part.filename,
          bytes: tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks),
          tooLarge,
        })
      }
    } else if (typeof part.value === 'string') {
      const before = body[part.fieldname]
      body[part.fieldname] =
        before === undefined ? part.value : [...(Array.isArray(before) ? before : [before]), part.value]
    }
  }
  keepBody(request, body)
  return { body, files }
}
