import type { FastifyRequest } from 'fastify'

export type Body = Record<string, string | string[]>

const read = new WeakMap<FastifyRequest, Body>()

/** Remembers the fields of a form that was read as a stream, for whoever asks for its body later. */
export const keepBody = (request: FastifyRequest, body: Body) => read.set(request, body)

/** The fields of a form; what is no text is left out. */
export function bodyOf(request: FastifyRequest): Body {
  const body = read.get(request) ?? request.body
  if (typeof body !== 'object' || body === null) return {}
  const fields: [string, string | string[]][] = []
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') fields.push([name, value])
    else if (Array.isArray(value)) fields.push([name, value.filter((v): v is string => typeof v === 'string')])
  }
  return Object.fromEntries(fields)
}

/** One field, the last where it was sent more than once, without spaces around. */
export function textOf(body: Body, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return (Array.isArray(value) ? value.at(-1) : value)?.trim() ?? ''
}

/** All values of a field. */
export function listOf(body: Body, name: string): string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** The version a page was made from; 0, which no aggregate has, when it is missing. */
export function versionOf(body: Body): number {
  const version = Number(textOf(body, 'version'))
  return Number.isSafeInteger(version) && version > 0 ? version : 0
}

/** The same without what is undefined, for optional parameters. */
export function given<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T
}
