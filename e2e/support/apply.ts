import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { Page } from 'playwright-core'
import { platform } from './browser.ts'
import { fillToCheck, type Receipt, submit, uploadRequired } from './fill.ts'

type Brief = { code: string }

/** The item as it is exercised in a region, as the regional search finds it. */
export async function itemCode(itemId: string, region: string): Promise<string> {
  const answer = await fetch(`${platform.url}/api/v1/directory/${itemId}/regions/${region}`)
  return ((await answer.json()) as Brief).code
}

export type Applying = {
  own?: FormAnswers
  each?: (step: string) => Promise<void>
  upload?: (page: Page) => Promise<void>
}

/** From the guide of an item to the receipt. */
export async function apply(
  page: Page,
  code: string,
  { own = {}, each, upload = uploadRequired }: Applying = {},
): Promise<Receipt> {
  await page.goto(`/items/${code}`)
  await each?.('guide')
  await page.getByRole('link', { name: '在线办理' }).click()
  await page.waitForURL('**/apply/*')
  await each?.('start')
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.waitForURL('**/applications/*/*')
  await fillToCheck(page, { own, upload, ...(each ? { each } : {}) })
  await each?.('check')
  const receipt = await submit(page)
  await each?.('receipt')
  return receipt
}
