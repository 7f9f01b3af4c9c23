import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { LegalDate, Nullable } from '../shared.ts'
import { CaseStatus, TimelineEntry } from './case.ts'

/** What anyone with number and query code sees: no answers, no files, the name masked. */
export const CaseProgress = Type.Object({
  caseNo: Type.String(),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  officeName: Type.String(),
  maskedApplicant: Type.String(),
  status: CaseStatus,
  due: Nullable(LegalDate),
  timeline: Type.Array(TimelineEntry),
})
export type CaseProgress = Static<typeof CaseProgress>

/** Five wrong codes for a number close it for fifteen minutes (429). A wrong number and a wrong code answer alike. */
export const trackCase = operation({
  id: 'trackCase',
  tag: 'cases',
  summary: 'Progress by number and query code',
  method: 'POST',
  path: '/progress',
  access: 'public',
  body: Type.Object({
    caseNo: Type.String({ minLength: 10, maxLength: 50 }),
    queryCode: Type.String({ minLength: 8, maxLength: 9 }),
  }),
  response: CaseProgress,
  errors: [404],
})
