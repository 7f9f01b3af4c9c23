import type { Answer } from '@tongban/api-client/client'
import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import { useRef, useState } from 'react'
import { isSignedOut, ProblemError } from '../../../api.ts'
import { type Intent, intentFor } from '../../../lib/intent.ts'
import { noteFailure, queryClient } from '../../../query-client.ts'
import { noteProposal, proposalKey, readProposal } from '../library-data.ts'

/** Sends one act on a proposal once an intent; reads it again where the answer says that it is not what was seen. */
export function useProposalAct(id: string, onDone: (proposal: Proposal) => void) {
  const intent = useRef<Intent | null>(null)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const send = async (payload: object, call: (idempotencyKey: string) => Promise<Answer<Proposal>>) => {
    if (sending) return
    intent.current = intentFor(intent.current, payload, () => crypto.randomUUID())
    setSending(true)
    setFailure(null)
    try {
      const answer = await call(intent.current.key)
      if (answer.ok) {
        noteProposal(answer.value)
        onDone(answer.value)
        return
      }
      const problem = new ProblemError(answer.status, answer.problem)
      if (isSignedOut(problem)) noteFailure(problem)
      if ([409, 412, 422].includes(answer.status)) queryClient.setQueryData(proposalKey(id), await readProposal(id))
      setFailure(problem)
    } catch (error) {
      setFailure(error)
    } finally {
      setSending(false)
    }
  }
  return { sending, failure, send }
}
