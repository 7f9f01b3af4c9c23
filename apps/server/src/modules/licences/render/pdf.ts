import type { EmptyForm } from '#modules/catalogue'
import type { Print } from '../ports.ts'
import { drawForm } from './empty-form.ts'
import { loadFonts } from './fonts.ts'
import { drawLicence } from './licence-face.ts'
import { drawNotice } from './notice.ts'
import type { Sheet } from './sheet.ts'

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
  return collect(draw)
}

/** A form of the catalogue on paper. It has no date, so that equal forms give equal bytes. */
export async function renderForm(form: EmptyForm): Promise<Uint8Array> {
  const info = { Title: form.title, Subject: form.titleEn, Creator: 'Tongban', Producer: 'Tongban' }
  const epoch = new Date(0)
  return collect(drawForm(form, await loadFonts(), { ...info, CreationDate: epoch, ModDate: epoch }))
}

function collect(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    sheet.pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.pdf.on('end', () => resolve(Buffer.concat(chunks)))
    sheet.pdf.on('error', reject)
    sheet.end()
  })
}
