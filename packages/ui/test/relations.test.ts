import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Language } from '../src/language.ts'
import { demoPages } from './demo.tsx'

function attribute(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
}

/** Words of Chinese outside what the caller of a component wrote are a component that does not speak English. */
const ownWords =
  /必填|来自|无需填写|修改|未填写|下一步|已完成|办件编号|提交时间|上一页|免提交|工作日|非常满意|已上传|跳到正文|无障碍|切换|登录/

const cases = (['zh', 'en'] as const).flatMap((lang) => Object.keys(demoPages).map((name) => [name, lang] as const))

function render(name: string, lang: Language): string {
  const page = demoPages[name]
  if (!page) throw new Error(`no page ${name}`)
  return renderToString(h(page, { lang }))
}

describe.each(cases)('page %s in %s', (name, lang) => {
  const html = render(name, lang)
  const ids = attribute(html, 'id')

  test('no id stands twice', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
  test('labels, descriptions and links on the page lead to something', () => {
    const targets = [
      ...attribute(html, 'for'),
      ...attribute(html, 'aria-describedby').flatMap((list) => list.split(' ')),
      ...attribute(html, 'aria-labelledby').flatMap((list) => list.split(' ')),
      ...attribute(html, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : [])),
    ]
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })
  test('every control has a label', () => {
    const labelled = new Set(attribute(html, 'for'))
    const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map((match) => match[0])
    const bare = controls.filter(
      (tag) => !tag.includes('type="hidden"') && !labelled.has(attribute(tag, 'id')[0] ?? ''),
    )
    expect(bare).toEqual([])
  })
  test('nothing needs a style or script inside the page, so that the content policy can forbid both', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)/)
  })
  test('there is one main heading and the page says its language', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`)
  })
})

test.each(Object.keys(demoPages))('page %s speaks English throughout', (name) => {
  expect(render(name, 'en')).not.toMatch(ownWords)
})
