import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { listThemes } from '@tongban/contracts/catalogue/browse'
import {
  type DirectoryRow,
  getDirectoryItem,
  getRevision,
  type ItemState,
  type ListName,
  listDirectory,
  listListVersions,
  listSourceNames,
  type SourceName,
} from '@tongban/contracts/catalogue/library'
import { getImpact, getProposal, listProposals, type Proposal } from '@tongban/contracts/catalogue/proposals'
import type { Level } from '@tongban/contracts/shared'
import { api, unwrap } from '../../api.ts'
import type { Text } from '../../i18n.ts'
import { queryClient } from '../../query-client.ts'
import type { CodeNames } from './core/elements.ts'

export type DirectoryFilter = {
  list?: ListName
  state?: ItemState
  department?: string
  type?: string
  level?: Level
  q?: string
}
type DirectoryPage = { rows: DirectoryRow[]; next: string | null; total: number }

const themesOptions = queryOptions({
  queryKey: ['themes'],
  queryFn: () => unwrap(api.call(listThemes, { query: {} })),
  staleTime: Number.POSITIVE_INFINITY,
})
export const useThemes = () => useQuery(themesOptions)
export const goneTheme: Text = ['已停用的主题', 'A theme no longer used']

const sourceNamesOptions = queryOptions({
  queryKey: ['library', 'source-names'],
  queryFn: () => unwrap(api.call(listSourceNames, {})),
  staleTime: Number.POSITIVE_INFINITY,
})
export const useSourceNames = (): readonly SourceName[] => useQuery(sourceNamesOptions).data?.names ?? []

/** What codes are called, for a page that shows an item; a code is never shown. */
export function useCodeNames(): CodeNames {
  const themes = useThemes().data?.themes
  const sources = useSourceNames()
  const theme: CodeNames['theme'] = (audience, code) => {
    if (!themes) return ['……', '…']
    const found = themes.find((one) => one.audience === audience && one.code === code)
    return found ? [found.name, found.nameEn] : goneTheme
  }
  return { theme, sources }
}

export const directoryOptions = (filter: DirectoryFilter) =>
  infiniteQueryOptions({
    queryKey: ['library', 'directory', filter] as const,
    queryFn: ({ pageParam }): Promise<DirectoryPage> =>
      unwrap(api.call(listDirectory, { query: pageParam === '' ? filter : { ...filter, after: pageParam } })),
    initialPageParam: '',
    getNextPageParam: (page: DirectoryPage) => page.next,
    placeholderData: keepPreviousData,
  })

export const itemKey = (itemId: string) => ['library', 'item', itemId] as const
/** While a change goes out to the offices the item is read again every two seconds. */
export const itemOptions = (itemId: string) =>
  queryOptions({
    queryKey: itemKey(itemId),
    queryFn: () => unwrap(api.call(getDirectoryItem, { params: { itemId } })),
    refetchInterval: (query) => (query.state.data?.propagation?.state === 'running' ? 2000 : false),
  })

export const revisionOptions = (id: string) =>
  queryOptions({
    queryKey: ['library', 'revision', id] as const,
    queryFn: () => unwrap(api.call(getRevision, { params: { id } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const proposalViews = ['mine', 'to-review', 'published'] as const
export type ProposalView = (typeof proposalViews)[number]
export const isProposalView = (name: string | null): name is ProposalView =>
  (proposalViews as readonly (string | null)[]).includes(name)

export const proposalsOptions = (view: ProposalView) =>
  infiniteQueryOptions({
    queryKey: ['library', 'proposals', view] as const,
    queryFn: ({ pageParam }) =>
      unwrap(api.call(listProposals, { query: pageParam === '' ? { view } : { view, after: pageParam } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export const proposalKey = (id: string) => ['library', 'proposal', id] as const
export const readProposal = (id: string): Promise<Proposal> => unwrap(api.call(getProposal, { params: { id } }))
export const proposalOptions = (id: string) =>
  queryOptions({ queryKey: proposalKey(id), queryFn: () => readProposal(id) })

export const impactOptions = (id: string, version: number) =>
  queryOptions({
    queryKey: ['library', 'impact', id, version] as const,
    queryFn: () => unwrap(api.call(getImpact, { params: { id } })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

export const listVersionsOptions = () =>
  infiniteQueryOptions({
    queryKey: ['library', 'list-versions'] as const,
    queryFn: ({ pageParam }) =>
      unwrap(api.call(listListVersions, { query: pageParam === 0 ? {} : { after: pageParam } })),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  })

/** Keeps the answer of an act and reads again what it may have moved. */
export function noteProposal(proposal: Proposal): void {
  queryClient.setQueryData(proposalKey(proposal.id), proposal)
  for (const part of ['proposals', 'item', 'directory', 'list-versions'])
    void queryClient.invalidateQueries({ queryKey: ['library', part] })
}
