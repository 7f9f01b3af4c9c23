import type { Language } from '@tongban/ui/language'

/** Data the server left in the page for a script. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readData<T>(id: string): T | undefined {
  const text = document.getElementById(id)?.textContent
  return text ? (JSON.parse(text) as T) : undefined
}

/** An element with text, made without HTML so that nothing typed is ever run. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** A key of one intent (UUID); also where `crypto.randomUUID` is missing, as on a plain http address of a test hall. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Waits so long, or until the line is back. */
export async function waitForLine(ms: number): Promise<void> {
  await new Promise<void>((done) => {
    const timer = setTimeout(finish, ms)
    function finish() {
      clearTimeout(timer)
      removeEventListener('online', finish)
      done()
    }
    addEventListener('online', finish)
  })
}

export type Wrong = { status: number; code: string; detail: string; detailEn: string; keys: string[] }
export type Reply<T> = { ok: true; value: T } | { ok: false; wrong: Wrong }

/** One exchange with the API; a broken line throws. Written out: the client of the contracts would bring their schemas along. */
export async function ask<T>(method: string, path: string, body?: unknown, key: string = newKey()): Promise<Reply<T>> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['idempotency-key'] = key
  let sent: BodyInit | undefined
  if (body instanceof Blob) {
    headers['content-type'] = 'application/octet-stream'
    sent = body
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json'
    sent = JSON.stringify(body)
  }
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(sent === undefined ? {} : { body: sent }),
  })
  const json = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok) return { ok: true, value: json as T }
  // A proxy that is down answers without a problem: the same as no line.
  if (response.status >= 500 && typeof json['code'] !== 'string') throw new Error(`no answer: ${response.status}`)
  const fields = Array.isArray(json['fields']) ? (json['fields'] as { key?: unknown }[]) : []
  return {
    ok: false,
    wrong: {
      status: response.status,
      code: textOf(json['code']),
      detail: textOf(json['detail']),
      detailEn: textOf(json['detailEn']),
      keys: fields.map((field) => String(field.key)),
    },
  }
}

export const inWords = (lang: Language, wrong: Wrong): string =>
  lang === 'zh' ? wrong.detail : wrong.detailEn || wrong.detail

/** Storage of this device; private windows and full disks have none, and nothing may fail for that. */
export const store = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value)
      return true
    } catch {
      return false
    }
  },
  drop(key: string): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // Nothing was kept.
    }
  },
}
