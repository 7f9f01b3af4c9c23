import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { launch, phone } from '../support/browser.ts'
import { look } from '../support/look.ts'
import { deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('on a telephone a person goes from the first page to the receipt, and an officer reads the case', async () => {
  const citizen = await phone(browser)
  const page = await citizen.context.newPage()
  await page.goto('/')
  await look(citizen, page, 'phone-home')
  await page.getByRole('link', { name: '切换地区' }).tap()
  await look(citizen, page, 'phone-regions')
  await page.goto('/search?q=开饭店')
  await look(citizen, page, 'phone-search')
  await signIn(page, person(220))
  await look(citizen, page, 'phone-me')
  const receipt = await apply(page, await itemCode('AUTH-020', '340102000000'), {
    own: { shop_name: '巷子深处老街手工牛肉面馆（合肥瑶海长江东路分店）', at_registered_address: false },
    each: (step) => look(citizen, page, `phone-${step}`),
  })
  await page.goto(`/me/cases/${receipt.caseId}`)
  await look(citizen, page, 'phone-my-case')
  await page.goto('/progress')
  await look(citizen, page, 'phone-progress-form')
  await page.goto('/verify')
  await look(citizen, page, 'phone-verify')
  const { device, desk } = await deskOf(browser, phone)
  await signInOfficer(desk, 'yaohai-scjg-window')
  await look(device, desk, 'phone-queue')
  await openCase(desk, receipt.caseNo)
  await look(device, desk, 'phone-case')
  expect(receipt.caseNo).not.toBe('')
})

test('in the dark the same pages can be read', async () => {
  const night = await phone(browser, { colorScheme: 'dark' })
  const page = await night.context.newPage()
  for (const [name, path] of [
    ['home', '/'],
    ['search', '/search?q=开饭店'],
    ['guide', `/items/${await itemCode('AUTH-020', '340102000000')}`],
    ['sign-in', '/sign-in'],
    ['progress', '/progress'],
  ]) {
    await page.goto(path ?? '/')
    await look(night, page, `dark-${name}`)
  }
})
