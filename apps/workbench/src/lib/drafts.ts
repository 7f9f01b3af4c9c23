import { useEffect, useState } from 'react'

/** What an officer typed and has not sent, by officer, case and act; outlives a sign-in page and a reload of the tab. */
const prefix = 'tongban.draft.'

export const draftKey = (officerId: string, caseId: string, act: string): string => `${officerId}/${caseId}/${act}`

export function readDraft<T>(key: string, initial: T): T {
  const stored = sessionStorage.getItem(prefix + key)
  return stored === null ? initial : { ...initial, ...(JSON.parse(stored) as Partial<T>) }
}

export const writeDraft = (key: string, draft: object): void =>
  sessionStorage.setItem(prefix + key, JSON.stringify(draft))

export const dropDraft = (key: string): void => sessionStorage.removeItem(prefix + key)

/** Removes every draft, or those of everybody but one officer: a shared desk must not show what another typed. */
export function dropDrafts(exceptOfficerId?: string): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix) && !(exceptOfficerId && key.startsWith(`${prefix}${exceptOfficerId}/`)))
      sessionStorage.removeItem(key)
}

/** A draft as state; every change is kept at once. */
export function useDraft<T extends object>(key: string, initial: T) {
  const [draft, setDraft] = useState<T>(() => readDraft(key, initial))
  useEffect(() => {
    if (draft !== initial) writeDraft(key, draft)
  }, [key, draft, initial])
  return [draft, setDraft] as const
}
