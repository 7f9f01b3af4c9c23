/**
 * ZIP as packages are written: every entry stored, sizes before the octets, nothing that varies (PKWARE APPNOTE 4.3).
 * Libraries at hand write sizes after the octets, which streaming readers of archives (java.util.zip) refuse for stored entries.
 */
export type Entry = { path: string; bytes: number; crc: number; offset: number }

/** Octets of a package, wherever they lie. */
export type Source = { size: number; read(offset: number, length: number): AsyncIterable<Uint8Array> }

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32 of what was read so far with `next` added; begins at 0. */
export function crc32(next: Uint8Array, before = 0): number {
  let crc = ~before
  for (const byte of next) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

/** Without the extension for large files; a case has no gigabytes. */
export const mostBytes = 0xffff_0000
export const mostEntries = 10_000
const endBytes = 22
const headBytes = 30
const rowBytes = 46

/** 1980-01-01, the first date that the format knows: when a package was made changes none of its octets. */
const noTime = 0x0021_0000
const utf8Names = 0x0800

/** What local head and row of the directory have in common. */
function common(buffer: Buffer, at: number, { path, bytes, crc }: Entry): void {
  buffer.writeUInt16LE(20, at)
  buffer.writeUInt16LE(utf8Names, at + 2)
  buffer.writeUInt16LE(0, at + 4)
  buffer.writeUInt32LE(noTime, at + 6)
  buffer.writeUInt32LE(crc, at + 10)
  buffer.writeUInt32LE(bytes, at + 14)
  buffer.writeUInt32LE(bytes, at + 18)
  buffer.writeUInt16LE(Buffer.byteLength(path), at + 22)
}

export function localHead(entry: Entry): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32LE(0x0403_4b50, 0)
  common(head, 4, entry)
  return Buffer.concat([head, Buffer.from(entry.path)])
}

/** Directory and end, as they stand behind the last file. */
export function directory(entries: readonly Entry[], offset: number): Buffer {
  const rows = entries.map((entry) => {
    const row = Buffer.alloc(rowBytes)
    row.writeUInt32LE(0x0201_4b50, 0)
    row.writeUInt16LE(20, 4)
    common(row, 6, entry)
    row.writeUInt32LE(entry.offset, 42)
    return Buffer.concat([row, Buffer.from(entry.path)])
  })
  const bytes = rows.reduce((sum, row) => sum + row.length, 0)
  const end = Buffer.alloc(endBytes)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...rows, end])
}

/** Where the octets of the next entry begin, and where they end. */
export const startOf = (entry: Entry): number => entry.offset + headBytes + Buffer.byteLength(entry.path)
export const endOf = (entry: Entry): number => startOf(entry) + entry.bytes

/** A row as it stands in a file that may be anything. */
export type FoundEntry = Entry & { method: number; packed: number; encrypted: boolean; badName: boolean }
export type Found =
  | { ok: true; entries: FoundEntry[]; directoryAt: number; written: Buffer }
  | { ok: false; why: 'gone' | 'no-zip' | 'truncated' | 'broken-directory' }

export async function octets(source: Source, offset: number, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source.read(offset, length)) parts.push(part)
  return Buffer.concat(parts)
}

const mostDirectoryBytes = 16 * 1024 * 1024

/** Reads the directory and believes nothing in it. */
export async function readDirectory(source: Source): Promise<Found> {
  if (source.size === 0) return { ok: false, why: 'gone' }
  const begins = source.size >= 4 && (await octets(source, 0, 4)).readUInt32LE(0) === 0x0403_4b50
  if (source.size < endBytes) return { ok: false, why: begins ? 'truncated' : 'no-zip' }
  const end = await octets(source, source.size - endBytes, endBytes)
  if (end.length < endBytes || end.readUInt32LE(0) !== 0x0605_4b50)
    return { ok: false, why: begins ? 'truncated' : 'no-zip' }
  const [count, bytes, directoryAt] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  const fits = directoryAt + bytes === source.size - endBytes && bytes <= mostDirectoryBytes && count <= mostEntries
  if (!fits) return { ok: false, why: 'broken-directory' }
  const rows = await octets(source, directoryAt, bytes)
  const entries: FoundEntry[] = []
  for (let at = 0; entries.length < count; ) {
    const entry = readRow(rows, at)
    if (!entry) return { ok: false, why: 'broken-directory' }
    entries.push(entry.found)
    at = entry.next
  }
  return { ok: true, entries, directoryAt, written: Buffer.concat([rows, end]) }
}

function readRow(rows: Buffer, at: number): { found: FoundEntry; next: number } | undefined {
  if (at + rowBytes > rows.length || rows.readUInt32LE(at) !== 0x0201_4b50) return undefined
  const nameBytes = rows.readUInt16LE(at + 28)
  const next = at + rowBytes + nameBytes + rows.readUInt16LE(at + 30) + rows.readUInt16LE(at + 32)
  if (next > rows.length) return undefined
  const name = rows.subarray(at + rowBytes, at + rowBytes + nameBytes)
  const path = name.toString('utf8')
  return {
    next,
    found: {
      path,
      badName: !Buffer.from(path).equals(name),
      encrypted: (rows.readUInt16LE(at + 8) & 1) === 1,
      method: rows.readUInt16LE(at + 10),
      crc: rows.readUInt32LE(at + 16),
      packed: rows.readUInt32LE(at + 20),
      bytes: rows.readUInt32LE(at + 24),
      offset: rows.readUInt32LE(at + 42),
    },
  }
}
