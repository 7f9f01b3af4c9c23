import type { Calendar, RegionDirectory } from '#modules/reference'
import type { Deps } from '#platform/deps'

/** A licence that an outside library knows of its holder. */
export type OutsideLicence = {
  typeName: string
  typeCode: string
  identifier: string
  number: string
  holderName: string
  issuerName: string
  issuerCode: string
  issuedOn: string
  validUntil: string | null
  elements: { label: string; value: string }[]
}

/** What the cases module is given beside `Deps`: the calendar as it is now, and the licence libraries outside. */
export type CasesDeps = Deps & {
  readonly regions: RegionDirectory
  calendar(): Calendar
  /** Empty when the outside library does not answer in time: the person can upload then. */
  outsideLicences(holder: { audience: 'natural' | 'legal'; number: string }): Promise<OutsideLicence[]>
}
