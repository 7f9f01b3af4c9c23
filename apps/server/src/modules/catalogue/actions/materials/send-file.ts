import type { Readable } from 'node:stream'
import type { MaterialFile } from '@tongban/contracts/catalogue/item'
import type { FastifyReply } from 'fastify'

const types: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ofd: 'application/ofd',
}
/** What a browser shows by itself, safely. */
const shown = ['pdf', 'jpg', 'png']

/** A file for anybody. `seconds` is how long it may be kept on its way: what is taken away is gone everywhere by then. */
export function sendFile(
  reply: FastifyReply,
  file: Pick<MaterialFile, 'name' | 'kind' | 'bytes'>,
  octets: Readable | Uint8Array,
  { show, seconds }: { show: boolean; seconds: number },
): FastifyReply {
  const { kind, name, bytes } = file
  const how = show && shown.includes(kind) ? 'inline' : 'attachment'
  return reply
    .header('content-type', types[kind] ?? 'application/octet-stream')
    .header('content-length', bytes)
    .header('content-disposition', `${how}; filename="file.${kind}"; filename*=UTF-8''${encodeName(name)}`)
    .header('content-security-policy', `default-src 'none'; object-src 'self'; frame-ancestors 'self'`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', `public, max-age=${seconds}`)
    .send(octets)
}

/** RFC 8187; a lone surrogate, which no URI can carry, becomes a replacement mark. */
const encodeName = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
