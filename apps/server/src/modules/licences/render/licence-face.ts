import { chineseDate } from '../core/chinese-date.ts'
import type { LicenceFace } from '../core/content.ts'
import type { Print } from '../ports.ts'
import type { Fonts } from './fonts.ts'
import { drawCheckStrip, drawFooters, drawWatermark } from './marks.ts'
import { ink, Sheet } from './sheet.ts'
import { words } from './words.ts'

type Cell = { label: string; value: string }

const label = { size: 10, color: ink.grey, leading: 20 }
const value = { size: 13, leading: 20 }
/** Everything that is fixed stands below this height, so the elements have the room between. */
const footHeight = 92
const labelWidth = 108
const gap = 28

/** The face of a licence (照面), A4 across: name, holder, what it says, issuer, dates, and the means to check it. */
export function drawLicence(print: Print, face: LicenceFace, fonts: Fonts, info: PDFKit.DocumentInfo): Sheet {
  const { content } = print
  const sheet = new Sheet({
    fonts,
    info,
    layout: 'landscape',
    margins: { top: 66, bottom: 76 + footHeight, left: 84, right: 84 },
    onPage: (s) => {
      if (print.demo) drawWatermark(s)
      s.paint(() => drawFrame(s))
    },
  })
  drawName(sheet, print, face)
  const cells = [
    { label: words.holder, value: face.holder },
    { label: words.holderNumber, value: face.maskedNumber },
    ...(content.table ?? []).filter(
      ({ label, value }) => value !== '' && !(value === face.holder && /姓名|名称|持证/.test(label)),
    ),
  ]
  drawCells(sheet, cells, content.title)
  for (const text of content.paragraphs)
    sheet.as('P', () => sheet.paragraph(text, { size: 11, leading: 18 }, { indent: 22 }))
  drawFoot(sheet, print, face)
  drawFooters(sheet, print, sheet.pdf.page.height - 66)
  return sheet
}

function drawFrame({ pdf }: Sheet): void {
  const { width, height } = pdf.page
  for (const [inset, weight] of [
    [26, 2.4],
    [32, 0.7],
  ] as const)
    pdf
      .rect(inset, inset, width - 2 * inset, height - 2 * inset)
      .lineWidth(weight)
      .strokeColor(ink.gold)
      .stroke()
  // Corners turned inward, as on a certificate.
  const [near, size] = [38, 16]
  for (const [x, dx] of [
    [near, size],
    [width - near, -size],
  ] as const)
    for (const [y, dy] of [
      [near, size],
      [height - near, -size],
    ] as const)
      pdf
        .moveTo(x, y + dy)
        .lineTo(x, y)
        .lineTo(x + dx, y)
        .lineWidth(1.2)
        .strokeColor(ink.gold)
        .stroke()
}

function drawName(sheet: Sheet, { content, number }: Print, face: LicenceFace): void {
  const type = (size: number) => ({ size, weight: 'bold', leading: size * 1.4, spacing: size / 5 }) as const
  const size = [34, 29, 24].find((s) => sheet.widthOf(content.title, type(s)) <= sheet.width) ?? 20
  sheet.as('H1', () => sheet.paragraph(content.title, type(size), { align: 'center' }))
  const english = { size: 10.5, color: ink.grey, leading: 16 }
  sheet.as('P', () => sheet.paragraph(content.titleEn, english, { align: 'center' }))
  sheet.y += 4
  const numbered = `${words.licenceNumber}${words.to}${number}`
  sheet.as('P', () => sheet.paragraph(numbered, { size: 10.5, leading: 16 }, { align: 'center' }))
  const identifier = `${words.identifier}${words.to}${face.identifier}`
  const small = { size: 8.5, color: ink.grey, leading: 13 }
  sheet.as('P', () => sheet.paragraph(identifier, small, { align: 'center' }))
  sheet.y += 10
}

/** Label and value in two columns; a value that needs more than its half takes the whole width. */
function drawCells(sheet: Sheet, cells: Cell[], title: string): void {
  const half = (sheet.width - gap) / 2
  const wide = (c: Cell) => sheet.widthOf(c.value, value) > half - labelWidth
  const rows: Cell[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last?.length === 1 && last[0] && !wide(last[0]) && !wide(cell)) last.push(cell)
    else rows.push([cell])
  }
  const heightOf = (row: Cell[]) => {
    const room = (row.length === 1 ? sheet.width : half) - labelWidth
    return Math.max(
      ...row.map((c) => Math.max(sheet.height(c.label, label, labelWidth - 6), sheet.height(c.value, value, room))),
    )
  }
  // Few rows stand wider apart, so that a short licence is not a heap at the top.
  const free = sheet.bottom - sheet.y - rows.reduce((sum, row) => sum + heightOf(row), 0)
  const air = Math.min(18, Math.max(7, free / rows.length))
  for (const row of rows) {
    const height = heightOf(row) + air
    if (sheet.y + height > sheet.bottom + 6) {
      sheet.addPage()
      sheet.paragraph(`${title}${words.continued}`, { size: 15, weight: 'bold', leading: 26 }, { align: 'center' })
      sheet.y += 8
    }
    drawRow(sheet, row, sheet.y + air / 2, heightOf(row), row.length === 1 ? sheet.width : half)
    sheet.y += height
  }
  sheet.y += 6
}

function drawRow(sheet: Sheet, row: Cell[], top: number, height: number, room: number): void {
  const start = sheet.y
  for (const [i, c] of row.entries()) {
    const x = sheet.left + i * (room + gap)
    sheet.y = top
    sheet.as('P', () => {
      sheet.paragraph(c.label, label, { x, width: labelWidth - 6, align: 'left' })
      sheet.y = top
      sheet.paragraph(c.value, value, { x: x + labelWidth, width: room - labelWidth, align: 'left' })
    })
    sheet.rule(top + height + 3, '#e3dccb', 0.5, x, room)
  }
  sheet.y = start
}

function drawFoot(sheet: Sheet, print: Print, face: LicenceFace): void {
  const { content } = print
  const top = sheet.bottom + 6
  drawCheckStrip(sheet, print, sheet.left, top, 350)
  const right = { size: 12, leading: 21 }
  const rows: [string, string][] = [
    [words.issuer, content.office],
    [words.issuedOn, chineseDate(content.date)],
    [words.validUntil, face.validUntil ? chineseDate(face.validUntil) : words.unlimited],
  ]
  const x = sheet.left + 408
  for (const [i, [name, text]] of rows.entries()) {
    const y = top + 2 + i * right.leading
    const width = sheet.left + sheet.width - x - 58
    const size = Math.min(12, (12 * width) / sheet.widthOf(text, right))
    sheet.as('P', () => {
      sheet.put(name, x, y, { ...right, size: 10, color: ink.grey })
      sheet.put(text, x + 58, y, { ...right, size })
    })
  }
}
