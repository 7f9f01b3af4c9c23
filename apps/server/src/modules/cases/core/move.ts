import type { Case } from './case.ts'

/** What a change of divisions made of the office of a running case. */
export type OfficeMove = {
  how: 'succeeded' | 'moved' | 'renamed'
  /** 文号. */
  document: string
  now: { id: string; name: string; regionCode: string; regionName: string }
}

/** Whether a case is where it belongs already: two jobs of one change may have listed it. */
export const isAt = (c: Case, now: OfficeMove['now']): boolean =>
  c.officeId === now.id &&
  c.officeName === now.name &&
  c.regionCode === now.regionCode &&
  c.regionName === now.regionName

/** The event of a case whose office ended, moved or bears another name; status, number and due date stay. */
export const moveEvent = (c: Case, itemCode: string, { how, document, now }: OfficeMove) => ({
  type: 'case-office-changed',
  data: {
    how,
    document,
    from: c.officeName,
    to: now.name,
    fromOffice: c.officeId,
    toOffice: now.id,
    fromRegion: c.regionName,
    toRegion: now.regionName,
    itemCode,
  },
})
