import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, launch, phone } from '../support/browser.ts'
import { look } from '../support/look.ts'
import { deskOf, signInOfficer } from '../support/office.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Far from what other walks use, and withdrawn at the end. */
const [merged, into] = ['341825000000', '341824000000']

test('an administrator looks at what a change of divisions touches, enters it, and the public reads what it means', async () => {
  const { desk, device } = await deskOf(browser)
  await signInOfficer(desk, 'anhui-admin')
  await desk.getByRole('link', { name: '区划变更' }).click()
  await desk.getByText('还没有区划变更').waitFor()
  await desk.getByRole('button', { name: '查看影响' }).click()
  await desk.getByText('请填写批准文号').waitFor()
  await desk.getByLabel('被合并的行政区划代码').fill(merged)
  await desk.getByLabel('并入的行政区划代码').fill('340102001000')
  await desk.getByLabel('批准文号').fill('皖民地〔2027〕3号')
  await desk.getByLabel('变更原因').fill('优化行政区划设置')
  await desk.getByLabel('生效日期').fill('2030-01-01')
  await desk.getByRole('button', { name: '查看影响' }).click()
  await desk.getByText('级别不同不能合并').waitFor()
  await look(device, desk, 'divisions-wrong')
  await desk.getByLabel('并入的行政区划代码').fill(into)
  expect(await desk.getByRole('button', { name: '确认登记' }).count()).toBe(0)
  await desk.getByRole('button', { name: '查看影响' }).click()
  await desk.getByText('这项变更会影响').waitFor()
  await look(device, desk, 'divisions-preview')
  await desk.getByRole('button', { name: '确认登记' }).click()
  await desk.getByText('待生效').waitFor()
  await look(device, desk, 'divisions-planned')

  for (const [kind, name] of [
    [desktop, 'desktop'],
    [phone, 'phone'],
  ] as const) {
    const citizen = await kind(browser)
    const page = await citizen.context.newPage()
    await page.goto('/changes')
    await page.getByRole('link', { name: /^区划变更：/ }).click()
    await page.getByText('由绩溪县对应的单位继续办理').waitFor()
    await look(citizen, page, `divisions-notice-${name}`)
  }

  await desk.getByRole('button', { name: '撤回' }).click()
  await desk.getByRole('button', { name: '确定撤回' }).click()
  await desk.getByText('已撤回').waitFor()
  await look(device, desk, 'divisions-withdrawn')
})
