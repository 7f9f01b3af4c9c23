import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { LegalDate, Nullable, RegionCode, Uuid } from '../shared.ts'

/** Figures of implementing items in force; shares are 0 to 1. */
export const LibraryFigures = Type.Object({
  /** Directory items that are exercised. */
  items: Type.Integer(),
  implementing: Type.Integer(),
  /** 可网办率: can be applied for online. */
  online: Type.Number(),
  /** 全程网办率: from application to result without coming. */
  wholeOnline: Type.Number(),
  /** 即办率: done on the spot. */
  immediate: Type.Number(),
  /** 时限压缩比: 1 − Σ promised / Σ statutory, in working days. */
  limitCompression: Type.Number(),
  averageVisits: Type.Number(),
  materialsPerItem: Type.Number(),
  /** Of these the applicant need not bring: licences, shared data, made by the platform. */
  notBroughtPerItem: Type.Number(),
})
export type LibraryFigures = Static<typeof LibraryFigures>

/** By region with those just below it, by office, and over time. Counted once a day. */
export const getLibraryFigures = operation({
  id: 'getLibraryFigures',
  tag: 'library',
  summary: 'Figures of the item library',
  method: 'GET',
  path: '/library/figures',
  access: 'public',
  query: Type.Object({ region: Type.Optional(RegionCode) }),
  response: Type.Object({
    region: Type.Object({ code: RegionCode, name: Type.String() }),
    /** The day of the count; null before the first. */
    countedOn: Nullable(LegalDate),
    figures: Nullable(LibraryFigures),
    below: Type.Array(Type.Object({ code: RegionCode, name: Type.String(), figures: LibraryFigures })),
    /** Offices of the region itself. */
    offices: Type.Array(Type.Object({ id: Uuid, name: Type.String(), figures: LibraryFigures })),
    /** Counties and above, newest last; at most a year. */
    history: Type.Array(Type.Object({ day: LegalDate, figures: LibraryFigures })),
  }),
  errors: [404],
})
