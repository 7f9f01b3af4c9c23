import type { FormAnswer, FormAnswers, FormField, FormGroup, PublishedForm } from '@tongban/contracts/catalogue/form'
import { answerText, entriesOf, entryKey } from '@tongban/forms/entries'
import type { Locator, Page } from 'playwright-core'
import { fillForm } from '../../apps/server/src/story/fill-form.ts'
import { samplePdf } from '../../apps/server/src/story/sample-file.ts'
import { textOf } from './look.ts'

type PageData = { form: PublishedForm; groupKey: string; answers: FormAnswers; lockedKeys: string[] }

export const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePdf(name.replace('.pdf', ''))),
})

/** A readable PDF of more than three chunks, so that its upload can be interrupted. */
export function largePdf(name: string) {
  const file = pdf(name)
  const end = file.buffer.subarray(file.buffer.lastIndexOf('startxref'))
  const padding = Buffer.from(`%${'x'.repeat(98)}\n`.repeat(35_000))
  return { ...file, buffer: Buffer.concat([file.buffer, padding, end]) }
}

/** The plan of a shop as a picture, drawn by the browser. */
export async function shopPlan(page: Page, name: string) {
  const drawing = await page.context().newPage()
  await drawing.setViewportSize({ width: 900, height: 640 })
  const room = (x: number, y: number, w: number, h: number, text: string) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}"/><text x="${x + w / 2}" y="${y + h / 2}">${text}</text>`
  await drawing.setContent(`<svg width="860" height="600" font-size="22" text-anchor="middle" fill="none" stroke="#333" stroke-width="3">
    <style>text { fill: #333; stroke: none }</style>
    ${room(20, 60, 820, 520, '')}${room(20, 60, 420, 520, '就餐区 52㎡')}${room(440, 60, 400, 200, '烹饪区 18㎡')}
    ${room(440, 260, 200, 160, '备餐间')}${room(640, 260, 200, 160, '清洗消毒')}${room(440, 420, 400, 160, '库房 9㎡')}
    <text x="430" y="40">设备设施布局图（示例）</text></svg>`)
  const buffer = await drawing.screenshot()
  await drawing.close()
  return { name, mimeType: 'image/png', buffer }
}

/** Answers every question of the page that must be answered. */
export async function fillGroup(page: Page, own: FormAnswers = {}): Promise<void> {
  const data = JSON.parse((await page.locator('#form-data').textContent()) ?? '{}') as PageData
  const answers = fillForm(data.form, { ...data.answers, ...own })
  const group = data.form.groups.find(({ key }) => key === data.groupKey)
  if (group?.repeat) return fillEntries(page, group, answers)
  for (const field of group?.fields ?? []) {
    const answer = answers[field.key]
    if (answer === undefined || data.lockedKeys.includes(field.key)) continue
    await give(page, field, field.key, answer)
  }
}

async function fillEntries(page: Page, group: FormGroup, answers: FormAnswers): Promise<void> {
  for (const [index, entry] of entriesOf(answers, group.key).entries()) {
    const place = page.locator(`[data-entry="${index}"]`)
    if ((await place.count()) === 0) await page.getByRole('button', { name: `添加${group.repeat?.itemName}` }).click()
    await place.waitFor()
    for (const field of group.fields) {
      const answer = entry[field.key]
      if (answer !== undefined) await give(page, field, entryKey(group.key, index, field.key), answer)
    }
  }
}

async function give(page: Page, field: FormField, key: string, answer: FormAnswer): Promise<void> {
  const place = page.locator(`[data-field="${key}"]`)
  if (answer === null || !(await place.isVisible())) return
  const chosen = answerText(answer).split(',')
  const choices = place.locator('input[type="radio"], input[type="checkbox"]')
  if ((await choices.count()) > 0) {
    for (const value of chosen) await place.locator(`input[value="${value}"]`).check()
    return
  }
  const control = place.locator('input, select, textarea')
  if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(chosen)
  else await control.fill(field.kind === 'money' ? String(Number(answer) / 100) : answerText(answer))
}

/** Uploads what is required and not there yet; with script each file is sent as soon as it is chosen. */
export async function uploadRequired(page: Page): Promise<void> {
  for (const row of await requiredRows(page)) {
    await row.locator('input[type="file"]').setInputFiles(await fileFor(row))
    await row.locator('.upload-done').waitFor()
  }
}

/** Chooses the files without script, where the form takes them along. */
export async function chooseRequired(page: Page): Promise<void> {
  for (const row of await requiredRows(page)) await row.locator('input[type="file"]').setInputFiles(await fileFor(row))
}

async function requiredRows(page: Page): Promise<Locator[]> {
  const rows = await page.locator('[data-upload]').all()
  const wanted: Locator[] = []
  for (const row of rows) {
    const required = (await row.locator('label .required').count()) > 0
    if (required && (await row.locator('.upload-done').count()) === 0) wanted.push(row)
  }
  return wanted
}

async function fileFor(row: Locator): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const kinds = (await row.getAttribute('data-kinds')) ?? ''
  const key = (await row.getAttribute('data-upload')) ?? 'file'
  return kinds === '' || kinds.includes('pdf')
    ? pdf(`${key}.pdf`)
    : { name: `${key}.png`, mimeType: 'image/png', buffer: png }
}

/** One white pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsYMMkAAAAABJRU5ErkJggg==',
  'base64',
)

/** From the first page of the form to 检查并提交. `each` sees every page after it was filled in. */
export async function fillToCheck(
  page: Page,
  {
    own = {},
    each,
    upload = uploadRequired,
  }: {
    own?: FormAnswers
    each?: (step: string) => Promise<void>
    upload?: (page: Page) => Promise<void>
  } = {},
): Promise<void> {
  for (let pages = 0; pages < 20; pages++) {
    const step = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    if (step === 'check') return
    if (step === 'materials') await upload(page)
    else await fillGroup(page, own)
    await each?.(step)
    const before = page.url()
    await page.getByRole('button', { name: /^(保存并继续|上传并继续|继续)$/ }).click()
    await page.waitForURL((url) => url.href !== before)
  }
  throw new Error(`the form does not end: ${page.url()}`)
}

export type Receipt = { caseId: string; caseNo: string; queryCode: string }

/** Submits and reads the receipt. */
export async function submit(page: Page): Promise<Receipt> {
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForURL('**/receipt')
  const facts = page.locator('.receipt dd')
  return {
    caseId: new URL(page.url()).pathname.split('/').at(-2) ?? '',
    caseNo: await textOf(facts.nth(0)),
    queryCode: await textOf(facts.nth(1)),
  }
}
