import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { afterEach, inject, onTestFinished } from 'vitest'
import { Watch } from './watch.ts'

export const platform = inject('platform')

/** Not committed; one picture of every page that was looked at. */
export const screenshotFolder = join(import.meta.dirname, '../.screenshots')
mkdirSync(screenshotFolder, { recursive: true })

/** Debian's Chromium or that of CHROMIUM; one a test file. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const telephone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
}

/** One device with cookies and storage of its own; what goes wrong on it is noted. */
export type Device = { context: BrowserContext; watch: Watch; hasScript: boolean }

type More = BrowserContextOptions & {
  /** Lives as long as the browser; otherwise it is put away at the end of the test. */
  stays?: boolean
}

export const desktop = (browser: Browser, more: More = {}) => device(browser, { ...desk, ...more })
export const phone = (browser: Browser, more: More = {}) => device(browser, { ...telephone, ...more })

const staying = new Set<BrowserContext>()

async function device(browser: Browser, { stays = false, ...options }: More): Promise<Device> {
  const context = await browser.newContext({
    baseURL: platform.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  if (stays) staying.add(context)
  else
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') await photograph(context, task.name)
      await context.close()
    })
  return { context, watch: new Watch(context, platform.url), hasScript: options.javaScriptEnabled !== false }
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const context of staying) await photograph(context, task.name)
})

/** What was on the screens when a test failed. */
async function photograph(context: BrowserContext, test: string): Promise<void> {
  for (const [n, page] of context.pages().entries()) {
    const path = join(screenshotFolder, `failed ${test.slice(0, 60)} ${n}.png`)
    await page.screenshot({ path, fullPage: true, timeout: 5000 }).catch(() => undefined)
  }
}
