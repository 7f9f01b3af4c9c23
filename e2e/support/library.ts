import type { Browser, Page } from 'playwright-core'
import { type Device, desktop } from './browser.ts'
import { deskOf, signInOfficer } from './office.ts'

/** An officer at a desk of its own, who keeps or reviews the library. */
export async function keeper(
  browser: Browser,
  account: string,
  kind = desktop,
): Promise<{ device: Device; desk: Page }> {
  const at = await deskOf(browser, kind)
  await signInOfficer(at.desk, account)
  return at
}

/** Opens the item that waits for this officer's review and passes it. */
export async function review(desk: Page, item: string, each?: () => Promise<void>): Promise<void> {
  await desk.getByRole('link', { name: '待审核' }).first().click()
  await desk.getByRole('heading', { name: '待审核', level: 1 }).waitFor()
  await desk.getByRole('button', { name: '刷新' }).click()
  await desk.getByRole('link', { name: item }).first().click()
  await desk.getByRole('button', { name: '通过', exact: true }).waitFor()
  for (const point of await desk
    .getByRole('group', { name: /逐项核对/ })
    .getByRole('checkbox')
    .all())
    await point.check()
  await desk.getByLabel(/审核意见/).fill('符合要求，同意。')
  await each?.()
  await desk.getByRole('button', { name: '通过', exact: true }).click()
  await desk.getByRole('button', { name: '通过', exact: true }).waitFor({ state: 'detached' })
}
