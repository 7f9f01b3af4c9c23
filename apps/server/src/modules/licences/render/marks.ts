import { create } from 'qrcode'
import { inGroups } from '../core/verify-code.ts'
import type { Print } from '../ports.ts'
import { ink, type Sheet } from './sheet.ts'
import { words } from './words.ts'

export const addressOf = (print: Print): string => `${print.publicUrl}/verify/${print.verifyCode}`

/** A QR code as one path: sharp at any size, half a kilobyte. */
export function drawQr(sheet: Sheet, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const unit = side / modules.size
  const { pdf } = sheet
  sheet.paint(() => {
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++) {
        if (!modules.get(row, column)) continue
        const start = column
        while (column + 1 < modules.size && modules.get(row, column + 1)) column++
        // A hair wider than a module, or viewers show seams.
        pdf.rect(x + start * unit, y + row * unit, (column - start + 1) * unit + 0.05, unit + 0.05)
      }
    pdf.fillColor('#000000').fill()
  })
}

export const stripHeight = 84

/** QR, code in groups of four and where to check them. */
export function drawCheckStrip(sheet: Sheet, print: Print, x: number, y: number, width: number): void {
  const side = 72
  sheet.as('Figure', () => drawQr(sheet, addressOf(print), x, y, side), { alt: `${words.qr}${addressOf(print)}` })
  const [left, room] = [x + side + 14, width - side - 14]
  const label = { size: 9.5, color: ink.grey, leading: 14 }
  const code = { size: 13, weight: 'bold', leading: 18, spacing: 0.6 } as const
  const small = { size: 8.5, color: ink.grey, leading: 12.5 }
  sheet.as('P', () => {
    sheet.put(words.code, left, y + 2, label)
    sheet.put(inGroups(print.verifyCode), left + sheet.widthOf(words.code, label) + 8, y, code)
  })
  let top = y + 21
  for (const text of [words.check, words.checkEn, `${print.publicUrl}/verify`])
    sheet.as('P', () => {
      for (const line of sheet.lines(text, small, room)) {
        sheet.put(line.text, left, top, small)
        top += small.leading
      }
    })
  sheet.pdf.link(x, y, side, side, addressOf(print))
}

/** Large, pale, behind everything: nobody takes a demonstration for a paper. */
export function drawWatermark(sheet: Sheet, text: string = words.watermark): void {
  const { pdf } = sheet
  const type = { size: 64, weight: 'bold', color: '#8894a0', spacing: 14 } as const
  const width = sheet.widthOf(text, type)
  for (const height of pdf.page.height > pdf.page.width ? [0.25, 0.55, 0.85] : [0.35, 0.8]) {
    const [x, y] = [pdf.page.width / 2, pdf.page.height * height]
    pdf
      .save()
      .rotate(-24, { origin: [x, y] })
      .opacity(0.1)
    sheet.put(text, x - width / 2, y - 60, type)
    pdf.restore()
  }
}

/** Number, page and the demonstration's notice at the foot of every page; last, when the count is known. */
export function drawFooters(sheet: Sheet, print: Print, y: number): void {
  const { start, count } = sheet.pdf.bufferedPageRange()
  const type = { size: 8.5, color: ink.grey, leading: 12 }
  for (let i = 0; i < count; i++) {
    sheet.pdf.switchToPage(start + i)
    sheet.put(print.number, sheet.left, y, type)
    const page = words.page(i + 1, count)
    sheet.put(page, sheet.left + sheet.width - sheet.widthOf(page, type), y, type)
    if (!print.demo) continue
    const at = sheet.left + (sheet.width - sheet.widthOf(words.demo, type)) / 2
    sheet.put(words.demo, at, y + 13, { ...type, color: ink.red })
  }
}
