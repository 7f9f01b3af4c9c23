import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch, phone } from '../support/browser.ts'
import { keeper, review } from '../support/library.ts'
import { look, textOf } from '../support/look.ts'
import { person, signIn } from '../support/people.ts'

const county = '340102000000'
const item = { id: 'AUTH-022', name: '食品小作坊登记' }

const stays: typeof desktop = (of) => desktop(of, { stays: true })
let browser: Browser
/** Codes are good for half a minute, so the department and the office sit at one desk each through all of it. */
let department: Awaited<ReturnType<typeof keeper>>
let office: Awaited<ReturnType<typeof keeper>>
beforeAll(async () => {
  browser = await launch()
  department = await keeper(browser, 'anhui-scjg-items', stays)
  office = await keeper(browser, 'yaohai-scjg-items', stays)
})
afterAll(() => browser.close())

/** The item's page in one of the lists of the workbench. */
async function openItem(desk: Page, list: '实施清单' | '事项目录'): Promise<void> {
  await desk.getByRole('link', { name: list }).first().click()
  await desk.getByRole('heading', { name: list, level: 1 }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  await desk.getByLabel(list === '实施清单' ? '事项名称' : '名称或编码').fill(item.name)
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name: item.name }).first().click()
}

test('an office promises less than the directory', async () => {
  const { desk } = office
  await openItem(desk, '实施清单')
  await desk
    .getByRole('button', { name: /^变更本地要素/ })
    .first()
    .click()
  await desk.getByRole('button', { name: '开始', exact: true }).click()
  await desk.getByLabel('变更理由').fill('本区压缩办理时限。')
  await desk.getByLabel(/^承诺办结时限/).fill('3')
  await desk.getByLabel(/审查.*目录为/).fill('1')
  await desk.getByText('已保存', { exact: true }).waitFor()
  await desk.getByRole('button', { name: '提交审核' }).click()
  await desk.getByText('审核中').first().waitFor()
  for (const account of ['hefei-library', 'hefei-secrecy'])
    await review((await keeper(browser, account)).desk, item.name)
})

test('two editors write in one draft at once: what does not clash is kept of both, what clashes is asked', async () => {
  const one = department
  await openItem(one.desk, '事项目录')
  await one.desk.getByRole('button', { name: '变更', exact: true }).click()
  await one.desk.getByRole('button', { name: '开始起草' }).click()
  await one.desk.getByLabel('变更理由').waitFor()
  one.device.watch.allow(/ 412 |status of 412/)
  const other = { desk: await one.device.context.newPage() }
  await other.desk.goto(one.desk.url())
  await other.desk.getByLabel('变更理由').waitFor()

  await one.desk.getByLabel('变更理由').fill('全省压缩办理时限。')
  await one.desk.getByText(/^已保存/).waitFor()
  await other.desk.getByLabel('备注').fill('小作坊登记全程网办。')
  await other.desk.getByText(/^已保存/).waitFor()
  expect(await other.desk.getByLabel('变更理由').inputValue()).toBe('全省压缩办理时限。')

  await one.desk.getByLabel('备注').fill('小作坊登记可以全程网办，也可以到窗口。')
  const clash = one.desk.getByRole('dialog')
  await clash.getByText('小作坊登记全程网办。').waitFor()
  await look(one.device, one.desk, 'two-editors')
  await clash.getByLabel('保留我的').check()
  await clash.getByRole('button', { name: '按选择合并' }).click()
  await one.desk.getByText(/^已保存/).waitFor()
  await other.desk.reload()
  await expect.poll(() => other.desk.getByLabel('备注').inputValue()).toBe('小作坊登记可以全程网办，也可以到窗口。')
})

test('a draft is run over past cases before it is handed in, and says which would end elsewhere and why', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(212))
  await apply(page, await itemCode(item.id, county))

  const { device, desk } = department
  await desk.getByRole('link', { name: '我的变更' }).first().click()
  await desk.getByRole('link', { name: item.name }).first().click()
  await desk.getByLabel(/^承诺期限/).fill('4')
  await desk.getByRole('navigation', { name: '事项要素' }).getByRole('button', { name: /流程/ }).click()
  const flow = desk.getByRole('region', { name: /流程/ })
  await flow.locator('summary', { hasText: '审查' }).click()
  await flow.getByLabel(/^时限/).fill('2')
  await desk.getByText(/^已保存/).waitFor()
  await desk.getByText('用以往办件试跑').click()
  const run = async () => {
    await desk.getByText(/^已保存/).waitFor()
    await desk.getByRole('button', { name: '试跑', exact: true }).click()
    const said = desk.getByRole('status').filter({ hasText: '试跑了' })
    await said.waitFor()
    return textOf(said)
  }
  // The office promises three days and may go on doing so.
  expect(await run()).toMatch(/试跑了\d+件：● 不变 \d+$/)
  const parts = desk.getByRole('navigation', { name: '事项要素' })
  await parts.getByRole('button', { name: /基本/ }).click()
  await desk.getByRole('checkbox', { name: '个人' }).uncheck()
  expect(await run()).toMatch(/■ 办不下去 1/)
  await desk.getByText('不再面向个人办理').waitFor()
  await look(device, desk, 'replay')
  await desk.getByRole('checkbox', { name: '个人' }).check()
  await desk.getByText(/^已保存/).waitFor()
  await desk.getByRole('button', { name: '提交审核' }).click()
  await desk.getByRole('dialog').getByText('将会').first().waitFor()
  await desk.getByRole('button', { name: '确认提交' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  for (const account of ['anhui-editing', 'anhui-legal', 'anhui-secrecy'])
    await review((await keeper(browser, account)).desk, item.name)
})

test('what office and directory both changed stands side by side, and the guide stays as it was until the office decides', async () => {
  const { device, desk } = office
  await desk.getByRole('link', { name: '实施清单' }).first().click()
  const waiting = desk.getByRole('link', { name: item.name })
  await expect
    .poll(
      async () => {
        await desk.reload()
        await desk.getByRole('button', { name: /目录有变，待处理/ }).click()
        await desk.getByText('正在读取').waitFor({ state: 'detached' })
        return waiting.count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
  await waiting.click()
  await desk.getByRole('heading', { name: '目录改动了您单位也改过的要素' }).waitFor()
  await look(device, desk, 'merge')
  const small = await keeper(browser, 'yaohai-scjg-items', phone)
  await small.desk.goto(desk.url())
  await small.desk.getByRole('heading', { name: '目录改动了您单位也改过的要素' }).waitFor()
  await look(small.device, small.desk, 'merge-phone')

  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  const guide = `/items/${await itemCode(item.id, county)}`
  await page.goto(guide)
  await page.getByText('3个工作日').first().waitFor()
  expect(await page.getByText('小作坊登记可以全程网办，也可以到窗口。').count()).toBe(0)

  for (const choice of await desk.getByLabel(/^保留本单位的/).all()) await choice.check()
  await desk.getByRole('button', { name: '按所选合并并发布' }).click()
  await desk.getByRole('heading', { name: '目录改动了您单位也改过的要素' }).waitFor({ state: 'detached' })
  await expect
    .poll(
      async () => {
        await page.goto(guide)
        return page.getByText('小作坊登记可以全程网办，也可以到窗口。').count()
      },
      { timeout: 10_000 },
    )
    .toBe(1)
  await page.getByText('3个工作日').first().waitFor()
})
