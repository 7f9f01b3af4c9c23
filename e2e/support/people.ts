import { type InventedPerson, inventedEnterprises, inventedPersons } from '@tongban/stand-ins/people'
import type { Page } from 'playwright-core'
import { platform } from './browser.ts'
import { textOf } from './look.ts'

export const demoPassword = 'Tongban-demo-2026'

/** An invented person by place in the list; every test takes others, so that none sees another's cases. */
export function person(index: number): InventedPerson {
  const found = inventedPersons()[index]
  if (!found) throw new Error(`there is no invented person ${index}`)
  return found
}

/** An enterprise and the person who represents it. */
export function enterprise(index: number) {
  const found = inventedEnterprises()[index]
  if (!found) throw new Error(`there is no invented enterprise ${index}`)
  return { ...found, representative: person(found.representativeIndex) }
}

/** The people that the demonstration leaves for registering: the last of the list. */
export const unregistered = (nth: number): InventedPerson => person(inventedPersons().length - 1 - nth)

/** The enterprises whose accounts the demonstration leaves to open. */
export const unopened = (nth: number) => enterprise(inventedEnterprises().length - 1 - nth)

/** Signs in with the password, from wherever the page is. */
export async function signIn(page: Page, { citizenNumber }: { citizenNumber: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('手机号码或公民身份号码').fill(citizenNumber)
  await page.getByLabel('密码', { exact: false }).first().fill(demoPassword)
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/me')
}

/** Reads the last code sent to a mobile, on the page that stands for its screen. */
export async function readCode(page: Page, mobile: string): Promise<string> {
  const outbox = await page.context().newPage()
  await outbox.goto(platform.outbox)
  const message = outbox.locator('li', { hasText: mobile }).first()
  await message.waitFor()
  const text = await textOf(message)
  await outbox.close()
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text.replace(mobile, ''))?.[0]
  if (!code) throw new Error(`no code in: ${text}`)
  return code
}
