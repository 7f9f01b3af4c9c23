import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as ops from '@tongban/contracts/catalogue/search-words'
import { getRegion, listRegions } from '@tongban/contracts/reference/regions'
import { api, unwrap } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { type WordDraft, writtenOf } from './core/word-draft.ts'

const all = ['search-words'] as const

/** A saved word changes what the other lists say of it. */
export const wordsMoved = (): void => void queryClient.invalidateQueries({ queryKey: all })

export const entriesOptions = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...all, 'entries', q] as const,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.call(ops.listSearchWords, { query: { ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

export const readEntry = (id: string) => unwrap(api.call(ops.getSearchWord, { params: { id } }))
export const entryOptions = (id: string) =>
  queryOptions({ queryKey: [...all, 'entry', id] as const, queryFn: () => readEntry(id), staleTime: 0 })

export const trialOptions = (id: string | null, draft: WordDraft, region: string) => {
  const { note: _, ...written } = writtenOf(draft)
  return queryOptions({
    queryKey: [...all, 'trial', id, written, region] as const,
    queryFn: () => unwrap(api.call(ops.trySearchWord, { body: { id, ...written, region } })),
    placeholderData: keepPreviousData,
    enabled: written.words.length > 0,
    staleTime: 0,
  })
}

export type MissedView = 'open' | 'done'
export const missedOptions = (days: ops.MissedDays, view: MissedView) =>
  infiniteQueryOptions({
    queryKey: [...all, 'missed', days, view] as const,
    queryFn: ({ pageParam }) =>
      unwrap(api.call(ops.listMissedWords, { query: { days, view, ...(pageParam ? { after: pageParam } : {}) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

export const learnedOptions = () =>
  infiniteQueryOptions({
    queryKey: [...all, 'learned'] as const,
    queryFn: ({ pageParam }) =>
      unwrap(api.call(ops.listLearnedWords, { query: pageParam ? { after: pageParam } : {} })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** A region with those above it and those one step below. */
export const regionOptions = (code: string) =>
  queryOptions({
    queryKey: ['region-around', code] as const,
    queryFn: async () => {
      const [region, below] = await Promise.all([
        unwrap(api.call(getRegion, { params: { code } })),
        unwrap(api.call(listRegions, { query: { parent: code } })),
      ])
      return { path: region.path, below: below.regions }
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
