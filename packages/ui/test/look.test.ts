import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doctype } from '../src/page.tsx'
import { type DemoProps, demoPages } from './demo.tsx'

// Slow and needs a browser: UI_LOOK names the folder the pictures go to, outside the repository.
const folder = process.env.UI_LOOK

const looks: Record<string, { width: number; height: number; props: DemoProps }> = {
  phone: { width: 390, height: 844, props: { lang: 'zh' } },
  desk: { width: 1440, height: 900, props: { lang: 'zh' } },
  elder: { width: 390, height: 844, props: { lang: 'zh', elder: true } },
  'elder-desk': { width: 1440, height: 900, props: { lang: 'zh', elder: true } },
  dark: { width: 390, height: 844, props: { lang: 'zh', theme: 'dark' } },
  'desk-english': { width: 1440, height: 900, props: { lang: 'en' } },
  english: { width: 390, height: 844, props: { lang: 'en' } },
  narrow: { width: 320, height: 640, props: { lang: 'en', elder: true } },
}

interface AxeResult {
  passes: unknown[]
  violations: { id: string; nodes: { html: string }[] }[]
}

/** Everything that is pressed and stands alone, lower than it should be. */
const tooLow = (minimum: number) => `[...document.querySelectorAll('a, button, select, .input, summary, .choice label')]
  .filter((element) => { const { height } = element.getBoundingClientRect(); return height > 1 && height < ${minimum} })
  .filter((element) => !element.matches('.skip')).map((element) => element.outerHTML)`

describe.skipIf(!folder)('the demonstration pages', () => {
  let browser: Browser
  beforeAll(async () => {
    mkdirSync(join(folder ?? '', 'html'), { recursive: true })
    const styles = ['styles', 'flow'].map((name) =>
      readFileSync(join(import.meta.dirname, `../src/${name}.css`), 'utf8'),
    )
    writeFileSync(join(folder ?? '', 'html/styles.css'), styles.join(''))
    const { chromium } = await import('playwright-core')
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    })
  }, 60_000)
  afterAll(() => browser?.close())

  for (const [look, { width, height, props }] of Object.entries(looks)) {
    for (const [name, page] of Object.entries(demoPages)) {
      test(`${name} as ${look} has no barrier axe can find, nothing sticks out and everything can be hit`, {
        timeout: 60_000,
      }, async () => {
        const file = join(folder ?? '', 'html', `${name}-${look}.html`)
        writeFileSync(file, doctype + renderToString(h(page, props)))
        const tab = await browser.newPage({
          viewport: { width, height },
          locale: props.lang === 'zh' ? 'zh-CN' : 'en-GB',
        })
        await tab.goto(pathToFileURL(file).href)
        await tab.screenshot({ path: join(folder ?? '', `${name}-${look}.png`), fullPage: true })
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        expect(await tab.evaluate(tooLow(props.elder ? 56 : 44))).toEqual([])
        await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') })
        const { passes, violations } = (await tab.evaluate('axe.run()')) as AxeResult
        await tab.close()
        expect(passes.length).toBeGreaterThan(20)
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
      })
    }
  }
})
