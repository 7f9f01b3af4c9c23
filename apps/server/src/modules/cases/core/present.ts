import type { CaseBrief, CaseDocument, MyCase } from '@tongban/contracts/cases/case'
import type { Limit } from '@tongban/contracts/cases/clock'
import type { PublishedForm } from '@tongban/contracts/catalogue/form'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import type { Case } from './case.ts'
import { actionsFrom } from './lifecycle.ts'
import { presentTimeline, type TimelineEvent } from './timeline.ts'

/** What belongs to a case beside its row. */
export type CaseParts = {
  form: PublishedForm
  checklist: ChecklistEntry[]
  documents: CaseDocument[]
  events: TimelineEvent[]
  limits: Limit[]
}

export const presentBrief = (c: Case): CaseBrief => ({
  id: c.id,
  caseNo: c.caseNo,
  itemCode: c.itemCode,
  itemName: c.itemName,
  itemNameEn: c.itemNameEn,
  officeName: c.officeName,
  applicantName: c.applicantName,
  status: c.status,
  submittedAt: c.submittedAt.toISOString(),
  due: c.due,
})

/** What applicant and officer see alike. */
export const presentWhole = (c: Case, parts: CaseParts) => ({
  ...presentBrief(c),
  version: c.version,
  level: c.level,
  regionCode: c.regionCode,
  regionName: c.regionName,
  audience: c.audience,
  promisedDays: c.promisedDays,
  form: parts.form,
  answers: c.answers,
  lockedKeys: c.lockedKeys,
  checklist: parts.checklist,
  // While it stands there is no date: `limits` says since when.
  clock: c.status === 'special-procedure' ? null : c.clock,
  limits: parts.limits,
  proceedings: c.proceedings,
  corrections: c.corrections,
  documents: parts.documents,
  timeline: presentTimeline(parts.events, c.officeName),
  reasons: c.reasons,
  rated: c.rated,
})

export const presentMine = (c: Case, parts: CaseParts, queryCode: string): MyCase => ({
  ...presentWhole(c, parts),
  allowedActions: actionsFrom(c.status, (by) => by === 'applicant'),
  queryCode,
})
