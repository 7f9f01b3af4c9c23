/** @jsxImportSource preact */
import type { Problem } from '@tongban/contracts/shared'
import { type Language, t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { Code } from '../parts/problem.tsx'
import type { View } from '../view.ts'

/** What a page says that could not be made. */
type Said = { title: string; text: string; next: VNode; code?: string }

function wayOut(lang: Language): VNode {
  return (
    <ul>
      <li>
        <a href="/">{t(lang, '回到首页', 'Go to the home page')}</a>
      </li>
      <li>
        <a href="/search">{t(lang, '搜索要办的事', 'Search for a service')}</a>
      </li>
      <li>
        <a href="/me">{t(lang, '看我的办件', 'See my cases')}</a>
      </li>
    </ul>
  )
}

function said(lang: Language, problem: Problem, again: string | undefined): Said {
  const text = t(lang, problem.detail, problem.detailEn || problem.detail)
  const next = wayOut(lang)
  const code = problem.code
  switch (problem.status) {
    case 403:
      return { title: t(lang, '这一步不能继续', 'This step cannot go on'), text, next, code }
    case 400:
    case 404:
      return { title: t(lang, '没有找到', 'Not found'), text, next, code }
    case 429:
      return {
        title: t(lang, '操作太频繁了', 'Too many attempts'),
        text,
        next: again ? <Again lang={lang} href={again} /> : next,
        code,
      }
    case 503:
      return {
        title: t(lang, '暂时办不了', 'Not possible for the moment'),
        text,
        next: again ? <Again lang={lang} href={again} /> : next,
        code,
      }
    default:
      return {
        title:
          problem.status >= 500
            ? t(lang, '出了问题', 'Something went wrong')
            : t(lang, '没有成功', 'This did not work'),
        text,
        next: again ? <Again lang={lang} href={again} /> : next,
        code,
      }
  }
}

function Again({ lang, href }: { lang: Language; href: string }): VNode {
  return (
    <p>
      <a class="button button-primary" href={href}>
        {t(lang, '再试一次', 'Try again')}
      </a>
    </p>
  )
}

/** A problem of the API, or of the portal itself, as a page: what happened, what to do, where to ask. */
export function problemPage(view: View, problem: Problem, again?: string): VNode {
  const { lang } = view
  const { title, text, next, code } = said(lang, problem, again)
  return (
    <Frame view={view} title={title} isPrivate>
      <h1>{title}</h1>
      <p>{text}</p>
      {next}
      <p class="note">
        {t(lang, '需要帮助请拨打12345，并说出下面的代码。', 'For help call 12345 and tell them the code below.')}
      </p>
      {code ? <Code code={code} /> : null}
    </Frame>
  )
}

const problem = (status: number, code: string, detail: string, detailEn: string): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  detail,
  detailEn,
})

export const pageNotFound = problem(
  404,
  'portal.page-not-found',
  '这个网址没有页面。请检查网址是否完整，或者从首页找起。',
  'There is no page at this address. Check that the address is complete, or start from the home page.',
)
export const notSameOrigin = problem(
  403,
  'portal.foreign-form',
  '这份表单不是从本网站的页面提交的，为了您的安全没有处理。请回到页面再提交一次。',
  'This form was not sent from a page of this site; for your safety it was not processed. Go back to the page and send it again.',
)
export const tooOften = problem(
  429,
  'portal.too-often',
  '您的请求太多，请过一分钟再试。已经保存的内容不会丢失。',
  'There were too many requests from you. Try again in a minute; what was saved is safe.',
)
export const tooLarge = problem(
  413,
  'portal.too-large',
  '发送的内容太大。请分几次上传，每个文件不超过20 MB。',
  'What was sent is too large. Upload in several steps, with at most 20 MB a file.',
)
export const unexpected = (reference: string): Problem =>
  problem(
    500,
    `portal.unexpected ${reference}`,
    '我们这边出了问题，已经记录下来。已经保存的内容不会丢失，请稍后再试。',
    'Something went wrong on our side and was recorded. What was saved is safe; please try again later.',
  )
