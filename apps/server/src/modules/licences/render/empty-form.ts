import type { EmptyForm, EmptyRow } from '#modules/catalogue'
import type { Fonts } from './fonts.ts'
import { drawWatermark } from './marks.ts'
import { ink, Sheet, type Type } from './sheet.ts'

const label = { size: 10.5, leading: 16 }
const hint = { size: 8.5, leading: 12.5, color: ink.grey }
const option = { size: 10.5, leading: 19 }
const small = { size: 8.5, leading: 12, color: ink.grey }
const pad = 6
const lineHeight = 22
const box = 9

const handWords = '请用黑色签字笔填写，选择项在方框内打“√”，带*的必须填写。'
const sampleWords = '样例：人物、单位和内容都是编造的，只用来说明怎么写，请按您的实际情况填写。'

/** 空白表, 样表: a form of the catalogue on A4, to be filled in by hand and uploaded or brought along. */
export function drawForm(form: EmptyForm, fonts: Fonts, info: PDFKit.DocumentInfo): Sheet {
  const sheet = new Sheet({
    fonts,
    info,
    layout: 'portrait',
    margins: { top: 56, bottom: 60, left: 56, right: 56 },
    onPage: (page) => {
      if (form.sample) drawWatermark(page, '样例')
    },
  })
  sheet.as('H1', () => sheet.paragraph(form.title, { size: 20, weight: 'bold', leading: 30 }, { align: 'center' }))
  sheet.as('P', () => sheet.paragraph(form.titleEn, { ...small, size: 9.5, leading: 15 }, { align: 'center' }))
  sheet.y += 6
  if (!form.sample)
    sheet.as('P', () => sheet.paragraph(`申请事项：${form.item}`, { size: 11, leading: 18 }, { align: 'left' }))
  sheet.as('P', () => sheet.paragraph(form.sample ? sampleWords : handWords, small, { align: 'left' }))
  sheet.y += 6
  for (const section of form.sections) drawSection(sheet, section)
  drawSignature(sheet, form.declaration)
  drawFooters(sheet, form)
  return sheet
}

function drawSection(sheet: Sheet, { title, note, rows }: EmptyForm['sections'][number]): void {
  const first = rows[0]
  // A heading stays with its first row.
  sheet.need(24 + (first ? heightOf(sheet, first) : 0))
  const top = sheet.y
  sheet.decorate(() =>
    sheet.paint(() => {
      sheet.pdf.rect(sheet.left, top, sheet.width, 24).fillColor(ink.pale).fill()
      sheet.pdf.rect(sheet.left, top, sheet.width, 24).lineWidth(0.7).strokeColor(ink.black).stroke()
    }),
  )
  const heading = { size: 11, weight: 'bold', leading: 24 } as const
  sheet.as('H2', () => {
    sheet.put(title, sheet.left + pad, top, heading)
    if (note)
      sheet.put(`（${note}）`, sheet.left + pad + sheet.widthOf(title, heading) + 4, top, { ...hint, leading: 24 })
  })
  sheet.y = top + 24
  sheet.as('Table', () => {
    for (const row of rows) sheet.as('TR', () => drawRow(sheet, row))
  })
  sheet.y += 10
}

const firstWidth = (sheet: Sheet) => sheet.width * 0.3
const labelOf = ({ label: text, required }: EmptyRow) => (required ? `${text} *` : text)
const roomWidth = (sheet: Sheet) => sheet.width - firstWidth(sheet) - 2 * pad

/** Options side by side as they fit, each with its box. */
function optionLines(sheet: Sheet, boxes: readonly string[]): string[][] {
  const lines: string[][] = [[]]
  let used = 0
  for (const text of boxes) {
    const width = box + 4 + sheet.widthOf(text, option) + 14
    if (used > 0 && used + width > roomWidth(sheet)) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(text)
    used += width
  }
  return lines
}

function roomHeight(sheet: Sheet, { room }: EmptyRow): number {
  if ('lines' in room) return room.lines * lineHeight
  if ('date' in room) return lineHeight
  if ('text' in room) return sheet.height(room.text, label, roomWidth(sheet))
  const inRoom = (text: string) => sheet.height(text, option, roomWidth(sheet) - box - 4)
  return optionLines(sheet, room.boxes).reduce((sum, line) => sum + Math.max(...line.map(inRoom)), 0)
}

function heightOf(sheet: Sheet, row: EmptyRow): number {
  const width = firstWidth(sheet) - 2 * pad
  const words = sheet.height(labelOf(row), label, width) + (row.hint ? sheet.height(row.hint, hint, width) : 0)
  return 2 * pad + Math.max(words, roomHeight(sheet, row))
}

function drawRow(sheet: Sheet, row: EmptyRow): void {
  const height = heightOf(sheet, row)
  sheet.need(height)
  const top = sheet.y
  const first = firstWidth(sheet)
  sheet.decorate(() =>
    sheet.paint(() => {
      sheet.pdf.rect(sheet.left, top, first, height).rect(sheet.left, top, sheet.width, height)
      sheet.pdf.lineWidth(0.6).strokeColor(ink.black).stroke()
    }),
  )
  sheet.y = top + pad
  sheet.as('TH', () => {
    const place = { x: sheet.left + pad, width: first - 2 * pad, align: 'left' } as const
    sheet.paragraph(labelOf(row), label, place)
    if (row.hint) sheet.paragraph(row.hint, hint, place)
  })
  sheet.y = top + pad
  sheet.as('TD', () => drawRoom(sheet, row))
  sheet.y = top + height
}

function drawRoom(sheet: Sheet, { room }: EmptyRow): void {
  const x = sheet.left + firstWidth(sheet) + pad
  if ('boxes' in room) {
    for (const line of optionLines(sheet, room.boxes)) {
      const top = sheet.y
      let at = x
      let lowest = top
      for (const text of line) {
        drawBox(sheet, at, top + (option.leading - box) / 2)
        sheet.y = top
        sheet.paragraph(text, option, { x: at + box + 4, width: roomWidth(sheet) - box - 4 - (at - x), align: 'left' })
        lowest = Math.max(lowest, sheet.y)
        at += box + 4 + sheet.widthOf(text, option) + 14
      }
      sheet.y = lowest
    }
    return
  }
  if ('date' in room) {
    const blank = '　　　'
    sheet.put(`${blank}　年${blank}月${blank}日`, x, sheet.y, { ...label, leading: lineHeight })
    return
  }
  if ('text' in room) {
    sheet.paragraph(room.text, label, { x, width: roomWidth(sheet), align: 'left' })
    return
  }
  for (let n = 1; n < room.lines; n++) sheet.rule(sheet.y + n * lineHeight, ink.rule, 0.4, x, roomWidth(sheet))
}

const drawBox = (sheet: Sheet, x: number, y: number): void =>
  sheet.decorate(() => sheet.paint(() => sheet.pdf.rect(x, y, box, box).lineWidth(0.8).strokeColor(ink.black).stroke()))

function drawSignature(sheet: Sheet, declaration: string): void {
  const text: Type = { size: 11, leading: 20 }
  sheet.need(96)
  sheet.y += 6
  sheet.as('P', () => sheet.paragraph(declaration, text, { indent: 22 }))
  sheet.y += 18
  sheet.as('P', () => {
    sheet.put('申请人签名（盖章）：', sheet.left, sheet.y, text)
    sheet.put('日期：　　　　年　　　月　　　日', sheet.left + sheet.width * 0.58, sheet.y, text)
  })
  sheet.rule(sheet.y + 19, ink.black, 0.6, sheet.left + sheet.widthOf('申请人签名（盖章）：', text), sheet.width * 0.28)
  sheet.y += 30
}

/** Which form it is and its page, so that sheets that were parted find together again. */
function drawFooters(sheet: Sheet, { title, code, version, sample }: EmptyForm): void {
  const which = sample ? `${title} · 材料目录编码${code} · 样例` : `${title} · 基本编码${code} · ${version}`
  const { start, count } = sheet.pdf.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    sheet.pdf.switchToPage(start + i)
    const y = sheet.pdf.page.height - 40
    const page = `第${i + 1}页，共${count}页`
    sheet.decorate(() => {
      sheet.put(which, sheet.left, y, small)
      sheet.put(page, sheet.left + sheet.width - sheet.widthOf(page, small), y, small)
    })
  }
}
