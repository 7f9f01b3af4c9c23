import { createHash } from 'node:crypto'
import type { ArchiveFinding } from '@tongban/contracts/archives/package'
import { finding } from './findings.ts'
import { formatNames, formatOf, isComplete, isFormat, pdfSigns } from './formats.ts'
import { extensionOf } from './paths.ts'
import { readXml } from './xml.ts'
import { crc32, type FoundEntry, type Source, startOf } from './zip.ts'

/** A file of the package, read once from its first octet to its last. */
export type Seen = {
  path: string
  bytes: number
  sm3: string
  sha256: string
  crcWrong: boolean
  /** As the list names it: PDF, XML …. */
  format: string
  /** Of XML and plain text. */
  text: string | undefined
  findings: ArchiveFinding[]
}

/** Our own texts are small; more than this is none of them. */
const mostText = 32 * 1024 * 1024
const tailBytes = 2048
/** The longest sign that is looked for in a PDF, so that none is missed between two pieces. */
const overlap = 16

export async function checkFile(source: Source, entry: FoundEntry): Promise<Seen> {
  const { path } = entry
  const extension = extensionOf(path)
  const isText = (extension === 'xml' || extension === 'txt') && entry.bytes <= mostText
  const [sm3, sha256] = [createHash('sm3'), createHash('sha256')]
  const texts: Uint8Array[] = []
  const signs = new Set<'encrypted' | 'active'>()
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)]
  let [crc, bytes] = [0, 0]
  for await (const part of source.read(startOf(entry), entry.bytes)) {
    sm3.update(part)
    sha256.update(part)
    crc = crc32(part, crc)
    bytes += part.length
    if (isText) texts.push(part)
    if (head.length < 16) head = Buffer.concat([head, part.subarray(0, 16)])
    if (extension === 'pdf')
      for (const sign of pdfSigns(Buffer.concat([tail.subarray(-overlap), part]).toString('latin1'))) signs.add(sign)
    tail = Buffer.from(Buffer.concat([tail, part]).subarray(-tailBytes))
  }
  const text = isText ? decode(Buffer.concat(texts)) : undefined
  const findings = [
    ...checkFormat(path, extension, { head, tail, text }),
    ...[...signs].map((sign) => finding(sign, path)),
  ]
  return {
    ...{ path, bytes, text, findings, sm3: sm3.digest('hex'), sha256: sha256.digest('hex') },
    crcWrong: crc !== entry.crc || bytes !== entry.bytes,
    format: isFormat(extension) ? formatNames[extension] : extension,
  }
}

function decode(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)
  } catch {
    return undefined
  }
}

type Read = { head: Uint8Array; tail: Uint8Array; text: string | undefined }

function checkFormat(path: string, extension: string, { head, tail, text }: Read): ArchiveFinding[] {
  const is = formatOf(head)
  if (is === 'program' || is === 'archive') return [finding('program', path)]
  if (!isFormat(extension)) return [finding('unknown-format', path)]
  if (is !== extension) return [finding('wrong-format', path, { extension: formatNames[extension] })]
  if (!isComplete(extension, tail)) return [finding('incomplete', path)]
  if (extension !== 'xml' && extension !== 'txt') return []
  if (text === undefined) return [finding('not-utf8', path)]
  return extension === 'xml' && !readXml(text) ? [finding('wrong-xml', path)] : []
}
