import type { materialFileKinds } from '@tongban/contracts/catalogue/materials'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { zipNames } from './zip-names.ts'

export type MaterialFileKind = (typeof materialFileKinds)[number]

/** What a file is, by its bytes: a name proves nothing. */
export function sniff(octets: Buffer): MaterialFileKind | undefined {
  const head = octets.subarray(0, 8).toString('latin1')
  if (head.startsWith('%PDF-')) return 'pdf'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head === '\x89PNG\r\n\x1a\n') return 'png'
  if (!head.startsWith('PK\x03\x04')) return undefined
  const names = zipNames(octets)
  // Macros run on the reader's machine: such a file is no form.
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return undefined
  if (names.includes('[Content_Types].xml') && names.includes('word/document.xml')) return 'docx'
  // GB/T 33190: the package begins at OFD.xml in its root.
  return names.includes('OFD.xml') ? 'ofd' : undefined
}

/** A name to show and to save under: one line, no path, the ending that the bytes have. */
export function cleanFileName(name: string, kind: MaterialFileKind): string {
  const clean = name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\.(pdf|jpe?g|png|docx?|ofd)$/i, '')
    .trim()
    .slice(0, 150)
  return `${clean || '材料'}.${kind}`
}

/** Whether anybody may be given it to download. */
export function checkMaterialFile(name: string, octets: Buffer): Result<MaterialFileKind, Problem> {
  const kind = sniff(octets)
  if (!kind) return err(problems['catalogue.material-file-kind']({ name }))
  if (kind === 'pdf' && /\/JavaScript|\/Launch|\/Encrypt/.test(octets.toString('latin1')))
    return err(problems['catalogue.material-file-active']({ name }))
  return ok(kind)
}
