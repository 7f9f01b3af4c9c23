import type { Print } from '../ports.ts'
import { loadFonts } from './fonts.ts'
import { drawLicence } from './licence-face.ts'
import { drawNotice } from './notice.ts'

export async function renderPdf(print: Print): Promise<Uint8Array> {
  const { content, number, id } = print
  const fonts = await loadFonts()
  // Dates come from the document, not from the clock: a repeated run must give the same bytes.
  const issued = new Date(`${content.date}T00:00:00+08:00`)
  const info = {
    Title: `${content.title} ${number}`,
    Author: content.office,
    Subject: content.titleEn,
    Keywords: id,
    Creator: 'Tongban',
    Producer: 'Tongban',
    CreationDate: issued,
    ModDate: issued,
  }
  const draw =
    content.licence && content.face ? drawLicence(print, content.face, fonts, info) : drawNotice(print, fonts, info)
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    draw.pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    draw.pdf.on('end', () => resolve(Buffer.concat(chunks)))
    draw.pdf.on('error', reject)
    draw.end()
  })
}
