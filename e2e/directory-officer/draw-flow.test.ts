import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemCode } from '../support/apply.ts'
import { type Device, desktop, launch, phone, platform } from '../support/browser.ts'
import { keeper, review } from '../support/library.ts'
import { look, textOf } from '../support/look.ts'

const city = '340100000000'
/** A flow with a branch and a join already, and one that is still a row of stages. */
const graph = { id: 'AUTH-018', name: '建设项目环境影响评价文件审批' }
const list = { id: 'AUTH-030', name: '劳务派遣经营许可' }

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const pictureOf = (page: Page): Locator => page.locator('.flow-drawn')

/** The picture as it is drawn, without what makes a stage of the editor a button. */
const drawn = async (page: Page): Promise<string> =>
  (await pictureOf(page).innerHTML()).replace(/<button[^>]*>|<\/button>/g, '')

/** A stage side by side with another is a list in the list. */
const besideEachOther = async (page: Page): Promise<string[]> => {
  const names = await pictureOf(page).locator('ul > li strong').allTextContents()
  return names.map((name) => name.trim())
}

async function guideAt(device: Device, id: string, cookies: Record<string, string> = {}): Promise<Page> {
  await device.context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: platform.url })))
  const page = await device.context.newPage()
  await page.goto(`/items/${await itemCode(id, city)}#flow`)
  await pictureOf(page).waitFor()
  return page
}

async function openItem(desk: Page, name: string): Promise<void> {
  await desk.getByRole('link', { name: '事项目录' }).first().click()
  await desk.getByRole('heading', { name: '事项目录', level: 1 }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  await desk.getByLabel('名称或编码').fill(name)
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name, exact: true }).first().click()
  await desk.getByRole('heading', { name, level: 1 }).waitFor()
}

test('the guide draws what runs at the same time, what is waited for and what is not counted', async () => {
  const devices = {
    desk: [await desktop(browser), {}],
    phone: [await phone(browser), {}],
    elder: [await desktop(browser), { tongban_mode: 'elder' }],
    'elder-phone': [await phone(browser), { tongban_mode: 'elder' }],
    dark: [await phone(browser, { colorScheme: 'dark' }), {}],
    english: [await phone(browser), { tongban_lang: 'en' }],
  } satisfies Record<string, [Device, Record<string, string>]>
  for (const [name, [device, cookies]] of Object.entries(devices)) {
    const page = await guideAt(device, graph.id, cookies)
    await look(device, page, `guide-flow-${name}`)
    if (name !== 'english') {
      expect(await textOf(pictureOf(page))).toMatch(
        /同时进行.*技术评估.*20个工作日，不计入时限.*水利部门承办人.*全部完成后.*决定/,
      )
      expect(await besideEachOther(page)).toEqual(['技术评估（报告书项目）', '征求水利部门意见'])
    }
  }
})

test('a guide with a picture is as small as any', async () => {
  const guide = await fetch(`${platform.url}/items/${await itemCode(graph.id, city)}`)
  expect((await guide.text()).length).toBeLessThan(60_000)
})

test('the workbench shows the same picture', async () => {
  const { device, desk } = await keeper(browser, 'hefei-library')
  await openItem(desk, graph.name)
  await desk.getByRole('tab', { name: '全部要素' }).click()
  await pictureOf(desk).waitFor()
  const citizen = await desktop(browser)
  const guide = await guideAt(citizen, graph.id)
  expect(await drawn(desk)).toBe(await drawn(guide))
  await look(device, desk, 'flow-content')
})

test('an officer adds a consultation at the same time; the picture follows, and so does the guide', async () => {
  const { device, desk } = await keeper(browser, 'anhui-rs-items')
  await openItem(desk, list.name)
  await desk.getByRole('button', { name: '变更', exact: true }).click()
  await desk.getByRole('button', { name: '开始起草' }).click()
  await desk.getByLabel('变更理由').fill('审查的同时征求市场监督管理部门意见，不占用审查时间。')
  await desk.getByRole('button', { name: '环节流程' }).click()
  expect(await besideEachOther(desk)).toEqual([])
  await look(device, desk, 'flow-editor-list')

  // Choosing a stage in the picture opens its row.
  await pictureOf(desk).getByRole('button', { name: '审查' }).click()
  await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe('at-flow-2')
  await desk.getByRole('button', { name: '添加同时进行的环节' }).click()
  await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe('at-flow-3')
  const row = desk.locator('#at-flow-3')
  await row.getByLabel('名称', { exact: true }).fill('征求市场监督管理部门意见')
  await row.getByLabel('名称（英文）').fill('Opinion of market supervision')
  await row.getByLabel('时限（工作日）').fill('3')
  await row.getByLabel('在哪里办').selectOption('department')
  await row.getByLabel('部门类别').selectOption('market-supervision')
  // Every stage that not every case has needs an article that wants it; said as soon as it is saved.
  await row.getByText('没有写明依据').waitFor()
  // The picture marks the stage too, and tells what is wrong when the mark is opened by keyboard.
  const mark = pictureOf(desk).locator('.flow-wrong summary')
  expect(await mark.textContent()).toBe('■ 1 处要处理')
  await mark.focus()
  await desk.keyboard.press('Enter')
  await pictureOf(desk).getByText('没有写明依据').waitFor()
  await look(device, desk, 'flow-editor-graph')
  await row.getByLabel('依据').selectOption({ index: 1 })
  await mark.waitFor({ state: 'detached' })
  expect(await besideEachOther(desk)).toEqual(['审查', '征求市场监督管理部门意见'])
  expect(await textOf(pictureOf(desk))).toMatch(/同时进行.*市场监督管理部门承办人.*3个工作日.*全部完成后.*决定/)

  // Taken out, nothing of it is left; brought back, it is all there.
  const whole = await drawn(desk)
  await row.getByRole('button', { name: '删除' }).last().click()
  expect(await besideEachOther(desk)).toEqual([])
  await desk.getByRole('button', { name: '恢复按顺序进行' }).waitFor()
  await desk.getByRole('button', { name: '撤销删除' }).click()
  expect(await drawn(desk)).toBe(whole)

  await desk.getByText(/^已保存/).waitFor()
  await desk.getByRole('button', { name: '提交审核' }).click()
  await desk.getByRole('button', { name: '确认提交' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  for (const account of ['anhui-editing', 'anhui-legal', 'anhui-secrecy']) {
    const reviewer = await keeper(browser, account)
    await review(reviewer.desk, list.name)
  }
  const citizen = await desktop(browser)
  const address = `/items/${await itemCode(list.id, city)}`
  await expect
    .poll(async () => (await fetch(platform.url + address)).text(), { timeout: 30_000 })
    .toContain('征求市场监督管理部门意见')
  const guide = await guideAt(citizen, list.id)
  expect(await drawn(guide)).toBe(whole)
})

test('on a telephone and in English the flow can be edited too', async () => {
  const { device, desk } = await keeper(browser, 'anhui-rs-items', phone)
  await openItem(desk, '企业职工正常退休申请')
  await desk.getByRole('button', { name: '变更', exact: true }).click()
  await desk.getByRole('button', { name: '开始起草' }).click()
  await desk.getByRole('combobox', { name: /^要素/ }).selectOption('flow')
  await pictureOf(desk).waitFor()
  await pictureOf(desk).getByRole('button', { name: '审查' }).click()
  await desk.getByRole('button', { name: '再加一个去向' }).click()
  await look(device, desk, 'flow-editor-phone')
  await desk.evaluate(() => localStorage.setItem('tongban.workbench.language', 'en'))
  await desk.setViewportSize({ width: 1440, height: 900 })
  await desk.getByText(/^已保存/).waitFor()
  await desk.reload()
  await desk.getByRole('button', { name: /^Stages( ■|$)/ }).click()
  await pictureOf(desk).getByRole('button', { name: 'Examination' }).click()
  await look(device, desk, 'flow-editor-english')
})
