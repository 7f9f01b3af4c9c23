import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  getImplementing,
  type ImplementingState,
  listDifferences,
  listImplementing,
} from '@tongban/contracts/catalogue/library'
import { type Proposal, type ProposalKind, startProposal } from '@tongban/contracts/catalogue/proposals'
import { api, unwrap } from '../../api.ts'
import { queryClient } from '../../query-client.ts'

export const implementingOptions = (state: ImplementingState, q: string) =>
  infiniteQueryOptions({
    queryKey: ['implementing', 'list', state, q],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.call(listImplementing, {
          query: { state, ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })

export const itemKey = (code: string) => ['implementing', 'item', code] as const
export const itemOptions = (code: string) =>
  queryOptions({ queryKey: itemKey(code), queryFn: () => unwrap(api.call(getImplementing, { params: { code } })) })

export type DifferenceFilter = { itemId?: string; region?: string; element?: string }
export const differenceOptions = (filter: DifferenceFilter) =>
  infiniteQueryOptions({
    queryKey: ['implementing', 'differences', filter],
    queryFn: ({ pageParam }) =>
      unwrap(api.call(listDifferences, { query: { ...filter, ...(pageParam ? { after: pageParam } : {}) } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** What lists and items say may have changed. */
export const refreshImplementing = () => queryClient.invalidateQueries({ queryKey: ['implementing'] })

type Start = { kind: ProposalKind; itemId: string; code?: string; rollBackTo?: string }
/** Begins a change of an implementing item; one that is open already is answered as it is. */
export const begin = ({ kind, itemId, code, rollBackTo }: Start): Promise<Proposal> =>
  unwrap(
    api.call(startProposal, {
      body: {
        scope: 'implementing',
        kind,
        itemIds: [itemId],
        ...(code ? { code } : {}),
        ...(rollBackTo ? { rollBackTo } : {}),
      },
    }),
  )
