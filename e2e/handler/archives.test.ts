import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { look, lookAll, textOf } from '../support/look.ts'
import { act, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('a refused case is archived by itself; the keeper downloads, checks and hands it over', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(270))
  const receipt = await apply(page, await itemCode('AUTH-108', '341524100000'))

  const window = await deskOf(browser)
  await signInOfficer(window.desk, 'meishan-window')
  await openCase(window.desk, receipt.caseNo)
  await act(window.desk, '不予受理', '确认不予受理', '申请人的户籍不在本镇，请向户籍所在地申请。')
  await expect
    .poll(
      async () => {
        await window.desk.reload()
        await window.desk.getByText('电子档案：').waitFor()
        return textOf(window.desk.getByText('电子档案：'))
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toContain('归档，保管期限定期10年')
  await look(window.device, window.desk, 'case-archived')

  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, 'meishan-archives')
  await desk.getByRole('heading', { level: 1, name: '电子档案' }).waitFor()
  await desk.getByRole('link', { name: receipt.caseNo, exact: true }).waitFor()
  await lookAll(device, desk, 'archives')
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: `下载 ${receipt.caseNo}` }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${receipt.caseNo}.zip`)

  await desk.getByRole('link', { name: receipt.caseNo, exact: true }).click()
  await desk.getByRole('button', { name: '重新检测' }).click()
  await desk.getByText('真实性：通过').waitFor()
  await desk.getByText('过程信息/办理过程.xml').waitFor()
  await lookAll(device, desk, 'archive')

  await desk.getByRole('link', { name: '返回电子档案' }).click()
  await desk.getByLabel('状态').selectOption('due')
  await desk.getByText('没有保管期限届满的档案').waitFor()
  await look(device, desk, 'archives-none-due')
  await desk.getByRole('link', { name: '移交清单' }).click()
  await desk.getByText('还没有移交过').waitFor()
  await desk.getByLabel('归档年度').fill('2001')
  await desk.getByRole('button', { name: '制作移交清单' }).click()
  device.watch.allow(/ 422 |status of 422/)
  await desk.getByText('2001年没有可以移交的电子档案').waitFor()
  await desk.getByLabel('归档年度').fill(String(new Date().getFullYear()))
  await desk.getByRole('button', { name: '制作移交清单' }).click()
  await desk.getByLabel('接收单位').fill('金寨县档案馆')
  await desk.getByLabel('回执号').fill('金档收〔2026〕1号')
  await lookAll(device, desk, 'archive-transfer')
  await desk.getByRole('button', { name: '登记签收' }).click()
  await desk.getByText('金寨县档案馆已签收').waitFor()
  await look(device, desk, 'archive-transfer-confirmed')
  await desk.getByRole('link', { name: '档案销毁' }).click()
  await desk.getByText('没有销毁申请').waitFor()
  await look(device, desk, 'archive-destructions')
})
