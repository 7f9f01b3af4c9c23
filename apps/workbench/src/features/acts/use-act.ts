import type { OfficerCase } from '@tongban/contracts/cases/case'
import { useReducer } from 'react'
import { isSignedOut, ProblemError } from '../../api.ts'
import { intentFor } from '../../lib/intent.ts'
import { noteFailure, queryClient } from '../../query-client.ts'
import { caseKey, newsBetween, readCase } from '../case/case-data.ts'
import { refreshQueues } from '../queue/queue-data.ts'
import { actReducer, idle } from './act-state.ts'
import { noteInterrupted } from './interrupted.ts'
import { type Act, sendAct } from './send-act.ts'

/** It is done whatever comes of reading: what could not be read now is read again with the page. */
async function readAfter(id: string) {
  try {
    queryClient.setQueryData(caseKey(id), await readCase(id))
  } catch {
    void queryClient.invalidateQueries({ queryKey: caseKey(id) })
  }
}

/** Sends an act once an intent; reads the case again when it was stale or no longer at that stage. */
export function useAct(officerCase: OfficerCase, onDone: () => void) {
  const [state, dispatch] = useReducer(actReducer, idle)
  const { id, version } = officerCase

  const send = async (act: Act) => {
    if (state.sending) return
    const intent = intentFor(state.intent, { id, version, act }, () => crypto.randomUUID())
    dispatch({ type: 'sent', intent })
    try {
      const answer = await sendAct(id, version, act, intent.key)
      if (answer.ok) {
        await readAfter(id)
        refreshQueues()
        dispatch({ type: 'done' })
        onDone()
        return
      }
      const failure = new ProblemError(answer.status, answer.problem)
      if (isSignedOut(failure)) {
        noteInterrupted(id, act.action)
        noteFailure(failure)
      }
      if (answer.status === 412 || answer.status === 409) {
        const fresh = await readCase(id)
        const news = newsBetween(officerCase, fresh)
        queryClient.setQueryData(caseKey(id), fresh)
        refreshQueues()
        if (answer.status === 412 || news.length > 0) dispatch({ type: 'stale', news })
        if (answer.status === 412) return
      }
      dispatch({ type: 'failed', failure })
    } catch (failure) {
      dispatch({ type: 'failed', failure })
    }
  }
  return { state, send }
}
