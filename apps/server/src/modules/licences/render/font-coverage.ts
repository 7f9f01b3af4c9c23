import { closeSync, openSync, readSync } from 'node:fs'
import { covers, readCoverage } from '../core/cmap.ts'
import { fontFiles } from './font-files.ts'

let coverage: Uint32Array | undefined

/** Reads the one table that is needed, not the 10 MB. */
function loadCoverage(): Uint32Array {
  const file = openSync(fontFiles.regular, 'r')
  try {
    const read = (at: number, length: number) => {
      const bytes = new DataView(new ArrayBuffer(length))
      readSync(file, bytes, 0, length, at)
      return bytes
    }
    const directory = read(0, 12 + 16 * read(4, 2).getUint16(0))
    for (let at = 12; at < directory.byteLength; at += 16)
      if (directory.getUint32(at) === 0x636d6170)
        // 'cmap'
        return readCoverage(read(directory.getUint32(at + 8), directory.getUint32(at + 12)))
    throw new Error('the font has no cmap table')
  } finally {
    closeSync(file)
  }
}

/** The characters of a text that no document can print, each once, in order; line ends are layout. */
export function unprintable(text: string): string[] {
  coverage ??= loadCoverage()
  const missing = new Set<string>()
  for (const character of text)
    if (character !== '\n' && !covers(coverage, character.codePointAt(0) ?? 0)) missing.add(character)
  return [...missing]
}
