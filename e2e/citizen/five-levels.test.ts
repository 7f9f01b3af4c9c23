import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { look, textOf } from '../support/look.ts'
import { act, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

const levels = [
  { level: 'city', region: '340100000000', item: 'AUTH-055', window: 'hefei-yb-window' },
  { level: 'county', region: '340102000000', item: 'AUTH-071', window: 'yaohai-rs-window' },
  { level: 'township', region: '340102100000', item: 'AUTH-108', window: 'daxing-window' },
  { level: 'village', region: '340102100007', item: 'AUTH-064', window: 'donggang-window' },
]

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test.each(levels)(
  'at $level level a person applies and the office there accepts',
  async ({ level, region, item, window }) => {
    const citizen = await desktop(browser)
    const page = await citizen.context.newPage()
    await signIn(page, person(200 + levels.findIndex((one) => one.level === level)))
    const receipt = await apply(page, await itemCode(item, region), {
      each: async (step) => {
        if (step === 'receipt' || step === 'check') await look(citizen, page, `${level}-${step}`)
      },
    })
    const { device, desk } = await deskOf(browser)
    await signInOfficer(desk, window)
    await openCase(desk, receipt.caseNo)
    await act(desk, '受理', '确认受理', '')
    expect(await textOf(desk.getByRole('region', { name: '结果' }))).toContain('受理')
    await look(device, desk, `${level}-accepted`)
  },
)
