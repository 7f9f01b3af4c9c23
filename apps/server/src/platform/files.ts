import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Files in a folder, written whole and synced before anything refers to them. */
export type FileStore = {
  /** Appends `bytes` at `offset`; writing the same chunk again is harmless. Answers the new length. */
  writeAt(id: string, offset: number, bytes: Uint8Array): Promise<number>
  /** Syncs to disk; answers size and SHA-256 of what is stored. */
  seal(id: string): Promise<{ bytes: number; sha256: string }>
  put(id: string, bytes: Uint8Array): Promise<{ bytes: number; sha256: string }>
  /** First bytes, to tell the kind. */
  head(id: string, length: number): Promise<Uint8Array>
  /** All of it, or `length` octets from `offset` on. */
  read(id: string, part?: { offset: number; length: number }): Readable
  /** Size and hash of what is stored now; undefined when it is gone. */
  inspect(id: string): Promise<{ bytes: number; sha256: string } | undefined>
  /** Gives what is stored a second id without storing it twice; each is removed alone. False when it is gone. */
  share(id: string, as: string): Promise<boolean>
  remove(id: string): Promise<void>
}

export function folderStore(root: string): FileStore {
  const pathOf = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('not a file id')
    return join(root, id.slice(-2), id)
  }
  const hash = async (path: string) => {
    const digest = createHash('sha256')
    let bytes = 0
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      digest.update(chunk)
      bytes += chunk.length
    }
    return { bytes, sha256: digest.digest('hex') }
  }
  const inspect = (id: string) =>
    hash(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
  return {
    async writeAt(id, offset, bytes) {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true })
      const file = await open(path, offset === 0 ? 'w' : 'r+')
      try {
        await file.write(bytes, 0, bytes.length, offset)
        await file.truncate(offset + bytes.length)
      } finally {
        await file.close()
      }
      return offset + bytes.length
    },
    async seal(id) {
      const file = await open(pathOf(id), 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      return hash(pathOf(id))
    },
    async put(id, bytes) {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true })
      const part = `${path}.${randomUUID()}.part`
      const file = await open(part, 'w')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, path)
      return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    async head(id, length) {
      const file = await open(pathOf(id), 'r')
      try {
        const buffer = new Uint8Array(length)
        const { bytesRead } = await file.read(buffer, 0, length, 0)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    read: (id, part) =>
      createReadStream(pathOf(id), part && { start: part.offset, end: part.offset + part.length - 1 }),
    inspect: async (id) => (await stat(pathOf(id)).catch(() => undefined)) && inspect(id),
    async share(id, as) {
      await mkdir(dirname(pathOf(as)), { recursive: true })
      return link(pathOf(id), pathOf(as)).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false
          throw error
        },
      )
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}
