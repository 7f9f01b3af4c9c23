import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import type { Receipt } from '../support/fill.ts'
import { look, textOf } from '../support/look.ts'
import { act, actBar, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Offices where no other test works; one a test, as a one-time code counts once. */
const feixi = { window: 'feixi-rs-window', item: 'AUTH-071', region: '340123000000' }
const jinzhai = { window: 'jinzhai-rs-window', item: 'AUTH-071', region: '341524000000' }
const shangpai = { window: 'shangpai-window', item: 'AUTH-064', region: '340123100000' }

async function caseOf(nth: number, at: typeof feixi): Promise<{ page: Page; receipt: Receipt }> {
  const { context } = await desktop(browser)
  const page = await context.newPage()
  await signIn(page, person(nth))
  return { page, receipt: await apply(page, await itemCode(at.item, at.region)) }
}

test('the queue is walked with the keyboard and stands in order of due date', async () => {
  const first = await caseOf(270, feixi)
  await caseOf(271, feixi)
  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, feixi.window)
  await desk.getByRole('link', { name: first.receipt.caseNo }).waitFor()
  const due = await desk.locator('.tb-cell-due').allInnerTexts()
  expect(due.length).toBeGreaterThan(1)
  await desk.keyboard.press('j')
  const links = desk.locator('a[data-row]')
  expect(await links.nth(0).evaluate((link) => link === document.activeElement)).toBe(true)
  await desk.keyboard.press('j')
  expect(await links.nth(1).evaluate((link) => link === document.activeElement)).toBe(true)
  await look(device, desk, 'queue-keyboard')
  await desk.keyboard.press('k')
  await desk.keyboard.press('Enter')
  await actBar(desk).waitFor()
  await desk.keyboard.press('/')
  expect(await desk.getByLabel('按办件编号或申请人查找').evaluate((box) => box === document.activeElement)).toBe(true)
})

test('a refusal needs reasons, and the person reads them with the remedies', async () => {
  const { page, receipt } = await caseOf(272, shangpai)
  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, shangpai.window)
  await openCase(desk, receipt.caseNo)
  await actBar(desk).getByRole('button', { name: '不予受理', exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认不予受理' }).click()
  await dialog.getByRole('alert').waitFor()
  await look(device, desk, 'refuse-without-reasons')
  await dialog.getByRole('textbox').fill('您的户籍不在本地，请向户籍所在地申请。')
  await dialog.getByRole('button', { name: '确认不予受理' }).click()
  await desk.getByRole('region', { name: '结果' }).waitFor()
  await look(device, desk, 'refused')
  await page.goto(`/me/cases/${receipt.caseId}`)
  const told = await textOf(page.getByRole('main'))
  expect(told).toContain('请向户籍所在地申请')
  expect(told).toContain('行政复议')
})

test('of two screens the second is told that the case has moved on', async () => {
  const { receipt } = await caseOf(273, jinzhai)
  const one = await deskOf(browser)
  await signInOfficer(one.desk, jinzhai.window)
  await openCase(one.desk, receipt.caseNo)
  const other = await deskOf(browser, desktop, { storageState: await one.device.context.storageState() })
  other.device.watch.allow(/ 4(09|12) |status of 4(09|12)/)
  await other.desk.goto('/workbench/')
  await openCase(other.desk, receipt.caseNo)
  await actBar(other.desk).getByRole('button', { name: '受理', exact: true }).click()
  await act(one.desk, '预审通过', '确认预审通过', '')
  const dialog = other.desk.getByRole('dialog')
  await dialog.getByRole('textbox').fill('材料齐全')
  await dialog.getByRole('button', { name: '确认受理' }).click()
  await dialog.getByText('您打开后，本件有了变化。').waitFor()
  expect(await dialog.getByRole('textbox').inputValue()).toBe('材料齐全')
  await look(other.device, other.desk, 'case-moved-on')
  await dialog.getByRole('button', { name: '确认受理' }).click()
  await other.desk.getByRole('region', { name: '结果' }).waitFor()
})

test('a case of another office does not open', async () => {
  const { receipt } = await caseOf(274, feixi)
  const { device, desk } = await deskOf(browser)
  device.watch.allow(/ 404 |status of 404/)
  await signInOfficer(desk, 'jinghu-scjg-window')
  await desk.goto(`/workbench/cases/${receipt.caseId}`)
  await desk.getByRole('heading', { level: 1, name: '办件没有打开' }).waitFor()
  await look(device, desk, 'case-of-another-office')
})

test('wrong credentials are refused without saying which part was wrong', async () => {
  const { device, desk } = await deskOf(browser)
  device.watch.allow(/ 401 .*sessions?|status of 401/)
  device.watch.allow(/ 401 POST /)
  await desk.goto('/workbench/')
  await desk.getByLabel('账号', { exact: true }).fill('jinghu-wj-window')
  await desk.getByLabel('密码', { exact: true }).fill('not the password')
  await desk.getByLabel('动态验证码').fill('000000')
  await desk.getByRole('button', { name: '登录', exact: true }).click()
  await desk.getByRole('alert').waitFor()
  await look(device, desk, 'workbench-sign-in-refused')
})
