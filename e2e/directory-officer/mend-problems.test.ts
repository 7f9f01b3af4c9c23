import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, desktop, launch } from '../support/browser.ts'
import { keeper } from '../support/library.ts'
import { look, lookAll } from '../support/look.ts'

let browser: Browser
let device: Device
let desk: Page
beforeAll(async () => {
  browser = await launch()
  ;({ device, desk } = await keeper(browser, 'anhui-rs-items', (of) => desktop(of, { stays: true })))
})
afterAll(() => browser.close())

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
  for (const name of ['名称', '名称（英文）']) await desk.getByLabel(name, { exact: true }).fill('')
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
  await lookAll(device, desk, 'problems-list')

  const sentences = await lines.allTextContents()
  expect(sentences.length).toBeGreaterThan(15)
  expect(sentences.join('')).not.toMatch(/“\s*”/)
  for (const [at, sentence] of sentences.entries()) {
    await lines.nth(at).click()
    const message = sentence.slice(sentence.indexOf('：') + 1)
    await expect.poll(aroundFocus, { message: sentence, timeout: 5000 }).toContain(message)
  }
}, 120_000)

test('the picture of the flow marks the stages that have problems, with the sentences behind the mark', async () => {
  await part('环节流程').click()
  const mark = desk.locator('.flow-drawn .flow-wrong summary')
  expect(await mark.textContent()).toMatch(/^■ \d 处要处理$/)
  await mark.focus()
  await desk.keyboard.press('Enter')
  await desk.locator('.flow-drawn').getByText('第 6 个环节（未命名）不是每个办件都有的环节').waitFor()
  await lookAll(device, desk, 'problems-flow')
})

test('the material catalogue opens with what is used most', async () => {
  await part('申请材料').click()
  await desk.locator('#at-materials-0 summary').click()
  const open = desk.getByRole('button', { name: '从材料目录选' })
  await open.click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: /^选用/ }).first().waitFor()
  expect(await dialog.getByLabel('名称或编码').inputValue()).toBe('')
  const used = (await dialog.getByText(/个事项在用$/).allTextContents()).map((text) =>
    Number(/(\d+) 个事项在用$/.exec(text)?.[1]),
  )
  expect(used).toEqual(used.toSorted((a, b) => b - a))
  await look(device, desk, 'choose-material')
  await dialog.getByRole('button', { name: '不选了' }).click()
})

test('numbers and dates are compared by choosing, and what was chosen is read again', async () => {
  await part('基本信息').click()
  await desk.getByLabel('个人').check()
  await part('申请表单').click()
  const summaryOf = (name: string) => desk.locator('li > details > summary', { hasText: name }).last()
  await summaryOf('还没有填写').click()
  await desk.getByLabel('分组标题', { exact: true }).fill('参保情况')
  await desk.getByLabel('分组标题（英文）').fill('Insurance')
  for (const [at, [name, english, kind]] of (
    [
      ['参保日期', 'Insured since', 'date'],
      ['参保月数', 'Months', 'integer'],
      ['补充说明', 'Remarks', 'text'],
    ] as const
  ).entries()) {
    if (at === 0) await summaryOf('还没有填写').click()
    else await desk.getByRole('button', { name: '添加填写项' }).click()
    await desk.getByLabel('问什么', { exact: true }).fill(name)
    await desk.getByLabel('问什么（英文）').fill(english)
    await desk.getByLabel('怎么填').selectOption(kind)
  }
  const remarks = desk.getByRole('group', { name: '何时询问' }).last()
  await remarks.getByRole('button', { name: '限定情形' }).click()
  await remarks.getByLabel('问题').selectOption({ label: '参保日期' })
  await remarks.getByLabel('怎么比').selectOption({ label: '早于' })
  await remarks.getByText('后面还缺一个值').waitFor()
  await remarks.getByLabel('日期').fill('2020-01-01')
  await remarks.getByRole('button', { name: '并且……' }).click()
  await remarks.getByLabel('问题').last().selectOption({ label: '参保月数' })
  await remarks.getByLabel('怎么比').last().selectOption({ label: '不小于' })
  await remarks.getByLabel('数值').fill('1２x')
  await remarks.getByText('请填写数字').waitFor()
  await remarks.getByLabel('数值').fill('12')
  await remarks.getByText('即：“参保日期”早于2020-01-01，并且“参保月数”不小于12').waitFor()
  await lookAll(device, desk, 'condition-choices')
  await remarks.getByRole('button', { name: '写成条件式' }).click()
  expect(await remarks.getByLabel('条件式').inputValue()).toMatch(/^\w+ < "2020-01-01" and \w+ >= 12$/)
  await remarks.getByRole('button', { name: '改为点选' }).click()
  expect(await remarks.getByLabel('数值').inputValue()).toBe('12')
  await saved()
})
