/** Formats that packages hold (DA/T 85-2019: OFD, PDF, XML, JPEG …) and text. */
export type Format = 'pdf' | 'jpg' | 'png' | 'xml' | 'txt'
export const formatNames: Record<Format, string> = { pdf: 'PDF', jpg: 'JPEG', png: 'PNG', xml: 'XML', txt: 'TXT' }
export const isFormat = (name: string): name is Format => Object.hasOwn(formatNames, name)

const begins: readonly (readonly [format: Format | 'program' | 'archive', octets: string])[] = [
  ['pdf', '%PDF-'],
  ['jpg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['xml', '<?xml'],
  ['program', 'MZ'],
  ['program', '\x7fELF'],
  ['program', '#!'],
  ['archive', 'PK\x03\x04'],
  ['archive', 'Rar!'],
  ['archive', '7z\xbc\xaf'],
  ['archive', '\x1f\x8b'],
]

/** What the first octets say; `txt` when they say nothing. */
export const formatOf = (head: Uint8Array): Format | 'program' | 'archive' => {
  const text = Buffer.from(head).toString('latin1')
  return begins.find(([, octets]) => text.startsWith(octets))?.[0] ?? 'txt'
}

/** Whether the end of the file is there: it can be opened as a whole. */
export function isComplete(format: Format, tail: Uint8Array): boolean {
  const text = Buffer.from(tail).toString('latin1')
  if (format === 'pdf') return /%%EOF\s*$/.test(text) && text.includes('startxref')
  // Cameras put notes behind the end of the picture.
  if (format === 'jpg') return text.includes('\xff\xd9')
  if (format === 'png') return text.includes('IEND\xaeB`\x82')
  return true
}

const pdfActs = [
  ['/Encrypt', 'encrypted'],
  ['/JavaScript', 'active'],
  ['/JS', 'active'],
  ['/Launch', 'active'],
  ['/EmbeddedFile', 'active'],
] as const

/** What a piece of a PDF holds beside pages. */
export const pdfSigns = (latin1: string): ('encrypted' | 'active')[] =>
  pdfActs.flatMap(([name, sign]) => (new RegExp(`${name}(?![A-Za-z])`).test(latin1) ? [sign] : []))
