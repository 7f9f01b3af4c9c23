import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { type Device, desktop, launch, phone } from '../support/browser.ts'
import { look } from '../support/look.ts'
import { deskOf, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
let code: string
beforeAll(async () => {
  browser = await launch()
  code = await itemCode('AUTH-020', '340102000000')
})
afterAll(() => browser.close())

test('in elder mode a person goes through with large type, one question a page', async () => {
  const citizen = await phone(browser)
  const page = await citizen.context.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: '长辈版' }).tap()
  await page.getByRole('link', { name: '标准版' }).waitFor()
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('22px')
  await look(citizen, page, 'elder-home')
  for (const [name, path] of [
    ['search', '/search?q=失业登记'],
    ['progress', '/progress'],
    ['sign-in', '/sign-in'],
  ])
    await lookAt(citizen, page, `elder-${name}`, path ?? '/')
  await smallTargets(page)
  await signIn(page, person(240))
  await apply(page, await itemCode('AUTH-071', '340102000000'), {
    each: async (step) => {
      if (!['materials', 'guide', 'start', 'check', 'receipt'].includes(step))
        expect(await page.locator('form [data-field]').count()).toBeLessThanOrEqual(step === 'applicant' ? 9 : 1)
      await look(citizen, page, `elder-${step}`)
    },
  })
  await lookAt(citizen, page, 'elder-me', '/me')
})

/** Every control of a page can be met with a finger: 56 px in elder mode; links within a sentence are text. */
async function smallTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, main input:not([type=hidden]), main a.button')]
      .filter((element) => element.getBoundingClientRect().height > 0 && element.getAttribute('type') !== 'radio')
      .filter((element) => element.getBoundingClientRect().height < 56)
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect(small).toEqual([])
}

test('in English every page is English', async () => {
  const visitor = await desktop(browser)
  visitor.watch.allow(/ 404 |status of 404/)
  const page = await visitor.context.newPage()
  await signIn(page, person(241))
  await page.goto('/')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('link', { name: '中文' }).waitFor()
  const paths = {
    home: '/',
    search: '/search?q=restaurant',
    guide: `/items/${code}`,
    start: `/apply/${code}`,
    me: '/me',
    progress: '/progress',
    verify: '/verify',
    regions: '/regions/340102000000',
    help: '/help',
    privacy: '/privacy',
    accessibility: '/accessibility',
    nowhere: '/nowhere',
  }
  for (const [name, path] of Object.entries(paths)) {
    await lookAt(visitor, page, `english-${name}`, path)
    expect(await unmarkedChinese(page), path).toEqual([])
  }
  await page.goto(`/apply/${code}`)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL('**/applications/*/*')
  await look(visitor, page, 'english-apply')
  expect(await unmarkedChinese(page)).toEqual([])
})

test('the workbench speaks English', async () => {
  const { device, desk } = await deskOf(browser)
  await signInOfficer(desk, 'hefei-scjg-window')
  await desk.getByRole('button', { name: 'English' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Intake' }).waitFor()
  await look(device, desk, 'english-queue')
  for (const name of ['Examination', 'Decision', 'Waiting for applicant', 'Ratings']) {
    await desk.getByRole('link', { name }).click()
    await desk.getByRole('heading', { level: 1, name }).waitFor()
    await look(device, desk, `english-${name.toLowerCase().replaceAll(' ', '-')}`)
  }
})

async function lookAt(device: Device, page: Page, name: string, path: string): Promise<void> {
  await page.goto(path)
  await look(device, page, name)
}

/** Chinese that a screen reader would read with an English voice, and Chinese names of controls. */
function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const chinese = /[㐀-鿿]/
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || parent.closest('[lang^="zh"], script, style') || !chinese.test(node.textContent ?? '')) continue
      found.push((node.textContent ?? '').trim())
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'alt'])
        if (chinese.test(element.getAttribute(name) ?? '') && !element.closest('[lang^="zh"]'))
          found.push(`${name}=${element.getAttribute(name)}`)
    return found
  })
}
