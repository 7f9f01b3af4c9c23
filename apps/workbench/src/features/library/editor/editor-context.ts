import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { createContext, useContext } from 'react'
import { problemsBelow } from '../core/path.ts'

export type Target = { path: string; asked: number }
type Editor = { problems: readonly GateProblem[]; target: Target | null }

export const EditorContext = createContext<Editor>({ problems: [], target: null })

/** What is wrong with an element: exactly there, or in any part of it. */
export function useProblems(path: string, whole: 'itself' | 'with-parts'): GateProblem[] {
  const { problems } = useContext(EditorContext)
  const below = problemsBelow(problems, path)
  return whole === 'with-parts' ? below : below.filter((problem) => problem.path === '')
}
