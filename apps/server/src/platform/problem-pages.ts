import type { FastifyInstance } from 'fastify'
import { allProblems } from './problems.ts'

const inHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Whether the same request may succeed later without being changed. */
const advice: Record<number, [string, string]> = {
  401: ['登录后再试。', 'Sign in, then try again.'],
  409: ['刷新后查看最新情况，再决定下一步。', 'Reload, look at the latest, then decide.'],
  412: ['读取最新内容和版本后再试。', 'Read the latest version, then try again.'],
  429: ['等一会儿再试，响应头 Retry-After 写明等多久。', 'Wait, then try again; Retry-After says how long.'],
  500: ['可以稍后原样再试（使用同一个 Idempotency-Key）。', 'Try again later as it is, with the same Idempotency-Key.'],
  503: ['可以稍后原样再试（使用同一个 Idempotency-Key）。', 'Try again later as it is, with the same Idempotency-Key.'],
}

/** A page a code, at the address that the problem's `type` names. */
export function problemPages(app: FastifyInstance): void {
  app.get<{ Params: { code: string } }>(
    '/problems/:code',
    { schema: { hide: true } as object },
    async ({ params }, reply) => {
      const found = allProblems().get(params.code)
      if (!found) return reply.callNotFound()
      const [zh, en] = advice[found.status] ?? [
        '改正后再试，原样重试结果相同。',
        'Correct it first; the same request gives the same answer.',
      ]
      return reply
        .type('text/html; charset=utf-8')
        .send(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${params.code}</title>
<main><h1>${inHtml(found.zh)}</h1><p lang="en">${inHtml(found.en)}</p><p>${zh} <span lang="en">${en}</span></p>
<p><small>${params.code} · ${found.status} · <span lang="en">${inHtml(found.title)}</span></small></p></main></html>`)
    },
  )
}
