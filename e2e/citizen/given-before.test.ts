import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { type Device, desktop, launch, phone } from '../support/browser.ts'
import { look } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

const county = '340102000000'
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The page on a telephone, then in English, then in elder mode. */
async function lookAround(device: Device, page: Page, name: string): Promise<void> {
  const at = page.url()
  await look(device, page, name)
  await page.goto(`/preferences?lang=en&back=${encodeURIComponent(new URL(at).pathname + new URL(at).search)}`)
  await look(device, page, `${name}-english`)
  await page.goto(
    `/preferences?lang=zh&mode=elder&back=${encodeURIComponent(new URL(at).pathname + new URL(at).search)}`,
  )
  await look(device, page, `${name}-elder`)
  await page.goto(`/preferences?mode=standard&back=${encodeURIComponent(new URL(at).pathname + new URL(at).search)}`)
}

test('what a person gave with one application can be used in the next by one press', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(252))
  const code = await itemCode('AUTH-020', county)
  await apply(page, code)
  await page.goto(`/items/${code}`)
  await page.getByRole('link', { name: '在线办理' }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.waitForURL('**/applications/*/*')
  await page.goto(page.url().replace(/(applications\/[^/]+)\/.*$/, '$1/materials'))
  await page.getByText('可以直接使用').first().waitFor()
  await lookAround(citizen, page, 'given-before')
  const offers = page.getByRole('button', { name: /^使用这份/ })
  const before = await offers.count()
  expect(before).toBeGreaterThan(0)
  await offers.first().click()
  await page.getByText('✓ 已上传').first().waitFor()
  expect(await offers.count()).toBe(before - 1)
  await look(citizen, page, 'given-before-used')
})

test('an address that cannot be understood is told what is shown instead, and a guide prints with its address', async () => {
  const citizen = await phone(browser)
  const page = await citizen.context.newPage()
  const code = await itemCode('AUTH-006', county)
  await page.goto(`/items/${code}`)
  await page.getByText('只在由经办人而不是法定代表人来办时需要').waitFor()
  await lookAround(citizen, page, 'guide-circumstance')
  await page.goto(`/items/${code}?on=2999-01-01`)
  await page.getByText('2999年1月1日还没有到').waitFor()
  await lookAround(citizen, page, 'version-to-come')
  await page.goto('/search?level=galaxy&theme=999')
  await page.getByText('这里没有“galaxy”这样的办理层级').waitFor()
  await lookAround(citizen, page, 'search-not-understood')
  await page.goto('/changes?item=NOPE')
  await page.getByText('没有编号是“NOPE”的事项').waitFor()
  await look(citizen, page, 'changes-not-understood')
  await page.goto(`/items/${code}`)
  await page.emulateMedia({ media: 'print' })
  await page.getByText(/^网址：http/).waitFor()
  await look(citizen, page, 'guide-on-paper')
})
