import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type TestContext, test } from 'vitest'
import { type DocumentKind, textOf } from '../core/content.ts'
import { exampleFace, examples } from '../examples.ts'
import type { Print } from '../ports.ts'
import { unprintable } from './font-coverage.ts'
import { renderPdf } from './pdf.ts'
import { startRenderer } from './renderer.ts'

const kinds = Object.keys(examples) as DocumentKind[]
const printOf = (kind: DocumentKind, more: Partial<Print> = {}): Print => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  number: '瑶海区市监局受理字〔2026〕第0001号',
  verifyCode: '7KQ2MBX4RTN9',
  content: kind === 'result' ? { ...examples.result, face: exampleFace } : examples[kind],
  publicUrl: 'http://localhost:8080',
  demo: true,
  ...more,
})

/** Poppler looks at the page as a reader would; where it is absent the test says that it was skipped. */
function poppler(context: TestContext, tool: 'pdftotext' | 'pdftoppm', pdf: Uint8Array, ...options: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-pdf-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    const out = tool === 'pdftotext' ? ['out.txt'] : ['-singlefile', 'out']
    const ran = spawnSync(tool, [...options, 'in.pdf', ...out], { cwd: folder })
    if (ran.error) context.skip(`${tool} (poppler-utils) is not installed: the printed page was not looked at`)
    expect(String(ran.stderr)).toBe('')
    return readFileSync(join(folder, tool === 'pdftotext' ? 'out.txt' : 'out.pgm'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const bare = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

test.for(kinds)('a %s carries every word of its content', async (kind, context) => {
  const pdf = await renderPdf(printOf(kind, { demo: false }))
  const text = bare(String(poppler(context, 'pdftotext', pdf, '-raw', '-enc', 'UTF-8')))
  const { content } = printOf(kind)
  // Lines of a cell and its label may be read in turns, so long values are compared by their beginnings.
  for (const line of textOf(content).split('\n')) expect(text).toContain(bare(line).slice(0, 12))
  for (const paragraph of content.paragraphs) expect(text).toContain(bare(paragraph))
  for (const fixed of ['7KQ2-MBX4-RTN9', '2026年3月2日', '第0001号', '第1页,共1页']) expect(text).toContain(fixed)
  expect(text).not.toContain('演示数据')
})

test.for(kinds)('every Chinese character of a %s is ink on the page', async (kind, context) => {
  const ink = async (print: Print) => {
    const page = poppler(context, 'pdftoppm', await renderPdf(print), '-gray', '-r', '72')
    const [width = 0, height = 0] = String(page.subarray(0, 20)).split(/\s+/).slice(1, 3).map(Number)
    const pixels = page.subarray(page.length - width * height)
    return pixels.reduce((sum, pixel) => sum + 255 - pixel, 0) / 255
  }
  const print = printOf(kind, { demo: false })
  const characters = JSON.stringify(print.content).match(/\p{Script=Han}/gu)?.length ?? 0
  const emptied = JSON.parse(JSON.stringify(print.content).replaceAll(/\p{Script=Han}/gu, '\u3000')) as Print['content']
  // The same page with blanks in their places: an empty glyph would make no difference between the two.
  expect((await ink(print)) - (await ink({ ...print, content: emptied }))).toBeGreaterThan(characters * 12)
})

test.each(kinds)('equal content gives an equal %s, and a small one', async (kind) => {
  const [first, second] = [await renderPdf(printOf(kind)), await renderPdf(printOf(kind))]
  expect(Buffer.compare(first, second)).toBe(0)
  expect(first.length).toBeLessThan(80_000)
  expect(await renderPdf(printOf(kind, { verifyCode: '7KQ2MBX4RTNA' }))).not.toEqual(first)
})

test('who hears the page read is told the heading, the table and what the QR code leads to', async () => {
  const pdf = Buffer.from(await renderPdf(printOf('acceptance-notice'))).toString('latin1')
  const roles = [...pdf.matchAll(/^\/S \/(\w+)$/gm)].map(([, role]) => role)
  for (const role of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(roles).toContain(role)
  expect(pdf).toContain('/Marked true')
  expect(pdf).toContain('/Lang (zh-CN)')
})

test('a demonstration says so on every page', async (context) => {
  const rows = Array.from({ length: 60 }, (_, i) => ({ label: `第${i + 1}项`, value: '经营场所' }))
  const content = { ...examples['acceptance-notice'], table: rows }
  const text = String(poppler(context, 'pdftotext', await renderPdf(printOf('acceptance-notice', { content }))))
  const pages = text.split('\f').slice(0, -1).map(bare)
  expect(pages.length).toBeGreaterThan(2)
  for (const [i, page] of pages.entries()) {
    expect(page).toContain('演示数据,不具有法律效力')
    expect(page).toContain(`第${i + 1}页,共${pages.length}页`)
  }
  for (const { label } of rows) expect(bare(text)).toContain(label)
})

test('a licence with many elements continues on a second page', async (context) => {
  const table = Array.from({ length: 40 }, (_, i) => ({ label: `要素${i + 1}`, value: '热食类食品制售' }))
  const content = { ...examples.result, table, face: { ...exampleFace, validUntil: null } }
  const text = bare(String(poppler(context, 'pdftotext', await renderPdf(printOf('result', { content })))))
  for (const part of ['食品经营许可证(续)', '要素40', '长期有效', exampleFace.identifier]) expect(text).toContain(part)
})

test('words of any length find their place', async (context) => {
  const long = '很长的内容，'.repeat(900)
  const content = {
    ...examples['correction-notice'],
    office: '合'.repeat(60),
    table: [{ label: long.slice(0, 60), value: long }],
  }
  const pdf = await renderPdf(printOf('correction-notice', { content }))
  const text = bare(String(poppler(context, 'pdftotext', pdf, '-raw')))
  expect(text.match(/很长的内容/g)?.length).toBeGreaterThanOrEqual(900)
})

test('a character without a glyph is named before anything is issued', () => {
  expect(unprintable('合肥市瑶海区\n王秋实 7KQ2（〔2026〕）“·”—…㎡℃')).toEqual([])
  expect(unprintable('王\u{2A6B3}明\u0007\u{1F600}\u{2A6B3}')).toEqual(['\u{2A6B3}', '\u0007', '\u{1F600}'])
})

test('should a character without a glyph come through all the same, no document is made', async () => {
  const content = { ...examples['grant-decision'], addressee: '王\u{1F600}' }
  await expect(renderPdf(printOf('grant-decision', { content }))).rejects.toThrow('has no glyph')
})

test('the thread makes what is made here, reports what fails, ends when idle and starts again', async () => {
  const renderer = startRenderer(30)
  const print = printOf('grant-decision')
  const broken = { ...print, content: { ...print.content, addressee: '\u{1F600}' } }
  const [made, failed] = await Promise.allSettled([renderer.render(print), renderer.render(broken)])
  expect(made).toMatchObject({ status: 'fulfilled' })
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('has no glyph') } })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(Buffer.compare(await renderer.render(print), await renderPdf(print))).toBe(0)
  await renderer.stop()
})
