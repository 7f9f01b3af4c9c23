import { anonymous } from '#platform/actor'
import type { Database, Tx } from '#platform/db'
import { buildRegionDirectory, type RegionDirectory } from '../core/region-directory.ts'
import { getRegionVersion, listLasting, listPast } from './region-store.ts'

/** All divisions as they are now. The number is read first: a change that comes between is looked at again. */
export async function loadRegions(tx: Tx): Promise<RegionDirectory> {
  const version = await getRegionVersion(tx)
  const [lasting, past] = await Promise.all([listLasting(tx), listPast(tx)])
  return buildRegionDirectory(lasting, past, version)
}

/** The divisions for the life of the process, which learns within a second of a change that another process made. */
export type LiveRegions = RegionDirectory & {
  look(): Promise<void>
  close(): Promise<void>
}

export async function openRegions(db: Database, everyMs = 1000): Promise<LiveRegions> {
  let now = await db.read(anonymous, loadRegions)
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    if ((await db.read(anonymous, getRegionVersion)) > now.version) now = await db.read(anonymous, loadRegions)
  }
  const timer = setInterval(() => {
    // The database may be away; requests say so, and a second later it is asked again.
    looking = looking.then(look).catch(() => {})
  }, everyMs).unref()
  return {
    get version() {
      return now.version
    },
    get root() {
      return now.root
    },
    get: (code) => now.get(code),
    findEnded: (code) => now.findEnded(code),
    children: (code) => now.children(code),
    ancestors: (code) => now.ancestors(code),
    search: (words, limit) => now.search(words, limit),
    look,
    async close() {
      clearInterval(timer)
      await looking
    },
  }
}
