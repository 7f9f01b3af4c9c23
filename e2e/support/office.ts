import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { type Device, desktop, platform } from './browser.ts'
import { demoPassword } from './people.ts'

export type Post = 'window' | 'handler' | 'approver'

type Shown = { code: string; goodInSeconds: number }

/**
 * A device at an office. The workbench learns from a refusal that nobody is signed in yet, and lets go of a file that
 * Chromium's viewer is still reading when another is chosen.
 */
export async function deskOf(
  browser: Browser,
  kind = desktop,
  options: BrowserContextOptions = {},
): Promise<{ device: Device; desk: Page }> {
  const device = await kind(browser, options)
  device.watch.allow(/ 401 .*\/api\/v1\/me$|status of 401 .*\/api\/v1\/me$/, /ERR_FILE_NOT_FOUND blob:/)
  return { device, desk: await device.context.newPage() }
}

/** Signs an officer in at the workbench, typing account, password and the one-time code. */
export async function signInOfficer(page: Page, account: string): Promise<void> {
  await page.goto('/workbench/')
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByLabel('动态验证码').fill(await oneTimeCode(account))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

async function oneTimeCode(account: string): Promise<string> {
  const answer = await fetch(`${platform.url}/demo/one-time-code?account=${account}`)
  const { code, goodInSeconds } = (await answer.json()) as Shown
  if (goodInSeconds > 0) throw new Error(`${account} signed in too often for its one-time codes`)
  return code
}

/** The lawful acts on the open case. */
export const actBar = (desk: Page): Locator => desk.getByRole('region', { name: '可以进行的操作' })

/** Finds a case by its number, as an officer does who was given it. */
export async function openCase(page: Page, caseNo: string): Promise<void> {
  await page.getByLabel('按办件编号或申请人查找').fill(caseNo)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: caseNo }).click()
  await actBar(page).waitFor()
}

/** Presses the button of an act and confirms it, writing what it asks for. */
export async function act(page: Page, button: string, confirm: string, text?: string): Promise<void> {
  await actBar(page).getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (text !== undefined) await dialog.getByRole('textbox').fill(text)
  await dialog.getByRole('button', { name: confirm }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('region', { name: '结果' }).waitFor()
}
