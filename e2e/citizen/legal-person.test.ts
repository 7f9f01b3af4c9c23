import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { look, textOf } from '../support/look.ts'
import { act, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { enterprise, signIn, unopened } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('a representative opens the account of the enterprise, applies for it, and the office accepts', async () => {
  const company = unopened(0)
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, company.representative)
  const code = await itemCode('AUTH-021', '340102000000')
  await page.goto(`/apply/${code}`)
  // The item is for enterprises: who acts for oneself is told so.
  await page.getByText('这件事由企业或其他组织申请').waitFor()
  await look(citizen, page, 'legal-apply-refused')
  await page.goto(`/me/legal-persons/new?return=/apply/${code}`)
  await page.getByLabel('企业或组织的全称').fill(company.name)
  await page.getByLabel('统一社会信用代码').fill(company.creditCode)
  await look(citizen, page, 'legal-open')
  await page.getByRole('button', { name: '开通并代表它办事' }).click()
  await page.waitForURL('**/apply/*')
  expect(await textOf(page.getByRole('main'))).toContain(company.name)
  await look(citizen, page, 'legal-apply-start')
  const receipt = await apply(page, code, {
    each: async (step) => {
      if (step !== 'guide') await look(citizen, page, `legal-${step}`)
    },
  })
  expect(await textOf(page.locator('.receipt'))).toContain(company.name)
  await page.goto('/me')
  await page.getByText(`您现在代表${company.name}办事`).waitFor()
  await look(citizen, page, 'legal-me')
  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, 'yaohai-scjg-window')
  await openCase(desk, receipt.caseNo)
  expect(await textOf(desk.getByRole('article').or(desk.getByRole('main')).first())).toContain(company.name)
  await act(desk, '受理', '确认受理', '')
  await look(device, desk, 'legal-accepted')
})

test('who does not represent an enterprise cannot open its account', async () => {
  const citizen = await desktop(browser)
  citizen.watch.allow(/ 4\d\d POST .*legal-persons\/new|status of 4\d\d .*legal-persons\/new/)
  const page = await citizen.context.newPage()
  await signIn(page, enterprise(21).representative)
  await page.goto('/me/legal-persons/new')
  await page.getByLabel('企业或组织的全称').fill(unopened(1).name)
  await page.getByLabel('统一社会信用代码').fill(unopened(1).creditCode)
  await page.getByRole('button', { name: '开通并代表它办事' }).click()
  await page.locator('#errors').waitFor()
  await look(citizen, page, 'legal-open-refused')
})
