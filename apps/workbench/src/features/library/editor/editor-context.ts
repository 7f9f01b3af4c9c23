import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { createContext, useContext } from 'react'
import { problemsBelow } from '../core/path.ts'

export type Target = { path: string; asked: number }
type Editor = {
  problems: readonly GateProblem[]
  target: Target | null
  /** The items as they are published; none for a new one. */
  before: readonly ItemContent[]
}

export const EditorContext = createContext<Editor>({ problems: [], target: null, before: [] })

/** What is wrong with an element: exactly there, or in any part of it. */
export function useProblems(path: string, whole: 'itself' | 'with-parts'): GateProblem[] {
  const { problems } = useContext(EditorContext)
  const below = problemsBelow(problems, path)
  return whole === 'with-parts' ? below : below.filter((problem) => problem.path === '')
}
