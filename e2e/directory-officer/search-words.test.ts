import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, desktop, launch, platform } from '../support/browser.ts'
import { keeper } from '../support/library.ts'
import { look } from '../support/look.ts'

const words = '撸串'
const item = '食品经营许可（新办）'
const page = '/workbench/library/search-words'

let browser: Browser
let device: Device
let desk: Page
beforeAll(async () => {
  browser = await launch()
  // One officer at one desk: one-time codes are good once.
  ;({ device, desk } = await keeper(browser, 'anhui-editing', (on) => desktop(on, { stays: true })))
})
afterAll(() => browser.close())

test('what a person did not find an editor makes findable, and the person finds it', async () => {
  const citizen = await desktop(browser)
  const person = await citizen.context.newPage()
  await person.goto(`/search?q=${words}`)
  await person.getByText('没有找到这件事').waitFor()

  await desk.getByRole('link', { name: '搜索用词' }).first().click()
  await desk.getByRole('button', { name: /办照/ }).waitFor()
  await look(device, desk, 'search-words')
  await desk.getByRole('tab', { name: '没有找到的' }).click()
  const row = desk.getByRole('row', { name: new RegExp(words) })
  await expect
    .poll(
      async () => {
        await desk.reload()
        await desk.getByRole('tab', { name: '没有找到的' }).waitFor()
        await desk.getByText('正在读取').first().waitFor({ state: 'detached' })
        return row.count()
      },
      { timeout: 15_000, interval: 1000 },
    )
    .toBe(1)
  await look(device, desk, 'search-missed')
  await row.getByRole('button', { name: /加为同义词/ }).click()
  const dialog = desk.getByRole('dialog')
  expect(await dialog.getByLabel('群众的说法').inputValue()).toBe(words)
  await dialog.getByLabel('就是办这些事项').fill('食品经营许可')
  await dialog.getByRole('button', { name: `选择 ${item}` }).click()
  await dialog.getByText('什么也找不到').waitFor()
  await dialog.locator('.sw-sides').getByText(item).waitFor()
  await look(device, desk, 'search-words-form')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByText(`现在能找到：${item}`).waitFor()

  await expect
    .poll(async () => (await fetch(`${platform.url}/search?q=${encodeURIComponent(words)}`)).text(), { timeout: 5000 })
    .toContain(item)
  await person.goto(`/search?q=我想开个${words}的店`)
  await person.getByRole('link', { name: item }).click()
  await person.getByRole('heading', { name: item, level: 1 }).waitFor()
  expect(await person.locator('link[rel=canonical]').getAttribute('href')).toMatch(/^\/items\/[0-9A-Z]{31}$/)
  await look(citizen, person, 'search-words-found')
})

test('what finds nothing and is no matter is laid aside, and that can be undone', async () => {
  await fetch(`${platform.url}/api/v1/items?q=${encodeURIComponent('火星移民')}`)
  await desk.goto(`${page}?tab=missed`)
  await expect
    .poll(
      async () => {
        await desk.reload()
        await desk.getByRole('tab', { name: '没有找到的' }).waitFor()
        await desk.getByText('正在读取').first().waitFor({ state: 'detached' })
        return desk.getByRole('row', { name: /火星移民/ }).count()
      },
      { timeout: 15_000, interval: 1000 },
    )
    .toBe(1)
  await desk.getByRole('button', { name: '不用处理：火星移民' }).click()
  await desk.getByRole('button', { name: '撤销' }).waitFor()
  await desk.getByRole('row', { name: /火星移民/ }).waitFor({ state: 'detached' })
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByRole('row', { name: /火星移民/ }).waitFor()
})

test('a word that is taken, or pushes another question down, is warned of; a second editor is told', async () => {
  await desk.goto(page)
  await desk.getByRole('button', { name: '新增同义词' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('群众的说法').fill('办照、路边摊子')
  await dialog.getByLabel('就是办这些事项').fill('食品经营许可')
  await dialog.getByRole('button', { name: `选择 ${item}` }).click()
  await dialog.getByText('“办照”已在另一条同义词里').waitFor()
  await dialog.getByText('常见问题“办照”').waitFor()
  await look(device, desk, 'search-words-warned')
  await desk.keyboard.press('Escape')

  await desk.getByLabel('查找词语或事项').fill('刻章')
  await desk.keyboard.press('Enter')
  await desk.getByRole('button', { name: /刻章/ }).click()
  await dialog.getByText('历次版本').waitFor()
  const tab = await device.context.newPage()
  await tab.goto(page)
  await tab.getByLabel('查找词语或事项').fill('刻章')
  await tab.keyboard.press('Enter')
  await tab.getByRole('button', { name: /刻章/ }).click()
  await tab.getByRole('dialog').getByLabel('备注').fill('常见说法')
  await tab.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await tab.getByRole('dialog').waitFor({ state: 'detached' })
  device.watch.allow(/412/)
  await dialog.getByLabel('备注').fill('公安局常用')
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await dialog.getByText('最新内容：').waitFor()
  await look(device, desk, 'search-words-stale')
  // Having been told is not having looked: what the other saved is not written over.
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await dialog.getByText('您的内容还没有保存').waitFor()
  await dialog.getByText('历次版本').click()
  await look(device, desk, 'search-words-versions')
  await dialog.getByRole('button', { name: '换成最新内容' }).click()
  expect(await dialog.getByLabel('备注').inputValue()).toBe('常见说法')
  await dialog.getByRole('button', { name: '移出搜索' }).click()
  await desk.getByText('已移出搜索').waitFor()
  await look(device, desk, 'search-words-removed')
  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByRole('button', { name: /刻章/ }).waitFor()
})

test('what people choose is learned: listed with its share, and forbidden by an editor', async () => {
  const { items } = (await (
    await fetch(`${platform.url}/api/v1/items?q=${encodeURIComponent('办执照')}&region=340102000000`)
  ).json()) as { items: { code: string; name: string }[] }
  const [, second] = items
  for (let n = 1; n <= 24; n++)
    await fetch(`${platform.url}/items/${second?.code}?found-by=${encodeURIComponent('办执照')}`, {
      headers: { 'x-forwarded-for': `203.0.113.${n}`, 'user-agent': 'Mozilla/5.0 Chrome/140.0' },
    })
  await desk.goto(`${page}?tab=learned`)
  await desk.getByRole('tab', { name: '学到的' }).waitFor()
  const row = desk.getByRole('row', { name: /办执照/ })
  await expect
    .poll(
      async () => {
        await desk.reload()
        await desk.getByText('90天内').waitFor()
        return row.count()
      },
      { timeout: 15_000, interval: 1000 },
    )
    .toBe(1)
  await row.getByText('24').waitFor()
  await look(device, desk, 'search-learned')
  await row.getByRole('button', { name: /禁止/ }).click()
  await row.getByText('已禁止').waitFor()
  await row.getByRole('button', { name: /允许/ }).click()
  await row.getByText('已排在前面').waitFor()
})

test('on a telephone and in English', async () => {
  const tabs = [
    ['words', '同义词'],
    ['missed', '没有找到的'],
    ['learned', '学到的'],
  ] as const
  await desk.setViewportSize({ width: 390, height: 844 })
  await desk.goto(page)
  await desk.getByRole('button', { name: /办照/ }).waitFor()
  for (const [key, name] of tabs) {
    await desk.getByRole('tab', { name }).click()
    await look(device, desk, `search-words-phone-${key}`)
  }
  await desk.getByRole('tab', { name: '同义词' }).click()
  await desk.getByRole('button', { name: /办照/ }).click()
  await desk.getByRole('dialog').getByText('个说法找到的没有变化').click()
  await look(device, desk, 'search-words-phone-form')
  await desk.keyboard.press('Escape')
  await desk.setViewportSize({ width: 1440, height: 900 })
  await desk.getByRole('button', { name: 'English' }).click()
  await desk.getByRole('heading', { name: 'Words of search', level: 1 }).waitFor()
  for (const [key] of tabs) {
    await desk.goto(`${page}?tab=${key}`)
    await desk.getByText('Loading…').first().waitFor({ state: 'detached' })
    await look(device, desk, `search-words-english-${key}`)
  }
})
