import { createHash } from 'node:crypto'
import type { Retention } from '@tongban/contracts/archives/archives'
import type { FileStore } from '#platform/files'
import { type Archived, place, type Written } from '../core/closed-case.ts'
import { writeContents } from '../core/contents.ts'
import { formatNames, isFormat } from '../core/formats.ts'
import { type Listed, listFiles } from '../core/manifest.ts'
import { extensionOf, paths } from '../core/paths.ts'
import { writeXml } from '../core/xml.ts'
import { crc32, directory, type Entry, endOf, localHead, mostBytes } from '../core/zip.ts'
import { fileWriter, hashStored } from './package-file.ts'

type Part = Listed & { crc: number; octets(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> }
/** Why a package cannot be made, for who looks after it. */
export type NotMade = { ok: false; why: string; whyEn: string }
export type Made = { ok: true; bytes: number; sm3: string; files: number }

/**
 * Writes the package of a case as one file. Every stored file is read twice, once for hash and size, which stand before
 * the octets, and once to be written; nothing is held whole. The same case gives the same octets.
 */
export async function writePackage(
  files: FileStore,
  fileId: string,
  archived: Archived,
  retention: Retention,
): Promise<Made | NotMade> {
  const { before, after } = writeContents(archived, retention)
  const parts: Part[] = before.map(textPart)
  for (const { path, fileId: stored, sha256 } of place(archived)) {
    const hashed = await hashStored(files, stored)
    if (hashed?.sha256 !== sha256)
      return {
        ok: false,
        why: `${path}：${hashed ? '存储的文件与收到时不一致' : '存储的文件不在了'}`,
        whyEn: `${path}: the stored file is ${hashed ? 'not the one that was received' : 'gone'}`,
      }
    const { bytes, crc, sm3 } = hashed
    parts.push({ path, bytes, crc, sm3, format: formatAt(path), octets: () => files.read(stored) })
  }
  parts.push(...after.map(textPart))
  const list = writeXml(listFiles(archived.c.caseNo, parts))
  parts.push(textPart({ path: paths.manifest, text: list }))
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > mostBytes - 1024 * 1024)
    return { ok: false, why: '办件的文件合计超过4GB', whyEn: 'The files of the case are more than 4 GB together' }
  return { ok: true, files: parts.length, ...(await writeParts(files, fileId, parts)) }
}

const formatAt = (path: string): string => {
  const extension = extensionOf(path)
  return isFormat(extension) ? formatNames[extension] : extension
}

function textPart({ path, text }: Written): Part {
  const octets = Buffer.from(text)
  const sm3 = createHash('sm3').update(octets).digest('hex')
  return { path, bytes: octets.length, crc: crc32(octets), sm3, format: formatAt(path), octets: () => [octets] }
}

async function writeParts(files: FileStore, fileId: string, parts: readonly Part[]) {
  const out = fileWriter(files, fileId)
  const entries: Entry[] = []
  let offset = 0
  for (const { path, bytes, crc, octets } of parts) {
    const entry = { path, bytes, crc, offset }
    entries.push(entry)
    await out.write(localHead(entry))
    for await (const piece of octets()) await out.write(piece)
    offset = endOf(entry)
  }
  await out.write(directory(entries, offset))
  return out.end()
}
