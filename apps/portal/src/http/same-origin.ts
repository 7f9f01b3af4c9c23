import type { FastifyRequest } from 'fastify'

/** Whether a writing request was sent by a page of this site (CSRF): what the browser itself says, then Origin, then Referer. */
export function isSameOrigin(request: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const from = request.headers.origin ?? request.headers.referer
  if (from === undefined) return false
  try {
    return new URL(from).host === request.host
  } catch {
    return false
  }
}
