import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'

/** After the second approval is committed the octets go; the rows stay as the record. */
export const removeDestroyed = (deps: Pick<Deps, 'files'>): Subscriber => ({
  event: 'archives-destroyed',
  job: 'remove-destroyed-archives',
  run: async (payload) => {
    for (const id of (payload as { fileIds: string[] }).fileIds) await deps.files.remove(id)
  },
})
