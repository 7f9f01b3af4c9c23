import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const farAway = 80

type Focused = { tag: string; type: string; name: string; id: string; ring: boolean }

/** What has the focus, as a person without a mouse sees it: its words, and whether a ring or edge shows it. */
async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element) return { tag: '', type: '', name: '', id: '', ring: false }
    const seen = (one: Element) => {
      const style = getComputedStyle(one)
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
    }
    // Radios draw themselves on their label.
    const label = element.id ? document.querySelector(`label[for="${element.id}"]`) : null
    const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? ''
    return {
      tag: element.tagName,
      type: element.getAttribute('type') ?? '',
      name: name.replace(/\s+/g, ' ').trim(),
      id: element.id,
      ring: seen(element) || (label !== null && seen(label)),
    }
  })
}

/** Presses Tab until the wanted control has the focus; every stop on the way must show that it has it. */
export async function tabTo(page: Page, wanted: (at: Focused) => boolean, what: string): Promise<void> {
  for (let steps = 0; steps < farAway; steps++) {
    const at = await focused(page)
    if (at.tag !== 'BODY' && at.tag !== 'MAIN' && wanted(at)) {
      expect(at.ring, `the focus can be seen on ${at.tag} ${at.name}`).toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${what}`)
}

export const tabToName = (page: Page, name: RegExp) => tabTo(page, (at) => name.test(at.name), String(name))
export const tabToId = (page: Page, id: string) => tabTo(page, (at) => at.id === id, `#${id}`)
