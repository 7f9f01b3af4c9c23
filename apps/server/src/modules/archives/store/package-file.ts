import { createHash } from 'node:crypto'
import type { FileStore } from '#platform/files'
import { crc32, type Source } from '../core/zip.ts'

/** A stored package as the checks read it; empty when it is gone. */
export async function storedSource(files: FileStore, fileId: string): Promise<Source> {
  const size = (await files.inspect(fileId))?.bytes ?? 0
  return {
    size,
    async *read(offset, length) {
      if (length > 0) yield* files.read(fileId, { offset, length }) as AsyncIterable<Buffer>
    },
  }
}

export type Hashed = { bytes: number; crc: number; sm3: string; sha256: string }

/** Reads a stored file once; undefined when it is gone. */
export async function hashStored(files: FileStore, fileId: string): Promise<Hashed | undefined> {
  const [sm3, sha256] = [createHash('sm3'), createHash('sha256')]
  let [bytes, crc] = [0, 0]
  try {
    for await (const part of files.read(fileId) as AsyncIterable<Buffer>) {
      sm3.update(part)
      sha256.update(part)
      crc = crc32(part, crc)
      bytes += part.length
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return { bytes, crc, sm3: sm3.digest('hex'), sha256: sha256.digest('hex') }
}

const pieceBytes = 1024 * 1024

/** Writes a file from its beginning on, a mebibyte at a time, whatever pieces it is given. */
export function fileWriter(files: FileStore, fileId: string) {
  const sm3 = createHash('sm3')
  let waiting: Uint8Array[] = []
  let [held, written] = [0, 0]
  const flush = async () => {
    if (held === 0) return
    written = await files.writeAt(fileId, written, Buffer.concat(waiting))
    waiting = []
    held = 0
  }
  return {
    async write(part: Uint8Array): Promise<void> {
      sm3.update(part)
      waiting.push(part)
      held += part.length
      if (held >= pieceBytes) await flush()
    },
    /** Synced to disk. */
    async end(): Promise<{ bytes: number; sm3: string }> {
      await flush()
      await files.seal(fileId)
      return { bytes: written, sm3: sm3.digest('hex') }
    },
  }
}
