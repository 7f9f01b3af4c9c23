import { type Answer, createApi, fetchTransport } from '@tongban/api-client/client'
import type { Problem } from '@tongban/contracts/shared'

const transport = fetchTransport()

/** The API under the staff cookie. The cookie is HttpOnly, so no script ever holds the token. */
export const api = createApi((request) =>
  transport({ ...request, headers: { ...request.headers, 'x-tongban-app': 'workbench' } }),
)

/** A problem answer as an exception, for queries. */
export class ProblemError extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.detail)
    this.status = status
    this.problem = problem
  }
}

/** The value of an answer; throws `ProblemError` for a problem. */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer
  if (settled.ok) return settled.value
  throw new ProblemError(settled.status, settled.problem)
}

export const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.status === 401

/** What a failure says, in both languages. What is no problem answer is a broken line or a server that is down. */
export function failureText(error: unknown): { zh: string; en: string; code: string } {
  if (error instanceof ProblemError) {
    const { detail, detailEn, title, code } = error.problem
    return { zh: detail || title, en: detailEn || detail || title, code }
  }
  return {
    zh: '没有连上服务器，数据没有改变。请检查网络，稍后重试。',
    en: 'The server did not answer; nothing was changed. Check the network and try again.',
    code: '',
  }
}
