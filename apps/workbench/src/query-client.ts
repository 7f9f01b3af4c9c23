import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isSignedOut, ProblemError } from './api.ts'

export const meKey = ['me'] as const

/** One client for the app: a 401 anywhere means that nobody is signed in any more. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => noteFailure(error) }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof ProblemError) && count < 1,
    },
  },
})

/** Sends the officer to the sign-in page when the session has ended; what was typed stays in its draft. */
export function noteFailure(error: unknown) {
  if (isSignedOut(error)) queryClient.setQueryData(meKey, null)
}
