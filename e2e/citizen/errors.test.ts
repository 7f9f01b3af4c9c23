import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { type Device, desktop, launch } from '../support/browser.ts'
import { look, textOf } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A device on which pages answer that something is to be put right. */
async function careless(): Promise<{ device: Device; page: Page }> {
  const device = await desktop(browser)
  device.watch.allow(/ 4(01|04|22|29) |status of 4(01|04|22|29)/)
  return { device, page: await device.context.newPage() }
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('the summary of mistakes takes the focus, and each line leads to its field', async () => {
  const { device, page } = await careless()
  await signIn(page, person(260))
  await page.goto(`/apply/${await itemCode('AUTH-020', '340102000000')}`)
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.waitForURL('**/shop')
  await page.getByLabel('场所面积').fill('很大')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.locator('#errors').waitFor()
  expect(await focused(page)).toBe('errors')
  expect(await page.title()).toMatch(/^错误：/)
  await look(device, page, 'error-summary')
  // What was typed is still there.
  expect(await page.getByLabel('场所面积').inputValue()).toBe('很大')
  await page.locator('#errors a').first().click()
  expect(await focused(page)).toBe('field-shop_name')
})

test('an unfinished application cannot be submitted and says what is missing', async () => {
  const { device, page } = await careless()
  await signIn(page, person(261))
  await page.goto(`/apply/${await itemCode('AUTH-020', '340102000000')}`)
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.waitForURL('**/applicant')
  await page.goto(page.url().replace(/applicant$/, 'check'))
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.locator('#errors').waitFor()
  expect(await focused(page)).toBe('errors')
  await look(device, page, 'error-check')
  await page.locator('#errors a', { hasText: '店招名称' }).first().click()
  await page.waitForURL('**/shop**')
})

test('wrong passwords, codes and numbers are answered with what to do', async () => {
  const { device, page } = await careless()
  await page.goto('/sign-in')
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  await page.locator('#errors').waitFor()
  await look(device, page, 'error-sign-in-empty')
  await page.getByLabel('手机号码或公民身份号码').fill(person(262).citizenNumber)
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  await page.locator('#errors').waitFor()
  await look(device, page, 'error-sign-in')
  await page.goto('/sign-in?by=sms')
  await page.getByLabel('手机号码').fill('123')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.locator('#errors').waitFor()
  await look(device, page, 'error-mobile')
  await page.goto('/progress')
  await page.getByRole('button', { name: '查询' }).click()
  await page.locator('#errors').waitFor()
  await look(device, page, 'error-progress')
})

test('a wrong query code can be tried a few times only', async () => {
  const { device, page } = await careless()
  await signIn(page, person(263))
  const { caseNo } = await apply(page, await itemCode('AUTH-071', '340102000000'))
  const answers: string[] = []
  for (let tries = 0; tries < 12; tries++) {
    await page.goto('/progress')
    await page.getByLabel('办件编号').fill(caseNo)
    await page.getByLabel('查询码').fill('AAAA2222')
    await page.getByRole('button', { name: '查询' }).click()
    await page.locator('#errors').waitFor()
    answers.push(await textOf(page.locator('#errors li').first()))
    if (answers.at(-1) !== answers[0]) break
  }
  await look(device, page, 'error-query-code')
  expect(answers.at(-1)).not.toBe(answers[0])
})

test('an address without a page, another person’s case and a false document say what to do', async () => {
  const { device, page } = await careless()
  await page.goto('/nowhere')
  await look(device, page, 'error-404')
  await page.getByRole('link', { name: '回到首页' }).waitFor()
  await signIn(page, person(264))
  await page.goto('/me/cases/0198c9a0-0000-7000-8000-000000000000')
  await look(device, page, 'error-foreign-case')
  await page.goto('/search?q=量子纠缠许可')
  await look(device, page, 'error-nothing-found')
})

test('every other page of the portal has no barrier', async () => {
  const { device, page } = await careless()
  await signIn(page, person(265))
  const code = await itemCode('AUTH-020', '340102000000')
  const pages = {
    services: '/search',
    theme: '/themes/natural/010',
    'regions-search': '/regions/340000000000?q=大兴',
    'me-empty': '/me',
    'legal-person-new': '/me/legal-persons/new',
    start: `/apply/${code}`,
    help: '/help',
    privacy: '/privacy',
    accessibility: '/accessibility',
  }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    await look(device, page, `page-${name}`)
  }
})
