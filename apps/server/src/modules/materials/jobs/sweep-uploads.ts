import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import { removeUntouchedSince } from '../store/upload-store.ts'

const day = 24 * 3_600_000

/** Forgets uploads that nobody touched for 24 hours; answers how many pieces go with them. */
export async function sweepUploads(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return write(deps.db, system('sweep-uploads'), undefined, async (tx) => {
    const ids = await removeUntouchedSince(tx, new Date(deps.clock.now().getTime() - day))
    if (ids.length > 0) tx.emit('octets-dropped', { ids })
    return ids.length
  })
}

/** Removes octets once the rows that named them are gone; removing again is harmless. */
export const materialsSubscribers = (deps: Pick<Deps, 'files'>): Subscriber[] => [
  {
    event: 'octets-dropped',
    job: 'materials.remove-octets',
    run: async (payload) => {
      for (const id of (payload as { ids: string[] }).ids) await deps.files.remove(id)
    },
  },
]
