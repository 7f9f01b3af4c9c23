import type { PartOutcome } from '@tongban/contracts/joint/apply'
import type { BundleDefinition } from '@tongban/contracts/joint/bundle'

/** A joint application: the row of `joint.matter`. */
export type Matter = {
  id: string
  bundleCode: string
  name: string
  nameEn: string
  regionCode: string
  subjectId: string
  personId: string
  legalPersonId: string | null
  audience: 'natural' | 'legal'
  /** The bundle as it was when the application began. */
  definition: BundleDefinition
  version: number
  savedAt: Date
  jointNo: string | null
  applicantName: string | null
  submittedAt: Date | null
  promisedDays: number
  acceptedOn: string | null
  /** Parts that are not closed; null before it was submitted. */
  open: number | null
  answeredAt: Date | null
  answerId: string | null
}
export type Part = {
  matterId: string
  key: string
  draftId: string
  subjectId: string
  name: string
  nameEn: string
  itemCode: string
  officeName: string
  after: string[]
  state: 'applied' | 'waiting' | 'begun' | 'closed'
  outcome: PartOutcome | null
  why: string | null
  whyEn: string | null
}

export type Closing = { key: string; outcome: PartOutcome; why?: string; whyEn?: string }
