import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, itemCode } from '../support/apply.ts'
import { desktop, launch, platform } from '../support/browser.ts'
import { keeper, review } from '../support/library.ts'
import { look } from '../support/look.ts'
import { act, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { person, signIn } from '../support/people.ts'

const village = '340102100007'
const item = { id: 'AUTH-064', name: '城乡居民基本养老保险参保登记' }
const own = '周三下午到村民组上门代办。'
const directorys = '参保登记当场办结，社会保障卡同时申领。'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function openGuide(page: Page): Promise<void> {
  await page.goto(`/items/${await itemCode(item.id, village)}`)
}

test('a village office writes what is its own; reviewed above, it stands in the guide', async () => {
  const { device, desk } = await keeper(browser, 'donggang-items')
  await desk.getByRole('link', { name: '实施清单' }).first().click()
  await desk.getByRole('heading', { name: '实施清单', level: 1 }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  await look(device, desk, 'implementing')
  await desk.getByRole('link', { name: item.name }).first().click()
  await desk
    .getByRole('button', { name: /^变更本地要素/ })
    .first()
    .waitFor()
  await look(device, desk, 'implementing-item')
  await desk
    .getByRole('button', { name: /^变更本地要素/ })
    .first()
    .click()
  await desk.getByRole('button', { name: '开始', exact: true }).click()
  await desk.getByLabel('变更理由').fill('方便出门不便的老人。')
  await desk.getByLabel(/^本地说明/).fill(own)
  await desk.getByText('已保存', { exact: true }).waitFor()
  await look(device, desk, 'local-proposal')
  await desk.getByRole('button', { name: '提交审核' }).click()
  await desk.getByText('审核中').first().waitFor()
  for (const account of ['hefei-library', 'hefei-secrecy']) {
    const reviewer = await keeper(browser, account)
    await review(reviewer.desk, item.name, () => look(reviewer.device, reviewer.desk, `local-review-${account}`))
  }
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await openGuide(page)
  await page.getByText(own).waitFor()
})

test('a department changes the directory; it reaches the village guide, a running case stays on its revision', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await signIn(page, person(211))
  const running = await apply(page, await itemCode(item.id, village))

  const { device, desk } = await keeper(browser, 'anhui-rs-items')
  await desk.getByRole('link', { name: '事项目录' }).first().click()
  await desk.getByRole('heading', { name: '事项目录', level: 1 }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  await look(device, desk, 'directory')
  await desk.getByLabel('名称或编码').fill('养老保险参保')
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name: item.name }).first().click()
  await desk.getByRole('button', { name: '变更', exact: true }).waitFor()
  await look(device, desk, 'directory-item')
  await desk.getByRole('button', { name: '变更', exact: true }).click()
  await desk.getByRole('button', { name: '开始起草' }).click()
  await desk.getByLabel('变更理由').fill('落实“高效办成一件事”，把同时申领社会保障卡写入指南。')
  await desk.getByLabel('备注').fill(directorys)
  await desk.getByText(/^已保存/).waitFor()
  await look(device, desk, 'proposal-editor')
  await desk.getByRole('button', { name: '提交审核' }).click()
  await desk.getByRole('dialog').getByText('将会').first().waitFor()
  await look(device, desk, 'proposal-submit')
  await desk.getByRole('button', { name: '确认提交' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  for (const account of ['anhui-editing', 'anhui-legal', 'anhui-secrecy']) {
    const reviewer = await keeper(browser, account)
    await review(reviewer.desk, item.name, () => look(reviewer.device, reviewer.desk, `review-${account}`))
  }

  // What the office wrote of its own stands beside what the directory says now.
  const other = await itemCode(item.id, '340123100001')
  await expect
    .poll(async () => (await fetch(`${platform.url}/items/${other}`)).text(), { timeout: 30_000 })
    .toContain(directorys)
  await openGuide(page)
  for (const note of [directorys, own]) await page.getByText(note).waitFor()
  await look(citizen, page, 'village-guide-changed')

  // The case that was running goes on to its end as it began.
  const window = await deskOf(browser)
  await signInOfficer(window.desk, 'donggang-window')
  await openCase(window.desk, running.caseNo)
  await window.desk.getByText('事项在这之后有变更').waitFor()
  await act(window.desk, '受理', '确认受理', '')
  await look(window.device, window.desk, 'running-case-accepted')
})

test('what changed is told to everybody, with the older version by its date', async () => {
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await page.goto('/changes')
  await page.getByText(item.name).first().waitFor()
  await look(citizen, page, 'changes')
  await page.goto(`/items/${await itemCode(item.id, '340123100001')}`)
  await look(citizen, page, 'guide-after-change')
})

test('what the library is and how it stands: lists, differences, figures', async () => {
  const { device, desk } = await keeper(browser, 'hefei-library')
  for (const [link, name] of [
    ['差异报告', 'differences'],
    ['事项库指标', 'figures'],
    ['清单版本', 'list-versions'],
    ['已发布的变更', 'published-changes'],
  ] as const) {
    await desk.getByRole('link', { name: link }).first().click()
    await desk.getByRole('heading', { level: 1 }).waitFor()
    await desk.getByText('正在读取').waitFor({ state: 'detached' })
    await look(device, desk, name)
  }
})

test('the whole library is checked, with a score for each office', async () => {
  const { device, desk } = await keeper(browser, 'anhui-library')
  await desk.getByRole('link', { name: '事项体检' }).first().click()
  await desk.getByText('还没有检查过').waitFor()
  await desk.getByRole('button', { name: '重新检查' }).click()
  await desk.getByText('没有发现问题').first().waitFor({ timeout: 60_000 })
  await desk.getByRole('heading', { name: '按单位，最低的在前' }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  await look(device, desk, 'lint')
})
