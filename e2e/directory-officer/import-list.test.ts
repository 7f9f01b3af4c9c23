import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { look } from '../support/look.ts'
import { deskOf, signInOfficer } from '../support/office.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const head = '基本编码,事项名称,事项类型,指导部门,行使层级,设定依据'
const good = `${head}\n340131970001,烟花礼品寄存登记,行政许可,市场监督管理局,县级,《食品安全法》第三十五条`
const wrong = `${head}\nXK00001001,旧编码的事项,行政许可,市场监督管理局,县级,《食品安全法》第三十五条\n340131970003,类型不对的事项,征税,没有的部门,九级,有关规定`

async function handIn(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('link', { name: '清单导入导出' }).first().click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件并检查' }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('heading', { name }).waitFor()
}

test('a list with errors says row by row what to do; a right one is taken over once somebody else has reviewed it', async () => {
  const { desk, device } = await deskOf(browser)
  await signInOfficer(desk, 'anhui-scjg-items')
  await desk.getByRole('link', { name: '清单导入导出' }).first().click()
  await desk.getByRole('heading', { name: '导入记录' }).waitFor()
  await look(device, desk, 'lists')
  await handIn(desk, '旧清单.csv', wrong)
  await desk.getByText('有错误，未导入').waitFor()
  await desk.getByText('旧编码，已不再使用').waitFor()
  await look(device, desk, 'list-with-errors')
  await handIn(desk, '新清单.csv', good)
  await desk.getByText('检查通过，待审查').waitFor()
  expect(await desk.getByRole('button', { name: '确认导入' }).count()).toBe(0)

  const reviewer = await deskOf(browser)
  await signInOfficer(reviewer.desk, 'anhui-secrecy')
  await reviewer.desk.getByRole('link', { name: '清单导入导出' }).first().click()
  await reviewer.desk.getByRole('link', { name: '新清单.csv' }).click()
  await reviewer.desk.getByLabel('审查意见').fill('不涉及国家秘密，内容准确')
  await look(reviewer.device, reviewer.desk, 'list-to-review')
  await reviewer.desk.getByRole('button', { name: '确认导入' }).click()
  await reviewer.desk.getByText('已导入', { exact: true }).waitFor()
  await look(reviewer.device, reviewer.desk, 'list-imported')
  await handIn(desk, '同一清单.csv', good)
  await desk.getByText('没有可导入的变化').waitFor()
  expect(await desk.getByRole('button', { name: '放弃这份清单' }).count()).toBe(0)
  await look(device, desk, 'list-unchanged')
})
