import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, desktop, launch, platform } from '../support/browser.ts'
import { keeper } from '../support/library.ts'
import { look, lookAll } from '../support/look.ts'

let browser: Browser
let device: Device
let desk: Page
beforeAll(async () => {
  browser = await launch()
  ;({ device, desk } = await keeper(browser, 'hefei-rs-items', (on) => desktop(on, { stays: true })))
})
afterAll(() => browser.close())

async function open(at: Page, path: string): Promise<void> {
  await at.goto(`${platform.url}/workbench${path}`)
  await at.getByRole('heading', { level: 1 }).waitFor()
  await at
    .getByText(/^(正在读取|Loading)/)
    .first()
    .waitFor({ state: 'detached' })
}

test.each([
  ['directory', '/library/directory'],
  ['directory-item', '/library/directory/AUTH-020'],
  ['materials', '/library/materials'],
  ['material', '/library/materials/CL-0021'],
  ['my-changes', '/library/proposals?view=mine'],
  ['published-changes', '/library/proposals?view=published'],
  ['implementing', '/library/implementing'],
  ['differences', '/library/differences'],
  ['lint', '/library/lint'],
  ['figures', '/library/figures'],
  ['list-versions', '/library/list-versions'],
  ['lists', '/library/lists'],
])('the page %s can be read at a desk and on a telephone, in both languages', async (name, path) => {
  await open(desk, path)
  await lookAll(device, desk, `library-${name}`)
})

test('who does not keep the words of search is told whose page it is, and finds no entry to it', async () => {
  await open(desk, '/library/search-words')
  await desk.getByRole('heading', { name: '这一页不在您的工作范围内' }).waitFor()
  await desk.getByText('搜索用词由省级编制审核人员维护。').waitFor()
  expect(await desk.getByRole('link', { name: '搜索用词' }).count()).toBe(0)
  await look(device, desk, 'library-not-for-you')
})

test('the pages of who reviews and keeps words can be read too', async () => {
  const editor = await keeper(browser, 'anhui-editing')
  for (const [name, path] of [
    ['to-review', '/library/proposals?view=to-review'],
    ['search-words', '/library/search-words'],
    ['search-words-missed', '/library/search-words?tab=missed'],
    ['search-words-learned', '/library/search-words?tab=learned'],
  ] as const) {
    await open(editor.desk, path)
    await lookAll(editor.device, editor.desk, `library-${name}`)
  }
})
