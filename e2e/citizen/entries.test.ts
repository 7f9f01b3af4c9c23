import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch } from '../support/browser.ts'
import { chooseRequired } from '../support/fill.ts'
import { look } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const own = {
  members: [
    { name: '示例甲', relation: 'self', health: 'good', working: false, citizen_number: '340102189503140012' },
    { name: '示例乙', relation: 'child', health: 'good', working: false, citizen_number: '340102189503140012' },
  ],
}

test.for([
  ['with script', true],
  ['without script', false],
] as const)('a family of two is entered member by member %s', async ([name, javaScriptEnabled]) => {
  const citizen = await desktop(browser, { javaScriptEnabled })
  const page = await citizen.context.newPage()
  await signIn(page, person(javaScriptEnabled ? 251 : 252))
  const receipt = await apply(page, await itemCode('AUTH-103', '341524100000'), {
    own,
    ...(javaScriptEnabled ? {} : { upload: chooseRequired }),
    each: async (step) => {
      if (step !== 'members') return
      expect(await page.locator('fieldset.entry > legend').allTextContents()).toEqual([
        '第1位家庭成员',
        '第2位家庭成员',
      ])
      await look(citizen, page, `entries-${name.replace(' ', '-')}`)
    },
  })
  expect(receipt.queryCode).not.toBe('')
  await page.goto(page.url().replace('/receipt', ''))
  expect(await page.content()).toContain('示例乙')
})
