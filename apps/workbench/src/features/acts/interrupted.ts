import type { CaseAction } from '@tongban/contracts/cases/case'

/** The dialog that was open when the session ended; it opens again once after signing in. */
let interrupted: { caseId: string; action: CaseAction } | null = null

export const noteInterrupted = (caseId: string, action: CaseAction): void => {
  interrupted = { caseId, action }
}

export const findInterrupted = (caseId: string): CaseAction | null =>
  interrupted?.caseId === caseId ? interrupted.action : null

export const forgetInterrupted = (): void => {
  interrupted = null
}
