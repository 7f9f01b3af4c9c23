import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Device, screenshotFolder } from './browser.ts'

const pictures = join(import.meta.dirname, '../../docs/screenshots')

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const phoneWidth = 390
/** A README shows pictures at about half this width. */
const pictureSize = { width: 1200, height: 800 }

type Looked = {
  /** Name of the picture in the README that this page makes when TONGBAN_SCREENSHOTS=docs. */
  picture?: string
  /** Where the picture begins, when not at the top of the page. */
  from?: string
}

/** Looks at a page as a person would: a screenshot, no barrier, no error, nothing wider than a telephone. */
export async function look(
  { watch, hasScript }: Device,
  page: Page,
  name: string,
  { picture, from }: Looked = {},
): Promise<void> {
  await page.screenshot({ path: join(screenshotFolder, `${name}.png`), fullPage: true, animations: 'disabled' })
  if (picture && process.env['TONGBAN_SCREENSHOTS'] === 'docs') await takePicture(page, picture, from)
  // Axe is a script itself; the pages without script are the same.
  if (hasScript) expect(await barriers(page), `${name}: barriers`).toEqual([])
  expect(watch.wrong, `${name}: errors`).toEqual([])
  if ((page.viewportSize()?.width ?? 0) <= phoneWidth) {
    expect(await widerThanScreen(page), `${name}: wider than the screen`).toEqual([])
  }
}

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: phoneWidth, height: 844 } }

/** A page of the workbench in both languages, at a desk and on a telephone. */
export async function lookAll(device: Device, desk: Page, name: string): Promise<void> {
  for (const language of ['zh', 'en']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      await desk.setViewportSize(viewport)
      await look(device, desk, `${name}-${language}-${size}`)
    }
    await desk.setViewportSize(sizes.desk)
    await desk.getByRole('button', { name: language === 'zh' ? 'English' : '中文' }).click()
  }
}

async function barriers(page: Page): Promise<string[]> {
  // `evaluate` is not held back by the page's own content security policy, a script tag would be.
  await page.evaluate(axe.source)
  return page.evaluate(async (tags) => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe }
    const options = { runOnly: tags, resultTypes: ['violations' as const], iframes: false }
    const { violations } = await loaded.run(document, options)
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} – ${node.html.slice(0, 200)} – ${node.failureSummary?.slice(0, 300)}`),
    )
  }, standards)
}

/** The page as a whole scrolls sideways; then the elements that make it. */
function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160))
  })
}

async function takePicture(page: Page, picture: string, from: string | undefined): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize(pictureSize)
  await page.evaluate((selector) => {
    if (selector) document.querySelector(selector)?.scrollIntoView({ block: 'start' })
    else scrollTo(0, 0)
  }, from)
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${picture}.png`), animations: 'disabled' })
  if (before) await page.setViewportSize(before)
}

/** The words of one element, as one line. */
export const textOf = async (place: Locator): Promise<string> =>
  ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim()
