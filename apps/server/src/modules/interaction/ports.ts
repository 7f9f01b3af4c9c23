import type { Tx } from '#platform/db'

/** A finished or open case as far as a rating needs it. */
export type RatedCase = {
  subjectId: string
  officeId: string
  caseNo: string
  itemCode: string
  itemName: string
  open: boolean
}

/** What the module that knows cases fills. `find` answers nothing for a case that the actor may not see. */
export type CaseForRating = {
  find(tx: Tx, caseId: string): Promise<RatedCase | undefined>
  recordRated(tx: Tx, caseId: string, stars: number): Promise<void>
}
