import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch, phone, platform } from '../support/browser.ts'
import { look, textOf } from '../support/look.ts'
import { act, actBar, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('a special procedure stops the clock with a notice that was read first; the head extends; the person sees all of it', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(281))
  const receipt = await apply(page, await itemCode('AUTH-108', '341302009000'))

  const window = await deskOf(browser)
  await signInOfficer(window.desk, 'bianhe-window')
  await openCase(window.desk, receipt.caseNo)
  await actBar(window.desk).getByRole('button', { name: '受理', exact: true }).click()
  await window.desk.getByRole('dialog').getByRole('button', { name: '预览文书' }).click()
  await window.desk.getByRole('region', { name: '文书预览' }).getByText('受理通知书').waitFor()
  await look(window.device, window.desk, 'acceptance-previewed')
  await window.desk.getByRole('dialog').getByRole('button', { name: '确认受理' }).click()
  await window.desk.getByRole('region', { name: '结果' }).waitFor()

  const handler = await deskOf(browser)
  await signInOfficer(handler.desk, 'bianhe-handler')
  await openCase(handler.desk, receipt.caseNo)
  await handler.desk.getByRole('tab', { name: '期限' }).click()
  const limits = await textOf(handler.desk.getByRole('tabpanel', { name: '期限' }))
  for (const words of ['本环节', '承诺期限', '法定期限']) expect(limits).toContain(words)
  await look(handler.device, handler.desk, 'limits')
  await actBar(handler.desk).getByRole('button', { name: '启动特别程序' }).click()
  const dialog = handler.desk.getByRole('dialog')
  await dialog.getByRole('button', { name: '预览文书' }).click()
  await dialog.getByRole('alert').getByText('请选择是哪一种特别程序').waitFor()
  await dialog.getByLabel('检测', { exact: true }).check()
  await dialog.getByLabel('需要几个工作日').fill('10')
  await dialog.getByLabel('理由').fill('需要对申请人的年龄材料进行检测核实。')
  await dialog.getByRole('button', { name: '预览文书' }).click()
  await dialog.getByText('所需时间不计算在办理期限内').waitFor()
  await look(handler.device, handler.desk, 'procedure-previewed')
  await dialog.getByRole('button', { name: '发出告知书并停止计时' }).click()
  await handler.desk.getByRole('region', { name: '结果' }).waitFor()
  await handler.desk.getByRole('tab', { name: '期限' }).click()
  await handler.desk.getByText('停止计算').first().waitFor()
  await look(handler.device, handler.desk, 'clock-stands')
  await handler.desk.getByRole('link', { name: '特别程序' }).first().click()
  await handler.desk.getByRole('link', { name: receipt.caseNo }).waitFor()
  await look(handler.device, handler.desk, 'procedure-queue')

  await page.goto(`/me/cases/${receipt.caseId}`)
  const told = await textOf(page.getByRole('main'))
  expect(told).toContain('暂停计算')
  expect(told).toContain('特别程序告知书')
  await look(citizen, page, 'my-case-standing')
  const small = await phone(browser)
  const telephone = await small.context.newPage()
  await signIn(telephone, person(281))
  for (const mode of ['standard', 'elder']) {
    await small.context.addCookies([{ name: 'tongban_mode', value: mode, url: platform.url }])
    await telephone.goto(`/me/cases/${receipt.caseId}`)
    await look(small, telephone, `my-case-standing-${mode}-phone`)
  }

  await openCase(handler.desk, receipt.caseNo)
  await act(handler.desk, '结束特别程序', '结束并恢复计时', '检测报告合格，材料属实。')
  const leader = await deskOf(browser)
  await signInOfficer(leader.desk, 'bianhe-leader')
  await openCase(leader.desk, receipt.caseNo)
  await actBar(leader.desk).getByRole('button', { name: '延长期限' }).click()
  const longer = leader.desk.getByRole('dialog')
  await longer.getByLabel('延长几个工作日').fill('5')
  await longer.getByLabel('理由').fill('户籍信息需要向登记机关核实。')
  await longer.getByRole('button', { name: '预览文书' }).click()
  await longer.getByText('办理期限延长5个工作日').waitFor()
  await longer.getByRole('button', { name: '批准延长' }).click()
  await leader.desk.getByRole('region', { name: '结果' }).waitFor()
  await leader.desk.getByRole('tab', { name: '期限' }).click()
  await leader.desk.getByText('期限已延长 5 个工作日').waitFor()
  await look(leader.device, leader.desk, 'limit-extended')
  await page.reload()
  expect(await textOf(page.getByRole('main'))).toContain('延长办理期限告知书')
})
