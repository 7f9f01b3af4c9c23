import { expect, test } from 'vitest'
import { markChinese } from './mark-chinese.ts'

test('Chinese in an English page is marked, English around it is not', () => {
  expect(markChinese('<p>Handled by 合肥市财政局.</p>')).toBe(
    '<p>Handled by <span lang="zh-CN">合肥市财政局</span>.</p>',
  )
})
test('a law keeps its quotation marks within', () => {
  expect(markChinese('<b>《食品安全法》第三十五条</b>')).toBe(
    '<b><span lang="zh-CN">《食品安全法》第三十五条</span></b>',
  )
})
test('what is marked already stays as it is, also inside', () => {
  const html = '<a lang="zh-CN" href="/"><b>中文</b></a><p>中</p>'
  expect(markChinese(html)).toBe('<a lang="zh-CN" href="/"><b>中文</b></a><p><span lang="zh-CN">中</span></p>')
})
test('titles, what was typed, options and scripts hold text alone', () => {
  const html = '<title>办事</title><textarea>地址</textarea><option>是</option><script>"中"</script><input value="王">'
  expect(markChinese(html)).toBe(html)
})
test('an attribute with a sign of its own does not end its tag', () => {
  expect(markChinese('<p title="a>b 中">中</p>')).toBe('<p title="a>b 中"><span lang="zh-CN">中</span></p>')
})
