import { queryOptions } from '@tanstack/react-query'
import type { OfficerCase, TimelineEntry } from '@tongban/contracts/cases/case'
import { getCase, type QueueRow, searchCases } from '@tongban/contracts/cases/office-work'
import { api, unwrap } from '../../api.ts'
import { findKnownRow } from '../queue/queue-data.ts'

export const caseKey = (id: string) => ['case', id] as const

export const readCase = (id: string): Promise<OfficerCase> => unwrap(api.call(getCase, { params: { id } }))

/** While a document is being made the case is read again every three seconds. */
export const caseOptions = (id: string) =>
  queryOptions({
    queryKey: caseKey(id),
    queryFn: () => readCase(id),
    refetchInterval: (query) =>
      query.state.data?.documents.some((document) => document.state === 'pending') ? 3000 : false,
  })

/** The row of the case in its queue: the one place where the server gives its light. */
export const rowOptions = (officerCase: OfficerCase) =>
  queryOptions({
    queryKey: ['row', officerCase.id, officerCase.version] as const,
    queryFn: async (): Promise<QueueRow | null> => {
      const found = await unwrap(api.call(searchCases, { query: { q: officerCase.caseNo } }))
      return found.rows.find((row) => row.caseId === officerCase.id) ?? null
    },
    initialData: () => {
      const known = findKnownRow(officerCase.id)
      return known?.status === officerCase.status ? known : undefined
    },
    staleTime: 60_000,
  })

/** What happened to a case between two readings, oldest first. */
export function newsBetween(before: Pick<OfficerCase, 'timeline'>, after: Pick<OfficerCase, 'timeline'>) {
  const seen = new Set(before.timeline.map((entry) => entry.seq))
  return after.timeline
    .filter((entry: TimelineEntry) => !seen.has(entry.seq))
    .toSorted((a: TimelineEntry, b: TimelineEntry) => a.seq - b.seq)
}

/** Label of a field or material of a case, in both languages, by its key. */
export function labelOf(
  officerCase: Pick<OfficerCase, 'form' | 'checklist'>,
  target: 'field' | 'material',
  key: string,
): { zh: string; en: string } | undefined {
  if (target === 'material') {
    const entry = officerCase.checklist.find((each) => each.materialKey === key)
    return entry && { zh: entry.name, en: entry.nameEn }
  }
  for (const group of officerCase.form.groups) {
    // Entries are corrected as one: the notice names their group.
    if (group.repeat && group.key === key) return { zh: group.title, en: group.titleEn }
    const field = group.repeat ? undefined : group.fields.find((one) => one.key === key)
    if (field) return { zh: field.label, en: field.labelEn }
  }
  return undefined
}
