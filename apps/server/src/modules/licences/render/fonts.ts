import { readFile } from 'node:fs/promises'
import { fontFiles } from './font-files.ts'

export type Weight = keyof typeof fontFiles
export type Fonts = Record<Weight, Buffer>

let loaded: Promise<Fonts> | undefined

/** Both weights, read once; pdfkit embeds only the glyphs that a document uses (20 kB each). */
export const loadFonts = (): Promise<Fonts> => (loaded ??= load())

async function load(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([fontFiles.regular, fontFiles.bold].map(withoutLayout))
  if (!regular || !bold) throw new Error('a font is missing')
  return { regular, bold }
}

/** Hides kerning and substitution: a character's width then never depends on others, and setting lines is a sum. */
async function withoutLayout(path: string): Promise<Buffer> {
  const font = await readFile(path)
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    if (['GSUB', 'GPOS', 'GDEF', 'kern'].includes(font.toString('latin1', at, at + 4))) font.write('-', at, 'latin1')
  }
  return font
}
