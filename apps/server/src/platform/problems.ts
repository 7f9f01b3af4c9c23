import type { Problem as WireProblem } from '@tongban/contracts/shared'
import type { Result } from './result.ts'

/** What a code means. `{name}` in a sentence is replaced by the extra of that name. */
type Definition = { status: number; title: string; zh: string; en: string }

/** Extra members; the names of RFC 9457 and our own are taken. */
type Extra = Record<string, unknown> & {
  [K in 'type' | 'title' | 'status' | 'code' | 'detail' | 'detailEn' | 'instance']?: never
}

export type Problem = WireProblem

const registry = new Map<string, Definition>()

/** All codes, for the pages under `docs/problems` and `/problems/:code`. */
export const allProblems = (): ReadonlyMap<string, Definition> => registry

const fill = (sentence: string, extra: Extra) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in extra ? String(extra[name]) : whole))

/** Registers codes; a code is public API: added or retired, never renamed. */
export function defineProblems<const D extends Record<string, Definition>>(definitions: D) {
  const makers = {} as Record<keyof D, (extra?: Extra) => Problem>
  for (const [code, definition] of Object.entries(definitions)) {
    registry.set(code, definition)
    makers[code as keyof D] = (extra = {}) => ({
      type: `/problems/${code}`,
      title: definition.title,
      status: definition.status,
      code,
      detail: fill(definition.zh, extra),
      detailEn: fill(definition.en, extra),
      ...extra,
    })
  }
  return makers
}

/** A problem on its way to the one handler that writes it. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detailEn}`)
    this.problem = problem
  }
}

export function fail(problem: Problem): never {
  throw new ProblemError(problem)
}

export function unwrap<T>(result: Result<T, Problem>): T {
  return result.ok ? result.value : fail(result.error)
}

export const problems = defineProblems({
  'platform.not-valid': {
    status: 400,
    title: 'The request is not valid',
    zh: '提交的内容不完整或格式不对，请按提示改正后再提交。',
    en: 'Something is missing or has the wrong form. Correct it as said and send it again.',
  },
  'platform.key-missing': {
    status: 400,
    title: 'An idempotency key is needed',
    zh: '请求缺少 Idempotency-Key，未作任何更改。',
    en: 'The request has no Idempotency-Key; nothing was changed.',
  },
  'platform.key-reused': {
    status: 422,
    title: 'The idempotency key was used for something else',
    zh: '这个操作编号已用于另一项操作，请刷新页面后重试。',
    en: 'This key was used for a different request. Reload the page and try again.',
  },
  'platform.too-large': {
    status: 413,
    title: 'The request is too large',
    zh: '提交的内容太大，未保存。请减少内容或把文件压缩到20 MB以内。',
    en: 'This is too large and was not saved. Shorten it, or bring the file below 20 MB.',
  },
  'platform.too-often': {
    status: 429,
    title: 'Too many requests',
    zh: '操作太频繁，请在{seconds}秒后再试。您已填写的内容不会丢失。',
    en: 'Too many tries. Try again in {seconds} seconds; nothing you typed is lost.',
  },
  'platform.not-found': {
    status: 404,
    title: 'There is nothing at this address',
    zh: '没有找到这个页面，请检查网址或从首页重新查找。',
    en: 'There is nothing at this address. Check it, or start from the home page.',
  },
  'platform.busy': {
    status: 503,
    title: 'The platform is busy',
    zh: '系统暂时繁忙，您已提交的内容不会丢失，请稍等一分钟再试。',
    en: 'The platform is busy. What you submitted is safe; try again in a minute.',
  },
  'platform.unexpected': {
    status: 500,
    title: 'Something went wrong on our side',
    zh: '我们这边出了问题，这一步没有完成，之前保存的内容都在。请稍后再试，或拨打12345并报出编号{reference}。',
    en: 'Something went wrong on our side and this step was not done; what was saved before is safe. Try again later, or call 12345 and give the number {reference}.',
  },
  'auth.sign-in-needed': {
    status: 401,
    title: 'Sign in first',
    zh: '请先登录。登录后会回到这一步，已填写的内容不会丢失。',
    en: 'Sign in first. You will come back to this step and nothing is lost.',
  },
  'auth.scope-missing': {
    status: 403,
    title: 'Your post does not allow this',
    zh: '您的岗位没有这项权限。如需办理，请联系本单位管理员。',
    en: 'Your post does not allow this. Ask the administrator of your office.',
  },
})
