import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { look, lookAll, textOf } from '../support/look.ts'
import { deskOf, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function caseOf(nth: number): Promise<string> {
  const { context } = await desktop(browser)
  const page = await context.newPage()
  await signIn(page, person(nth))
  return (await apply(page, await itemCode('AUTH-064', '341302106000'))).caseNo
}

test('several cases are taken and accepted at once, each with its own result', async () => {
  const numbers = [await caseOf(275), await caseOf(276)]
  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, 'langan-window')
  for (const caseNo of numbers) await desk.getByLabel(`选择 ${caseNo}`).check()
  await desk.getByRole('button', { name: '认领', exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认，共 2 件' }).click()
  await dialog.getByText('成功 2 件').waitFor()
  await look(device, desk, 'bulk-taken')
  await dialog.getByRole('button', { name: '完成' }).click()
  await desk.getByRole('button', { name: '我的', exact: true }).click()
  for (const caseNo of numbers) await desk.getByRole('link', { name: caseNo }).waitFor()
  await lookAll(device, desk, 'queue-mine')
  for (const caseNo of numbers) await desk.getByLabel(`选择 ${caseNo}`).check()
  await desk.getByRole('button', { name: '批量受理' }).click()
  await look(device, desk, 'bulk-asked')
  await dialog.getByRole('button', { name: '确认，共 2 件' }).click()
  await dialog.getByText('已处理 2 / 2 件').waitFor()
  expect(await textOf(dialog.getByRole('status'))).toContain('成功 2 件')
  await dialog.getByRole('button', { name: '完成' }).click()
  await desk.getByText('没有符合筛选的办件').waitFor()
  await look(device, desk, 'queue-filtered-empty')
  await desk.getByRole('button', { name: '超期', exact: true }).click()
  await desk.getByRole('button', { name: '看全部办件' }).click()
})
