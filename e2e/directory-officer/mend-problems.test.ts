import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, desktop, launch } from '../support/browser.ts'
import { keeper } from '../support/library.ts'
import { look } from '../support/look.ts'

let browser: Browser
let device: Device
let desk: Page
beforeAll(async () => {
  browser = await launch()
  ;({ device, desk } = await keeper(browser, 'anhui-rs-items', (of) => desktop(of, { stays: true })))
})
afterAll(() => browser.close())

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

/** The page at a desk and on a telephone, in both languages. */
async function lookAll(name: string): Promise<void> {
  for (const language of ['zh', 'en']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      await desk.setViewportSize(viewport)
      await look(device, desk, `${name}-${language}-${size}`)
    }
    await desk.setViewportSize(sizes.desk)
    await desk.getByRole('button', { name: language === 'zh' ? 'English' : '中文' }).click()
  }
}

const part = (name: string): Locator =>
  desk.locator('.lib-parts').getByRole('button', { name: new RegExp(`^${name}( ■|$)`) })
const saved = () => desk.getByText(/^已保存/).waitFor()
const summary = () => desk.locator('#problem-summary')

/** What stands around the control that has the focus: its field, or the row or list it belongs to. */
const aroundFocus = () =>
  desk.evaluate(() => {
    const control = document.activeElement
    if (!control || control.id === 'editor-part') return ''
    return control.closest('.lib-field, .lib-rows > ol > li, .lib-rows, .mat-standard, .lib-cover')?.textContent ?? ''
  })

test('a new item cannot be handed in: it says how much is to be mended, and each line leads to its control', async () => {
  await desk.getByRole('link', { name: '事项目录' }).first().click()
  await desk.getByRole('button', { name: '新增事项' }).click()
  await desk.getByRole('button', { name: '开始起草' }).click()
  await desk.getByLabel('变更理由').fill('新增公共就业服务事项。')
  await part('申请材料').click()
  await desk.getByRole('button', { name: '添加材料' }).click()
  await part('情形').click()
  await desk.getByRole('button', { name: '添加问题' }).click()
  await part('环节流程').click()
  await desk.getByRole('button', { name: '添加环节' }).click()
  await desk.getByLabel('环节种类').selectOption('special-procedure')
  await desk.getByLabel('名称', { exact: true }).fill('')
  await part('常见问题').click()
  await desk.getByRole('button', { name: '添加问题' }).click()
  await part('申请表单').click()
  await desk.getByRole('button', { name: '添加分组' }).click()
  await saved()
  await summary().getByText('第 1 份材料（未命名）没有写明依据', { exact: false }).waitFor()

  // Handing in waits, with the reason in words; the words lead to the list.
  expect(await desk.getByRole('button', { name: '提交审核' }).isDisabled()).toBe(true)
  const lines = summary().getByRole('button')
  const hold = desk.getByRole('button', { name: /^还有 \d+ 处要处理，处理完才能提交$/ })
  expect(await hold.textContent()).toContain(`${await lines.count()} 处`)
  await hold.click()
  expect(await desk.evaluate(() => document.activeElement?.id)).toBe('problem-summary')
  await part('基本信息').click()
  await lookAll('problems-list')

  const sentences = await lines.allTextContents()
  expect(sentences.length).toBeGreaterThan(15)
  expect(sentences.join('')).not.toMatch(/“\s*”/)
  for (const [at, sentence] of sentences.entries()) {
    await lines.nth(at).click()
    const message = sentence.slice(sentence.indexOf('：') + 1)
    await expect.poll(aroundFocus, { message: sentence, timeout: 5000 }).toContain(message)
  }
}, 120_000)
