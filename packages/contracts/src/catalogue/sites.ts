import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { LegalDate, Level, Nullable, RegionCode, Uuid } from '../shared.ts'
import { ItemBrief } from './item.ts'

/** An office as the public meets it. */
export const PublicOffice = Type.Object({
  id: Uuid,
  creditCode: Type.String(),
  name: Type.String(),
  level: Level,
  regionCode: RegionCode,
  regionName: Type.String(),
  address: Type.String(),
  hours: Type.String(),
  consultPhone: Type.String(),
  complaintPhone: Type.String(),
  /** How many items it handles. */
  items: Type.Integer(),
})
export type PublicOffice = Static<typeof PublicOffice>

/** The site of a region: its own offices and what is applied for most there. */
export const getRegionSite = operation({
  id: 'getRegionSite',
  tag: 'catalogue',
  summary: 'Offices and most used items of a region',
  method: 'GET',
  path: '/sites/:region',
  access: 'public',
  params: Type.Object({ region: RegionCode }),
  response: Type.Object({
    offices: Type.Array(PublicOffice),
    /** At most eight; the items that its offices handle when nothing was applied for yet. */
    mostUsed: Type.Array(ItemBrief),
  }),
  errors: [404],
})

/** The site of an office, by its id or credit code, with fifty of its items a page in order of name. */
export const getOffice = operation({
  id: 'getOffice',
  tag: 'catalogue',
  summary: 'An office with its items',
  method: 'GET',
  path: '/offices/:office',
  access: 'public',
  params: Type.Object({ office: Type.String({ pattern: '^([0-9A-HJ-NPQRTUWXY]{18}|[0-9a-f-]{36})$' }) }),
  query: Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
  response: Type.Object({
    office: PublicOffice,
    /** The office ended by a change of divisions (区划变更): who took it over, and when. */
    successor: Type.Optional(Type.Object({ id: Uuid, name: Type.String(), on: LegalDate })),
    path: Type.Array(Type.Object({ code: RegionCode, name: Type.String() })),
    items: Type.Array(ItemBrief),
    page: Type.Integer(),
    pageSize: Type.Integer(),
  }),
  errors: [404],
})

/** Who may give a service that must come first (中介服务机构). */
export const Intermediary = Type.Object({
  name: Type.String(),
  nameEn: Type.String(),
  creditCode: Type.String(),
  regionCode: RegionCode,
  regionName: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  /** Qualification it holds. */
  qualification: Type.String(),
})
export type Intermediary = Static<typeof Intermediary>

/** A kind of service with who gives it; `service` is the name items give it (中介服务). */
export const IntermediaryKind = Type.Object({
  key: Type.String(),
  service: Type.String(),
  serviceEn: Type.String(),
  /** What kind of organisation may give it. */
  provider: Type.String(),
  providerEn: Type.String(),
  organisations: Type.Array(Intermediary),
})
export type IntermediaryKind = Static<typeof IntermediaryKind>

export const listIntermediaries = operation({
  id: 'listIntermediaries',
  tag: 'catalogue',
  summary: 'Register of intermediary organisations',
  method: 'GET',
  path: '/intermediaries',
  access: 'public',
  query: Type.Object({ service: Type.Optional(Type.String({ maxLength: 60 })) }),
  response: Type.Object({
    kinds: Type.Array(IntermediaryKind),
    /** When the register was brought up to date. */
    asOf: Nullable(Type.String()),
  }),
})
