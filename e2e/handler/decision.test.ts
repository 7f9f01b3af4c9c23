import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { look, textOf } from '../support/look.ts'
import { act, actBar, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('what the handler proposes to deny the approver denies with reasons, and the person can rate it', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(280))
  const receipt = await apply(page, await itemCode('AUTH-108', '341524100000'))

  const window = await deskOf(browser)
  await signInOfficer(window.desk, 'meishan-window')
  await openCase(window.desk, receipt.caseNo)
  await act(window.desk, '受理', '确认受理', '')

  const handler = await deskOf(browser)
  await signInOfficer(handler.desk, 'meishan-handler')
  await handler.desk.getByRole('link', { name: '审查' }).click()
  await handler.desk.getByRole('link', { name: receipt.caseNo }).click()
  await actBar(handler.desk).getByRole('button', { name: '提出审查意见' }).click()
  const dialog = handler.desk.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交审查意见' }).click()
  await dialog.getByRole('alert').waitFor()
  await look(handler.device, handler.desk, 'opinion-without-proposal')
  await dialog.getByLabel('建议不予许可').check()
  await dialog.getByRole('textbox').fill('申请人不满规定年龄，不符合条件，建议不予发放。')
  await dialog.getByRole('button', { name: '提交审查意见' }).click()
  await handler.desk.getByRole('region', { name: '结果' }).waitFor()
  await handler.desk.getByText('为什么没有其他操作').click()
  await look(handler.device, handler.desk, 'handler-may-not-decide')
  expect(await actBar(handler.desk).getByRole('button', { name: '不予许可' }).count()).toBe(0)

  const approver = await deskOf(browser)
  await signInOfficer(approver.desk, 'meishan-approver')
  await approver.desk.getByRole('link', { name: '决定' }).click()
  await approver.desk.getByRole('link', { name: receipt.caseNo }).click()
  expect(await textOf(approver.desk.getByRole('region', { name: '意见和理由' }))).toContain('建议不予许可')
  await look(approver.device, approver.desk, 'decision')
  await act(approver.desk, '不予许可', '确认不予许可', '申请人不满规定年龄，不符合发放条件。')
  await look(approver.device, approver.desk, 'denied')

  await page.goto(`/me/cases/${receipt.caseId}`)
  const told = await textOf(page.getByRole('main'))
  expect(told).toContain('申请人不满规定年龄')
  expect(told).toContain('行政诉讼')
  await look(citizen, page, 'my-case-denied')
  await page.getByRole('link', { name: '评价这次办事' }).click()
  await page.getByLabel('不满意', { exact: true }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('谢谢您的评价').waitFor()

  await approver.desk.getByRole('link', { name: '评价', exact: true }).click()
  await approver.desk.getByText('不满意').first().waitFor()
  await look(approver.device, approver.desk, 'ratings')
})

test('the administrator sees that no background work has failed', async () => {
  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, 'anhui-admin')
  // The first page of who reads no cases.
  await desk.getByRole('heading', { level: 1, name: '后台任务' }).waitFor()
  await desk.getByText('没有失败的后台任务', { exact: true }).waitFor()
  await look(device, desk, 'jobs')
})
