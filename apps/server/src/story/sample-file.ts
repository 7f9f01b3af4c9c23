import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** A one-page PDF that says what it stands for (ASCII only: no font is embedded). */
export function samplePdf(title: string): Uint8Array {
  const text = `BT /F1 20 Tf 72 720 Td (Tongban demonstration) Tj 0 -32 Td (${title.replace(/[^\x20-\x7e]|[()\\]/g, '')}) Tj ET`
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = parts.map((part, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${part}\nendobj\n`
    return at
  })
  const xref = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${xref}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(body + tail)
}

/** A small grey PNG, `side` pixels square. */
export function samplePng(side = 64): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length)
    head.write(type, 4, 'latin1')
    const checked = Buffer.concat([head.subarray(4), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(checked))
    return Buffer.concat([head.subarray(0, 4), checked, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(side * (side + 1), 200)
  for (let y = 0; y < side; y++) rows[y * (side + 1)] = 0
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A file of a kind that the material takes. */
export const sampleFor = (
  entry: { acceptedKinds: readonly string[]; nameEn: string },
  name: string,
): { name: string; bytes: Uint8Array } =>
  entry.acceptedKinds.includes('pdf')
    ? { name: `${name}.pdf`, bytes: samplePdf(entry.nameEn) }
    : { name: `${name}.png`, bytes: samplePng(name.length + 60) }
