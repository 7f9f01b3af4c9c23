import { infiniteQueryOptions } from '@tanstack/react-query'
import { listQueue, type QueueFilter, type QueueName, type QueueRow } from '@tongban/contracts/cases/office-work'
import { api, unwrap } from '../../api.ts'
import { queryClient } from '../../query-client.ts'

type Page = { rows: QueueRow[]; next: string | null }

export const queueOptions = (queue: QueueName, filter: QueueFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['queue', queue, filter] as const,
    queryFn: ({ pageParam }): Promise<Page> =>
      unwrap(
        api.call(listQueue, {
          params: { queue },
          query: { ...filter, ...(pageParam === '' ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next,
    refetchInterval: 60_000,
  })

/** The rows of all pages, each case once: a case whose date moved while paging may come twice. */
export function rowsOf(pages: readonly Page[]): QueueRow[] {
  const rows = new Map<string, QueueRow>()
  for (const page of pages) for (const row of page.rows) if (!rows.has(row.caseId)) rows.set(row.caseId, row)
  return [...rows.values()]
}

/** What the queues read so far say of a case. */
export function findKnownRow(caseId: string): QueueRow | undefined {
  for (const [, data] of queryClient.getQueriesData<{ pages: Page[] }>({ queryKey: ['queue'] }))
    for (const row of rowsOf(data?.pages ?? [])) if (row.caseId === caseId) return row
  return undefined
}

/** The case after this one in a queue; the one before it at the end. */
export function neighbourOf(rows: readonly QueueRow[], caseId: string): QueueRow | undefined {
  const at = rows.findIndex((row) => row.caseId === caseId)
  return at < 0 ? rows[0] : (rows[at + 1] ?? rows[at - 1])
}

/** The case to go on with after an act in a queue, as the queue was last read. */
export function findNextCase(queue: QueueName, caseId: string): QueueRow | undefined {
  const read = queryClient.getQueriesData<{ pages: Page[] }>({ queryKey: ['queue', queue] })
  const rows = read.flatMap(([, data]) => rowsOf(data?.pages ?? []))
  const next = neighbourOf(rows, caseId)
  return next?.caseId === caseId ? undefined : next
}

/** Reads counts and queues again after an act. */
export function refreshQueues() {
  void queryClient.invalidateQueries({ queryKey: ['queue'] })
  void queryClient.invalidateQueries({ queryKey: ['counts'] })
}

let lastOpened: string | undefined
/** The case opened last, so that coming back to its queue finds the same row under the focus. */
export const noteOpened = (caseId: string): void => {
  lastOpened = caseId
}
export const takeLastOpened = (): string | undefined => {
  const id = lastOpened
  lastOpened = undefined
  return id
}
