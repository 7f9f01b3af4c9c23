import { useQuery } from '@tanstack/react-query'
import { getMe, type Me } from '@tongban/contracts/identity/account'
import { createContext, useContext } from 'react'
import { api, ProblemError } from '../../api.ts'
import { meKey } from '../../query-client.ts'

type OfficerPart = NonNullable<Me['officer']>
/** The officer who is signed in. */
export type Officer = { id: string; name: string } & OfficerPart

export const OfficerContext = createContext<Officer | null>(null)

export function useOfficer(): Officer {
  const officer = useContext(OfficerContext)
  if (!officer) throw new Error('useOfficer outside of a signed-in page')
  return officer
}

/** The officer of this session; null when nobody is signed in. */
export async function findOfficer(): Promise<Officer | null> {
  const answer = await api.call(getMe, {})
  if (!answer.ok) {
    if (answer.status === 401) return null
    throw new ProblemError(answer.status, answer.problem)
  }
  const { id, name, officer } = answer.value
  return officer ? { id, name, ...officer } : null
}

export const useMe = () => useQuery({ queryKey: meKey, queryFn: findOfficer, staleTime: 60_000 })
