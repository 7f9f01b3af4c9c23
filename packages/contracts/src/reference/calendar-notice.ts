import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Instant, LegalDate, Nullable } from '../shared.ts'

/** The State Council's yearly notice (部分节假日安排的通知): which days rest, which weekend days are worked. */
export const CalendarNotice = Type.Object({
  /** 文号, as documents and explanations name it. */
  document: Type.String({ minLength: 4, maxLength: 100, pattern: '\\S' }),
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  rest: Type.Array(Type.Object({ date: LegalDate, name: Type.String({ minLength: 1, maxLength: 20 }) }), {
    minItems: 7,
    maxItems: 60,
  }),
  /** 调休上班. */
  work: Type.Array(LegalDate, { maxItems: 30 }),
})
export type CalendarNotice = Static<typeof CalendarNotice>

/** What a calendar that changed made of the due dates of open cases. */
export const Recount = Type.Object({
  document: Type.String(),
  year: Type.Integer(),
  at: Instant,
  /** Null while it goes on. */
  endedAt: Nullable(Instant),
  /** Open cases that were counted anew. */
  counted: Type.Integer(),
  earlier: Type.Integer(),
  later: Type.Integer(),
  /** Same day, but no longer provisional. */
  settled: Type.Integer(),
})
export type Recount = Static<typeof Recount>

export const listRecounts = operation({
  id: 'listRecounts',
  tag: 'reference',
  summary: 'Calendars that changed, and what that made of due dates',
  method: 'GET',
  path: '/calendar-changes',
  access: 'staff',
  scope: 'platform.jobs',
  response: Type.Object({ recounts: Type.Array(Recount) }),
})
