import { fileTypeFromBuffer } from 'file-type'
import type { FileStore } from '#platform/files'

/** What the octets of an upload turned out to be, once joined and synced. */
export type Joined = { bytes: number; sha256: string; found: string | undefined }

/**
 * Joins the chunks of an upload to one file and tells its size, hash and kind as they are in storage. `onPiece` sees
 * every piece as Latin-1 text. Undefined when a chunk is gone.
 */
export async function joinChunks(
  files: FileStore,
  fileId: string,
  chunkIds: readonly string[],
  onPiece: (latin1: string) => void,
): Promise<Joined | undefined> {
  let offset = 0
  for (const id of chunkIds) {
    const octets = await readWhole(files, id)
    if (!octets) return undefined
    onPiece(octets.toString('latin1'))
    offset = await files.writeAt(fileId, offset, octets)
  }
  const sealed = await files.seal(fileId)
  const kind = await fileTypeFromBuffer(await files.head(fileId, 4100))
  return { ...sealed, found: kind?.ext }
}

async function readWhole(files: FileStore, id: string): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of files.read(id) as AsyncIterable<Buffer>) pieces.push(piece)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return Buffer.concat(pieces)
}
