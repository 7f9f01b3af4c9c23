// 存证: the person downloads proof and roots, and checks them on a page from the disk, without any network.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inventedPersons } from '@tongban/stand-ins/people'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { type Device, desktop, launch, phone } from '../support/browser.ts'
import { look, textOf } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'tongban-proof-'))
const kept = (name: string) => join(folder, name)
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await browser.close()
})

/** A case of the demonstration's past, and its applicant signed in. */
async function openOldCase(device: Device): Promise<Page> {
  const page = await device.context.newPage()
  for (const someone of inventedPersons().filter(({ regionCode }) => regionCode.startsWith('34'))) {
    await signIn(page, someone)
    const first = page.locator('a[href^="/me/cases/"]').first()
    if ((await first.count()) > 0) {
      const href = (await first.getAttribute('href')) ?? ''
      await page.goto(href.split('/').slice(0, 4).join('/'))
      return page
    }
    await device.context.clearCookies()
  }
  throw new Error('nobody has a case')
}

/** Downloads by a link or button; answers where the file is. */
async function save(page: Page, name: string, as: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  await (await downloading).saveAs(kept(as))
  return kept(as)
}

async function lookAround(device: Device, page: Page, name: string): Promise<void> {
  const path = new URL(page.url()).pathname
  const to = (query: string) => page.goto(`/preferences?${query}&back=${encodeURIComponent(path)}`)
  await look(device, page, name)
  await page.setViewportSize({ width: 390, height: 844 })
  await look(device, page, `${name}-phone`)
  await to('mode=elder')
  await look(device, page, `${name}-elder`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await to('mode=standard&lang=en')
  await look(device, page, `${name}-english`)
  await to('lang=zh')
}

test('until the day is over the receipt says when the proof will be there', async () => {
  const citizen = await phone(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(230))
  await apply(page, await itemCode('AUTH-005', '340102000000'))
  await page.getByRole('heading', { name: '存证', exact: true }).waitFor()
  expect(await textOf(page.getByRole('main'))).toMatch(/… \d+年\d+月\d+日（周.）结束后，零点过后可以下载/)
  await look(citizen, page, 'proof-receipt-waiting')
  await page.getByRole('link', { name: '存证证明' }).tap()
  await page.getByRole('heading', { level: 1, name: '存证证明' }).waitFor()
  expect(await page.getByRole('link', { name: '下载存证证明' }).count()).toBe(0)
  await look(citizen, page, 'proof-waiting')
})

test('roots are published, and a person takes away a proof, the roots and the page that checks them', async () => {
  const citizen = await desktop(browser)
  const page = await openOldCase(citizen)
  await page.getByRole('link', { name: '存证证明' }).click()
  await page.getByRole('heading', { level: 1, name: '存证证明' }).waitFor()
  await lookAround(citizen, page, 'proof')
  await save(page, '下载存证证明', 'proof.json')
  await page.goto(`${new URL(page.url()).pathname.replace(/proof$/, 'receipt')}`)
  expect(await textOf(page.getByRole('main'))).toContain('当天的根')
  await look(citizen, page, 'proof-receipt')
  await page.getByRole('link', { name: '什么是办件存证' }).click()
  await page.getByRole('heading', { level: 1, name: '办件存证' }).waitFor()
  await lookAround(citizen, page, 'log')
  await save(page, '下载核验页（断网可用）', 'check.html')
  await save(page, '下载全部每日根（JSON）', 'roots.json')
  const feed = await (await page.request.get('/log.atom')).text()
  expect(feed).toContain('<title>办件存证每日根</title>')
  await page.getByRole('link', { name: '打开核验页' }).click()
  await page.getByRole('heading', { level: 1, name: '存证核验' }).waitFor()
  await look(citizen, page, 'check-on-the-site')
  await page.getByLabel('选择文件').setInputFiles([kept('proof.json'), kept('roots.json')])
  await page.getByText('✓ 全部对得上').waitFor()
})

/** The page as a file, on a device that has no network. */
async function openFile(device: Device): Promise<Page> {
  await device.context.setOffline(true)
  const page = await device.context.newPage()
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) throw new Error(`the page asked for ${request.url()}`)
  })
  await page.goto(pathToFileURL(kept('check.html')).href)
  return page
}

const put = (page: Page, ...names: string[]) => page.locator('#files').setInputFiles(names.map(kept))

test('the page from the disk, without a network, says right for what is right', async () => {
  const device = await desktop(browser)
  const page = await openFile(device)
  await page.getByRole('heading', { level: 1, name: '存证核验' }).waitFor()
  await look(device, page, 'check-empty')
  await put(page, 'proof.json')
  await page.getByText('证明本身没有问题，还差一步').waitFor()
  await look(device, page, 'check-one-step-left')
  await put(page, 'roots.json')
  await page.getByText('✓ 全部对得上').waitFor()
  await page.getByText('内容和根').first().click()
  await look(device, page, 'check-right')
  await page.setViewportSize({ width: 390, height: 844 })
  await look(device, page, 'check-right-phone')
  await page.getByRole('button', { name: '大字版' }).click()
  await page.getByText('✓ 全部对得上').waitFor()
  await look(device, page, 'check-right-elder')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('✓ All of it agrees').waitFor()
  await look(device, page, 'check-right-english-elder')
})

test('the page from the disk says wrong for what is wrong, and at which step', async () => {
  const device = await phone(browser)
  const page = await openFile(device)
  const proof = JSON.parse(readFileSync(kept('proof.json'), 'utf8')) as {
    events: { root: string; content: { data: { caseNo: string } } }[]
  }
  const [first] = proof.events
  if (!first) throw new Error('the proof has no event')
  await put(page, 'proof.json')
  await page.locator('#roots').fill('a'.repeat(64))
  await page.getByText('✕ 粘贴的根与证明的都不一样').waitFor()
  await look(device, page, 'check-other-root')
  await page.locator('#roots').fill(first.root.toUpperCase())
  await page.getByText('✓ 在公布的存证里，没有改动').first().waitFor()
  first.content.data.caseNo = first.content.data.caseNo.replace(/.$/, (last) => (last === '1' ? '2' : '1'))
  writeFileSync(kept('changed.json'), JSON.stringify(proof))
  await put(page, 'changed.json')
  await page.getByText('✕ 对不上', { exact: true }).waitFor()
  await page.getByText('这一步的内容被改动过').waitFor()
  await look(device, page, 'check-wrong')
  const roots = JSON.parse(readFileSync(kept('roots.json'), 'utf8')) as { days: { day: string; leaves: number }[] }
  const [day] = roots.days
  if (day) day.leaves++
  writeFileSync(kept('changed-roots.json'), JSON.stringify(roots))
  await put(page, 'changed-roots.json')
  await page.getByText(`从${day?.day}起`).waitFor()
  writeFileSync(kept('other.json'), 'hello')
  await put(page, 'other.json')
  await page.getByText('这个文件读不懂').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('This file cannot be read').waitFor()
  await look(device, page, 'check-wrong-english')
})
