import { type Answer, createApi, fetchTransport } from '@tongban/api-client/client'
import type { Problem } from '@tongban/contracts/shared'
import type { Text } from './i18n.ts'

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

export const isNotFound = (error: unknown): boolean => error instanceof ProblemError && error.status === 404

/** Somebody else wrote in between. */
export const isStale = (error: unknown): boolean => error instanceof ProblemError && error.status === 412

const noAnswer: Text = [
  '没有连上服务器。请检查网络后重试，重试不会重复提交。',
  'The server did not answer. Check the network and try again; nothing is done twice.',
]

/** What a failure says, and its stable code. What is no problem answer is a broken line or a server that is down. */
export function failureText(error: unknown): { text: Text; code: string } {
  if (!(error instanceof ProblemError)) return { text: noAnswer, code: '' }
  const { detail, detailEn, title, code } = error.problem
  return { text: [detail || title, detailEn || detail || title], code }
}
