import type { Page } from 'playwright-core'
import type { Device } from './browser.ts'

/**
 * A second tab types another answer to a question that the first has just saved, and sends the form without choosing.
 * Answers what stands in the first tab after it is loaded again, once the second was asked to choose.
 */
export async function sendWithoutChoosing(
  device: Device,
  page: Page,
  question: string,
  saveInFirst: () => Promise<void>,
): Promise<string> {
  device.watch.allow(/ 412 |status of 412/)
  const second = await device.context.newPage()
  await second.goto(page.url())
  await saveInFirst()
  await second.getByLabel(question).fill('丁店')
  await second.locator('.clash').waitFor()
  await second.getByRole('button', { name: '保存，以后再填' }).click()
  await second.getByRole('heading', { level: 1, name: '另一个窗口或设备也改了这一页' }).waitFor()
  await second.close()
  await page.reload()
  return page.getByLabel(question).inputValue()
}
