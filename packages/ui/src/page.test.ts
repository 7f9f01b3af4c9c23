import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Page, type PageProps } from './page.tsx'

const props: PageProps = {
  lang: 'zh',
  title: '食品经营许可',
  stylesheet: '/ui.css',
  region: { name: '合肥市', switchHref: '/regions' },
  languageHref: '/en',
  elder: false,
  elderHref: '/elder',
  children: '正文',
}
const render = (more: Partial<PageProps> = {}) => renderToString(h(Page, { ...props, ...more }))

describe('a page', () => {
  test('names itself, then the site', () => {
    expect(render()).toContain('<title>食品经营许可 - 安徽政务服务</title>')
    expect(render({ lang: 'en', title: 'Permit' })).toContain('<title>Permit - Anhui Government Services</title>')
  })
  test('with errors says so first', () => {
    expect(render({ hasErrors: true })).toContain('<title>错误：食品经营许可')
  })
  test('lets keyboard users skip to what they came for', () => {
    expect(render()).toMatch(/<body><a class="skip" href="#main">/)
    expect(render()).toContain('<main id="main" tabindex="-1">正文</main>')
  })
  test('carries no script unless asked', () => {
    expect(render()).not.toContain('<script')
    expect(render({ scripts: ['/upload.js'] })).toContain('<script type="module" src="/upload.js">')
  })
  test('leads to the other language in that language', () => {
    expect(render()).toContain('<a href="/en" lang="en" hreflang="en">English</a>')
    expect(render({ lang: 'en' })).toContain('lang="zh-CN" hreflang="zh-CN">中文</a>')
  })
  test('in elder mode offers the way back', () => {
    expect(render()).toContain('长辈版')
    const elder = render({ elder: true })
    expect(elder).toContain('data-mode="elder"')
    expect(elder).toContain('标准版')
  })
  test('marks the place it belongs to', () => {
    expect(render({ current: 'progress' })).toContain('<a href="/progress" aria-current="page">查进度</a>')
  })
  test('signs out by post with the token it was given', () => {
    const html = render({
      person: { name: '王小明', href: '/my', signOut: { action: '/sign-out', fields: { token: 'k' } } },
    })
    expect(html).toContain('<form action="/sign-out" method="post"><input type="hidden" name="token" value="k"')
    expect(html).not.toContain('登录')
  })
  test('keeps search engines away from a person’s own pages', () => {
    expect(render({ isPrivate: true })).toContain('<meta name="robots" content="noindex"')
    expect(render()).not.toContain('noindex')
  })
  test('says whom to call, and what is promised', () => {
    expect(render()).toMatch(/tel:12345.*无障碍声明.*隐私保护/)
  })
})
