import type { FormAnswers, FormField, PublishedForm } from '@tongban/contracts/catalogue/form'
import { answerText } from '@tongban/forms/entries'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillForm } from '../../apps/server/src/story/fill-form.ts'
import { desktop, launch } from '../support/browser.ts'
import { tabToId, tabToName } from '../support/keyboard.ts'
import { look } from '../support/look.ts'
import { demoPassword, person } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('with the keyboard alone a person searches, reads, signs in, applies and submits', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  const { keyboard } = page
  await page.goto('/')
  await keyboard.press('Tab')
  await look(citizen, page, 'keyboard-skip-link')
  await enterAt(page, /^跳到正文$/)
  await tabToId(page, 'search')
  await keyboard.type('失业登记')
  await leaveBy(page, () => keyboard.press('Enter'))
  await leaveBy(page, () => enterAt(page, /^失业登记$/))
  await leaveBy(page, () => enterAt(page, /^在线办理$/))
  await tabToId(page, 'field-account')
  await keyboard.type(person(230).citizenNumber)
  await tabToId(page, 'field-password')
  await keyboard.type(demoPassword)
  await leaveBy(page, () => keyboard.press('Enter'))
  await leaveBy(page, () => enterAt(page, /^开始填写$/))
  while (!page.url().endsWith('/check')) {
    if (!page.url().endsWith('/materials')) await typeAnswers(page)
    await look(citizen, page, `keyboard-${page.url().split('/').at(-1)}`)
    await leaveBy(page, () => enterAt(page, /^(保存并继续|上传并继续|继续)$/))
  }
  await leaveBy(page, () => enterAt(page, /^提交申请$/))
  await page.waitForURL('**/receipt')
  expect(await page.getByRole('heading', { level: 1, name: '申请已提交' }).isVisible()).toBe(true)
})

async function enterAt(page: Page, name: RegExp): Promise<void> {
  await tabToName(page, name)
  await page.keyboard.press('Enter')
}

async function leaveBy(page: Page, run: () => Promise<void>): Promise<void> {
  const before = page.url()
  await run()
  await page.waitForURL((url) => url.href !== before)
}

type PageData = { form: PublishedForm; groupKey: string; answers: FormAnswers; lockedKeys: string[] }

async function typeAnswers(page: Page): Promise<void> {
  const data = JSON.parse((await page.locator('#form-data').textContent()) ?? '{}') as PageData
  const answers = fillForm(data.form, data.answers)
  for (const field of data.form.groups.find(({ key }) => key === data.groupKey)?.fields ?? []) {
    const answer = answers[field.key]
    const place = page.locator(`[data-field="${field.key}"]`)
    if (answer === undefined || answer === null || data.lockedKeys.includes(field.key)) continue
    if (await place.isVisible())
      await typeAnswer(page, field, answerText(Array.isArray(answer) ? answer.slice(0, 1) : answer))
  }
}

async function typeAnswer(page: Page, field: FormField, answer: string): Promise<void> {
  const { keyboard } = page
  const place = page.locator(`[data-field="${field.key}"]`)
  const control = place.locator('input, select, textarea').first()
  const kind = await control.evaluate((element) => (element as HTMLInputElement).type)
  if (kind === 'radio') {
    // The first of a group is where Tab stops; arrows go on from there.
    await tabToId(page, `field-${field.key}`)
    await keyboard.press('Space')
    const wanted = place.locator(`input[value="${answer}"]`)
    while (!(await wanted.isChecked())) await keyboard.press('ArrowDown')
    return
  }
  if (kind === 'checkbox') {
    const id = await place.locator(`input[value="${answer}"]`).getAttribute('id')
    await tabToId(page, id ?? '')
    await keyboard.press('Space')
    return
  }
  await tabToId(page, `field-${field.key}`)
  if (kind === 'select-one') {
    while ((await control.inputValue()) !== answer) await keyboard.press('ArrowDown')
    return
  }
  if (kind === 'date') {
    await typeDate(page, control, answer)
    return
  }
  await keyboard.press('Control+A')
  await keyboard.type(field.kind === 'money' ? String(Number(answer) / 100) : answer)
}

/** Chromium takes a date part by part, in the order of the machine's language. */
async function typeDate(page: Page, control: Locator, answer: string): Promise<void> {
  const { keyboard } = page
  const [year = '', month = '', day = ''] = answer.split('-')
  const orders = [
    [year, month, day],
    [month, day, year],
    [day, month, year],
  ]
  for (const parts of orders) {
    for (const _ of parts) await keyboard.press('ArrowLeft')
    for (const [n, part] of parts.entries()) {
      await keyboard.type(part)
      // Two digits that can only be one day or month lead on by themselves, a year does not.
      if (n < 2 && part === year) await keyboard.press('ArrowRight')
    }
    if ((await control.inputValue()) === answer) return
  }
  throw new Error(`the date ${answer} cannot be typed`)
}
