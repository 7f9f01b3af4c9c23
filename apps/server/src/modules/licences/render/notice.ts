import { chineseDate } from '../core/chinese-date.ts'
import type { Print } from '../ports.ts'
import type { Fonts } from './fonts.ts'
import { drawCheckStrip, drawFooters, drawWatermark, stripHeight } from './marks.ts'
import { ink, Sheet } from './sheet.ts'
import { words } from './words.ts'

const body = { size: 12, leading: 22 }
const cell = { size: 11, leading: 17 }

/** A notice or decision on A4, after GB/T 9704-2012: issuing organ in red, number, red rule, title, body, signature. */
export function drawNotice(print: Print, fonts: Fonts, info: PDFKit.DocumentInfo): Sheet {
  const { content } = print
  const sheet = new Sheet({
    fonts,
    info,
    layout: 'portrait',
    margins: { top: 74, bottom: 78, left: 76, right: 76 },
    onPage: (s) => print.demo && drawWatermark(s),
  })
  drawHead(sheet, print)
  sheet.as('P', () => sheet.paragraph(`${content.addressee}${words.to}`, body, { align: 'left' }))
  drawParagraphs(sheet, content.paragraphs)
  drawTable(sheet, content.table ?? [])
  drawItems(sheet, content.items ?? [])
  drawRemedies(sheet, content.remedies ?? [])
  drawSignature(sheet, print)
  drawFooters(sheet, print, sheet.pdf.page.height - 52)
  return sheet
}

function drawParagraphs(sheet: Sheet, paragraphs: string[]): void {
  for (const text of paragraphs) sheet.as('P', () => sheet.paragraph(text, body, { indent: 2 * body.size }))
}

function drawHead(sheet: Sheet, { content, number }: Print): void {
  // A long name of an office is set smaller before it is broken.
  const size = [26, 23, 20].find((s) => sheet.widthOf(content.office, head(s)) <= sheet.width) ?? 18
  sheet.as('P', () => sheet.paragraph(content.office, head(size), { align: 'center' }))
  sheet.y += 10
  sheet.as('P', () => sheet.paragraph(number, { size: 11.5, leading: 17 }, { align: 'center' }))
  sheet.y += 7
  sheet.rule(sheet.y, ink.red, 1.6)
  sheet.y += 26
  sheet.as('H1', () => sheet.paragraph(content.title, { size: 20, weight: 'bold', leading: 30 }, { align: 'center' }))
  const english = { size: 9.5, color: ink.grey, leading: 15 }
  sheet.as('P', () => sheet.paragraph(content.titleEn, english, { align: 'center' }))
  sheet.y += 16
}

const head = (size: number) =>
  ({ size, weight: 'bold', color: ink.red, leading: size * 1.35, spacing: size / 12 }) as const

function drawTable(sheet: Sheet, rows: { label: string; value: string }[]): void {
  if (rows.length === 0) return
  sheet.y += 8
  sheet.as('Table', () => {
    for (const row of rows) sheet.as('TR', () => drawRow(sheet, row))
  })
  sheet.y += 10
}

function drawRow(sheet: Sheet, { label, value }: { label: string; value: string }): void {
  const pad = 7
  const first = sheet.width * 0.27
  const labels = { x: sheet.left + pad, width: first - 2 * pad, align: 'left' } as const
  const values = { x: sheet.left + first + pad, width: sheet.width - first - 2 * pad, align: 'left' } as const
  const height = 2 * pad + Math.max(sheet.height(label, cell, labels.width), sheet.height(value, cell, values.width))
  // A row that is taller than a page flows; all others stay whole.
  const whole = height < sheet.bottom - sheet.margins.top
  if (whole) sheet.need(height)
  const top = sheet.y
  const seen = Math.min(height, sheet.bottom - top)
  sheet.decorate(() =>
    sheet.paint(() => {
      sheet.pdf.rect(sheet.left, top, first, seen).fillColor(ink.pale).fillOpacity(0.7).fill().fillOpacity(1)
      sheet.pdf.rect(sheet.left, top, sheet.width, seen).lineWidth(0.6).strokeColor(ink.rule).stroke()
    }),
  )
  sheet.y = top + pad
  sheet.as('TH', () => sheet.paragraph(label, { ...cell, color: ink.grey }, labels))
  sheet.y = top + pad
  sheet.as('TD', () => sheet.paragraph(value, cell, values))
  sheet.y = whole ? top + height : sheet.y + pad
}

function drawItems(sheet: Sheet, items: { label: string; request: string }[]): void {
  if (items.length === 0) return
  heading(sheet, words.items)
  const bold = { ...body, weight: 'bold' } as const
  const box = { x: sheet.left + 24, width: sheet.width - 24 }
  for (const [i, { label, request }] of items.entries()) {
    sheet.need(2 * body.leading)
    sheet.as('P', () => {
      sheet.put(`${i + 1}.`, sheet.left, sheet.y, bold)
      sheet.paragraph(label, bold, { ...box, align: 'left' })
    })
    sheet.as('P', () => sheet.paragraph(request, body, box))
    sheet.y += 4
  }
  sheet.y += 4
}

function drawRemedies(sheet: Sheet, remedies: string[]): void {
  if (remedies.length === 0) return
  heading(sheet, words.remedies)
  drawParagraphs(sheet, remedies)
}

function heading(sheet: Sheet, text: string): void {
  sheet.y += 6
  sheet.need(3 * body.leading)
  sheet.as('H2', () => sheet.paragraph(text, { ...body, weight: 'bold' }, { align: 'left' }))
}

/** Office and date to the right, the means to check to the left below; they stay together on the last page. */
function drawSignature(sheet: Sheet, print: Print): void {
  const { content } = print
  const type = { ...body, leading: 22 }
  const date = chineseDate(content.date)
  const lines = sheet.lines(content.office, type, sheet.width * 0.7).map((l) => l.text)
  const page = sheet.pdf.bufferedPageRange().count
  sheet.need(26 + (lines.length + 1) * type.leading + 18 + stripHeight)
  // A signature on a page of its own says so, or text could be added above it (GB/T 9704-2012).
  if (sheet.pdf.bufferedPageRange().count > page) drawParagraphs(sheet, [words.noText])
  sheet.y += 26
  const widest = Math.max(...[...lines, date].map((l) => sheet.widthOf(l, type)))
  const center = sheet.left + sheet.width - 2 * type.size - widest / 2
  sheet.as('P', () => {
    for (const line of [...lines, date]) {
      sheet.put(line, center - sheet.widthOf(line, type) / 2, sheet.y, type)
      sheet.y += type.leading
    }
  })
  const top = sheet.bottom - stripHeight
  sheet.rule(top, ink.rule)
  drawCheckStrip(sheet, print, sheet.left, top + 12, sheet.width)
}
