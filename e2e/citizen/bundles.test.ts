import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, launch, phone } from '../support/browser.ts'
import { chooseRequired, fillToCheck } from '../support/fill.ts'
import { look, textOf } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('from the first page to what a birth needs in one’s own circumstances', async () => {
  const citizen = await desktop(browser, { javaScriptEnabled: false })
  const page = await citizen.context.newPage()
  await page.goto('/regions/340102000000/choose')
  await page.goto('/')
  await page.getByRole('link', { name: '一件事' }).click()
  await page.waitForURL('**/bundles')
  await look(citizen, page, 'bundles')
  await page.getByRole('link', { name: '新生儿出生一件事' }).click()
  await page.waitForURL('**/bundles/newborn')
  await look(citizen, page, 'bundle-whole')
  const certificate = page.getByRole('group', { name: '孩子已经有出生医学证明吗？' })
  await certificate.getByLabel('是').check()
  await page.getByRole('group', { name: '职工生育保险' }).getByLabel('否').check()
  await page.getByRole('button', { name: '看我要办哪几项' }).click()
  await page.waitForURL('**certificate=yes**')
  expect(await textOf(page.getByRole('heading', { level: 2, name: '要办的' }))).toContain('要办的5项')
  await look(citizen, page, 'bundle-told')
  await page.getByRole('link', { name: '办“出生登记' }).click()
  await page.waitForURL('**/items/**340709001000')
})

test('the pages stand on a telephone, in elder mode and in English', async () => {
  const citizen = await phone(browser)
  const page = await citizen.context.newPage()
  for (const [name, preference] of [
    ['phone', 'mode=standard'],
    ['elder', 'mode=elder'],
    ['english', 'mode=standard&lang=en'],
  ]) {
    await page.goto(`/preferences?${preference}&back=/bundles`)
    await look(citizen, page, `bundles-${name}`)
    await page.goto('/bundles/newborn?certificate=no&insured=yes')
    await look(citizen, page, `bundle-${name}`)
  }
})

test('one form and one list of documents for several offices; the receipt shows every part', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(280))
  await page.goto('/regions/340102000000/choose')
  await page.goto('/bundles/self-employed?shop=yes&hardship=no')
  await look(citizen, page, 'joint-choose')
  await page.getByLabel('创业担保贷款申请').uncheck()
  await page.getByRole('button', { name: '开始一起申请' }).click()
  await page.waitForURL('**/applications/**')
  await look(citizen, page, 'joint-first-group')
  await fillToCheck(page, { own: {}, upload: chooseRequired, each: (step) => look(citizen, page, `joint-${step}`) })
  await look(citizen, page, 'joint-check')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForURL('**/me/joint/**')
  expect(await textOf(page.locator('main'))).toMatch(/YJS340102\d{12}/)
  expect(await textOf(page.locator('main'))).toContain('等“个体工商户设立登记”办成后自动开始')
  await look(citizen, page, 'joint-receipt')
  await page.goto('/me')
  await page.getByRole('link', { name: '灵活就业一件事' }).waitFor()
  await look(citizen, page, 'joint-me')
})
