import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, launch } from '../support/browser.ts'
import { keeper } from '../support/library.ts'
import { look, lookAll } from '../support/look.ts'

const item = '失业保险金申领'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The settings of a row that is opened by the line of its name. */
const rowOf = (desk: Page, within: Page | Locator, name: string): Locator =>
  within.locator('li').filter({ has: desk.locator('summary', { hasText: name }) })

// Looked at twelve times over: two languages, two sizes, three states.
test('an editor designs a form, answers it on the telephone beside it, and a wrong condition is told at once', async () => {
  const { device, desk } = await keeper(browser, 'anhui-rs-items')
  await desk.getByRole('link', { name: '事项目录' }).first().click()
  await desk.getByLabel('名称或编码').fill(item)
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name: item }).first().click()
  await desk.getByRole('button', { name: '变更', exact: true }).click()
  await desk.getByRole('button', { name: '开始起草' }).click()
  await desk.getByLabel('变更理由').fill('把子女情况问清楚，便于同时办理子女补助。')
  await desk.getByRole('button', { name: '申请表单', exact: true }).click()
  const phone = desk.frameLocator('iframe[title="手机预览"]')
  await phone.getByRole('heading', { name: '申请人信息' }).waitFor()
  await phone.getByText('来自人口库，无需填写').first().waitFor()
  await look(device, desk, 'form-designer')

  // A group with a question, and a second question that depends on it.
  await desk.getByRole('button', { name: '添加分组' }).click()
  await desk.getByLabel('分组标题', { exact: true }).fill('子女情况')
  await desk.getByLabel('分组标题（英文）').fill('Children')
  const group = rowOf(desk, desk, '子女情况').first()
  await group.locator('summary', { hasText: '还没有填写' }).click()
  await group.getByLabel('问什么', { exact: true }).fill('有没有未成年子女')
  await group.getByLabel('问什么（英文）').fill('Children under 18')
  await group.getByLabel('怎么填').selectOption('yes-no')
  await group.getByRole('button', { name: '添加填写项' }).click()
  await group.getByLabel('问什么', { exact: true }).fill('子女人数')
  await group.getByLabel('问什么（英文）').fill('How many')
  await group.getByLabel('怎么填').selectOption('integer')
  await group.getByLabel('最大值').fill('12')
  const key = group.getByLabel('字段名')
  await key.fill('children')
  const count = rowOf(desk, group, '子女人数')
  await count.getByRole('button', { name: '限定情形' }).click()
  await count.getByLabel('问题').selectOption({ label: '有没有未成年子女' })
  await count.getByText('即：“有没有未成年子女”是“是”').waitFor()

  // The telephone asks the second question only of whom it concerns.
  const asked = phone.getByRole('group', { name: /有没有未成年子女/ })
  await asked.waitFor()
  const number = phone.getByLabel(/子女人数/)
  expect(await number.count()).toBe(0)
  await asked.getByLabel('是').check()
  await number.fill('20')
  await phone.getByRole('button', { name: '保存并继续' }).click()
  await phone.getByRole('link', { name: '“子女人数”不能大于12' }).click()
  expect(await number.evaluate((control) => control === control.ownerDocument.activeElement)).toBe(true)
  await number.fill('2')

  // Page by page: forwards only when a page is right, back at any time.
  await phone.getByRole('button', { name: '保存并继续' }).click()
  await phone.getByRole('heading', { name: '表单填完了' }).waitFor()
  await look(device, desk, 'form-designer-last-page')
  await phone.getByRole('button', { name: '上一页' }).click()
  expect(await number.inputValue()).toBe('2')
  expect(await phone.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['子女情况'])
  await lookAll(device, desk, 'form-designer-answered')

  await mistakes(device, desk, count, phone)

  // What others read does not go unseen.
  const first = rowOf(desk, group, '有没有未成年子女').first()
  await first.locator('summary').click()
  await first.getByRole('button', { name: '删除', exact: true }).last().click()
  await first.getByText('填写项“子女人数”').waitFor()
  await look(device, desk, 'form-designer-remove')
  await first.getByRole('button', { name: '不删除' }).click()

  await repeats(device, desk, group, phone)
  await desk.getByText(/^已保存/).waitFor()
}, 120_000)

/** FEEL that reads what does not exist, loops or does not parse; each is told where it stands, and mended. */
async function mistakes(device: Device, desk: Page, count: Locator, phone: FrameLocator): Promise<void> {
  await count.getByRole('button', { name: '写成条件式' }).click()
  const written = count.getByLabel('条件式')
  const good = await written.inputValue()
  for (const [feel, sentence] of [
    ['grandchildren > 3', '没有叫“grandchildren”的问题，是不是 children（子女人数）'],
    ['for child in [1, 2] return child', '条件里不能写“for child in [1, 2] return child”'],
    ['children > ', '“children >”（子女人数）后面还缺一个值'],
    ['children = "two"', '“children”（子女人数，答案是数字）和“"two"”（文字）不能用 = 比较'],
    ['children > 3', '显示条件互相等待'],
    [`${good} and seeking = true and seeking = false`, '无论怎样填写都不会显示'],
  ] as const) {
    await written.fill(feel)
    await count.getByText(sentence).first().waitFor()
    if (feel.startsWith('grand')) await lookAll(device, desk, 'form-designer-wrong')
  }
  await written.fill(good)
  await count.locator('.lib-problem').waitFor({ state: 'detached' })
  await count.getByRole('button', { name: '改为点选' }).click()
  await phone.getByLabel(/子女人数/).waitFor()
}

/** A group that is filled in for each child; the question that is asked once moves to another group. */
async function repeats(device: Device, desk: Page, group: Locator, phone: FrameLocator): Promise<void> {
  const first = rowOf(desk, group, '有没有未成年子女').first()
  await first.getByLabel('移到另一个分组').selectOption({ label: '领取' })
  const payment = rowOf(desk, desk, '领取').first()
  await payment.getByLabel('问什么', { exact: true }).waitFor()
  await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe('at-form-groups-1-fields-3')
  await rowOf(desk, desk, '子女情况').last().locator('summary').first().click()
  await desk.getByLabel(/^可重复填写/).check()
  await desk.getByLabel('每一项叫什么', { exact: true }).fill('子女')
  await desk.getByLabel('每一项叫什么（英文）').fill('Child')
  await phone.getByRole('button', { name: '添加子女' }).click()
  await phone
    .getByRole('group', { name: '第2位子女' })
    .getByLabel(/子女人数/)
    .fill('1')
  await phone.getByRole('button', { name: '保存并继续' }).click()
  await phone.getByText('子女1', { exact: false }).first().waitFor()
  await phone.getByRole('group', { name: '第1位子女' }).getByRole('button', { name: /删除/ }).click()
  await phone.getByRole('group', { name: '第2位子女' }).waitFor({ state: 'detached' })
  await lookAll(device, desk, 'form-designer-repeats')
}
