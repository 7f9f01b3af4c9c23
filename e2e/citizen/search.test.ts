import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, launch, phone } from '../support/browser.ts'
import { look } from '../support/look.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('suggestions are chosen by keyboard, and the script is small', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await page.goto('/')
  const field = page.getByRole('combobox')
  await field.pressSequentially('开饭店', { delay: 40 })
  await page.getByRole('option').first().waitFor()
  expect(await field.getAttribute('aria-expanded')).toBe('true')
  await field.press('ArrowDown')
  const first = page.getByRole('option').first()
  expect(await first.getAttribute('aria-selected')).toBe('true')
  expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
  await look(citizen, page, 'search-suggestions')
  await field.press('Escape')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
  expect(await field.inputValue()).toBe('开饭店')
  await field.press('ArrowDown')
  await field.press('Enter')
  await page.waitForURL(/\/items\/[0-9A-Z]{31}\?found-by=%E5%BC%80%E9%A5%AD%E5%BA%97$/)
  expect(await page.locator('h1').textContent()).toContain('食品经营许可')
  await page.goto('/')
  const source = await page.locator('script[type=module]').getAttribute('src')
  const script = await (await page.request.get(source ?? '')).body()
  expect(gzipSync(script).length).toBeLessThan(10_240)
})

test('filters narrow the list by links, without script too, and can be taken back', async () => {
  const citizen = await desktop(browser, { javaScriptEnabled: false })
  const page = await citizen.context.newPage()
  await page.goto('/items')
  const total = async () => Number(/\d+/.exec((await page.getByRole('status').first().textContent()) ?? '')?.[0])
  const all = await total()
  await page.locator('.facets > summary').click()
  await look(citizen, page, 'search-facets')
  const people = page.locator('.facets li', { hasText: '行政许可' })
  const count = Number(await people.locator('.note').textContent())
  await people.getByRole('link').click()
  expect(new URL(page.url()).searchParams.get('type')).toBe('01')
  expect(await total()).toBe(count)
  expect(count).toBeLessThan(all)
  await look(citizen, page, 'search-facets-chosen')
  await page.locator('.chosen a').click()
  expect(await total()).toBe(all)
})

test('a theme keeps its national code in the address', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await page.goto('/items?audience=natural&theme=085')
  expect(await page.locator('.chosen').textContent()).toContain('社会保障')
  await page.locator('.facets > summary').click()
  await look(citizen, page, 'search-theme')
})

test.each([
  ['a telephone', false],
  ['elder mode', true],
])('search, suggestions, filters and nothing found on %s', async (_, elder) => {
  const citizen = await phone(browser)
  const page = await citizen.context.newPage()
  const name = elder ? 'elder' : 'phone'
  await page.goto(elder ? '/preferences?mode=elder&back=/' : '/')
  await page.getByRole('combobox').fill('身份证')
  await page.getByRole('option').first().waitFor()
  await look(citizen, page, `search-suggestions-${name}`)
  await page.getByRole('combobox').press('Enter')
  await page.waitForURL(/\/search/)
  await page.locator('.facets > summary').click()
  await look(citizen, page, `search-results-${name}`)
  await page.goto('/search?q=出租车')
  expect(await page.locator('main').textContent()).toContain('没有完全相符的，最接近的是')
  await look(citizen, page, `search-nearest-${name}`)
  await page.goto('/search?q=火星移民')
  expect(await page.locator('main').textContent()).toContain('没有找到这件事')
  await look(citizen, page, `search-nothing-${name}`)
})
