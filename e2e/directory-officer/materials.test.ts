import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemCode } from '../support/apply.ts'
import { desktop, launch, phone, platform } from '../support/browser.ts'
import { keeper } from '../support/library.ts'
import { look } from '../support/look.ts'

const county = '340102000000'
const material = { code: 'CL-0002', name: '公司章程' }
const form = Buffer.from('%PDF-1.7\n% 公司章程（空白表）\n%%EOF\n')

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function openCatalogue(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: '材料目录' }).first().click()
  await desk.getByRole('heading', { name: '材料目录', level: 1 }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
}

async function handIn(desk: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('region', { name: '空白表', exact: true }).getByRole('button').first().click()
  await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer })
}

test('a department hands an empty form in; the guide offers it and gives the same bytes', async () => {
  const { device, desk } = await keeper(browser, 'anhui-scjg-items')
  await openCatalogue(desk)
  await look(device, desk, 'materials')
  await desk.getByLabel('名称或编码').fill(material.name)
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name: material.name, exact: true }).click()
  await desk.getByRole('heading', { name: '哪些事项在用' }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  // A program under the name of a form is not taken.
  device.watch.allow(/422/)
  await handIn(desk, '章程.pdf', Buffer.from('MZ\x90 a program'))
  await desk.getByRole('alert').getByText('没有保存').waitFor()
  await look(device, desk, 'material-file-refused')
  await handIn(desk, '公司章程.pdf', form)
  await desk.getByRole('link', { name: /下载.*空白表/ }).waitFor()
  await look(device, desk, 'material')

  const code = await itemCode('AUTH-001', county)
  const guide = async () => (await fetch(`${platform.url}/items/${code}`)).text()
  await expect.poll(guide, { timeout: 10_000 }).toMatch(/下载空白表（PDF，\d+ 字节/)
  const citizen = await desktop(browser)
  const page = await citizen.context.newPage()
  await page.goto(`/items/${code}`)
  const link = page.getByRole('link', { name: /下载空白表（PDF，\d+ 字节）.*公司章程/ })
  const given = await fetch(new URL((await link.getAttribute('href')) ?? '', platform.url))
  expect(Buffer.from(await given.arrayBuffer()).equals(form)).toBe(true)
  expect(given.headers.get('content-disposition')).toContain('attachment')
  await look(citizen, page, 'guide-with-files')
  const telephone = await phone(browser)
  const small = await telephone.context.newPage()
  await small.goto(`/items/${code}#materials`)
  await look(telephone, small, 'guide-with-files-phone')
  // The form that has none in the catalogue is printed from the item.
  const printed = page.getByRole('link', { name: /下载空白表（PDF）.*公司登记/ })
  const sheet = await fetch(new URL((await printed.getAttribute('href')) ?? '', platform.url))
  expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf'])
})

test('an item takes a material from the catalogue and is told where it deviates; one entered twice goes on as the other', async () => {
  const { device, desk } = await keeper(browser, 'anhui-scjg-items')
  await desk.goto('/workbench/library/directory/AUTH-001')
  await desk.getByRole('button', { name: '变更', exact: true }).click()
  await desk.getByRole('button', { name: '开始起草' }).click()
  await desk.getByRole('button', { name: '申请材料' }).click()
  await desk.getByText(material.name, { exact: true }).first().click()
  await desk.getByText('与目录一致').waitFor()
  await desk.getByLabel('名称', { exact: true }).fill('公司的章程')
  await desk.getByText('与目录有 1 处不同').waitFor()
  await look(device, desk, 'material-deviates')
  await desk.getByRole('button', { name: '按目录改回' }).click()
  await desk.getByText('与目录一致').waitFor()
  await desk.getByRole('button', { name: '从材料目录选' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('名称或编码').fill('近期免冠照片')
  await desk.keyboard.press('Enter')
  await dialog.getByRole('button', { name: /选用.*近期免冠照片/ }).waitFor()
  await look(device, desk, 'material-choose')
  await dialog.getByRole('button', { name: /选用.*近期免冠照片/ }).click()
  expect(await desk.getByLabel('名称', { exact: true }).inputValue()).toBe('近期免冠照片')
  // A material that was entered twice goes on as the other.
  await desk.goto('/workbench/library/materials/CL-0028')
  await desk.getByRole('button', { name: '并入另一个材料' }).click()
  await desk.getByLabel('名称或编码').last().fill('公司章程')
  await desk.getByRole('button', { name: '查找' }).last().click()
  await look(device, desk, 'material-merge')
  await desk.getByRole('button', { name: /^并入\s*：公司章程$/ }).click()
  await desk.getByText('重复登记，已并入').waitFor()
  await desk.getByRole('link', { name: '公司章程', exact: true }).waitFor()
  await look(device, desk, 'material-merged')
})

test('the catalogue on a telephone and in English', async () => {
  const { device, desk } = await keeper(browser, 'anhui-rs-items', phone)
  await openCatalogue(desk)
  await look(device, desk, 'materials-phone')
  await desk.goto(`/workbench/library/materials/${material.code}`)
  await desk.getByRole('heading', { name: '哪些事项在用' }).waitFor()
  await desk.getByText('正在读取').waitFor({ state: 'detached' })
  await look(device, desk, 'material-phone')
  await desk.goto('/workbench/library/materials/new')
  await desk.getByLabel('名称', { exact: true }).waitFor()
  await look(device, desk, 'material-new-phone')
  await desk.getByRole('button', { name: 'English' }).click()
  await desk.setViewportSize({ width: 1440, height: 900 })
  await desk.goto('/workbench/library/materials')
  await desk.getByRole('heading', { name: 'Material catalogue', level: 1 }).waitFor()
  await desk.getByText('Loading').waitFor({ state: 'detached' })
  await look(device, desk, 'materials-english')
  await desk.goto(`/workbench/library/materials/${material.code}`)
  await desk.getByRole('heading', { name: 'Items that use it' }).waitFor()
  await desk.getByText('Loading').waitFor({ state: 'detached' })
  await look(device, desk, 'material-english')
})
