import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { chooseRequired } from '../support/fill.ts'
import { look } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('without script a person fills in, uploads with the form and gets the receipt', async () => {
  const citizen = await desktop(browser, { javaScriptEnabled: false })
  const page = await citizen.context.newPage()
  await signIn(page, person(250))
  const receipt = await apply(page, await itemCode('AUTH-020', '340102000000'), {
    upload: chooseRequired,
    each: async (step) => {
      if (step === 'materials' || step === 'receipt') await look(citizen, page, `without-script-${step}`)
    },
  })
  expect(receipt.queryCode).not.toBe('')
  expect(await page.locator('.receipt-files code').count()).toBeGreaterThanOrEqual(2)
})
