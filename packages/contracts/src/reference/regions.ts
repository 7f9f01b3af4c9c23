import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { LegalDate, Level, RegionCode } from '../shared.ts'

export const Region = Type.Object({
  code: RegionCode,
  name: Type.String(),
  level: Level,
  parent: Type.Union([RegionCode, Type.Null()]),
  /** Names from the province down, e.g. 安徽省 合肥市 瑶海区. */
  path: Type.Array(Type.Object({ code: RegionCode, name: Type.String() })),
  /** The division that was asked for, where it ended and this one took it over (区划调整). */
  formerly: Type.Optional(Type.Object({ code: RegionCode, name: Type.String(), endedOn: LegalDate })),
})
export type Region = Static<typeof Region>

/** A division that ended is answered with the one that took it over. */
export const getRegion = operation({
  id: 'getRegion',
  tag: 'reference',
  summary: 'One division with its path',
  method: 'GET',
  path: '/regions/:code',
  access: 'public',
  params: Type.Object({ code: RegionCode }),
  response: Region,
  errors: [404],
})

/** Divisions below `parent`, or those whose name matches `q` (at most 50). */
export const listRegions = operation({
  id: 'listRegions',
  tag: 'reference',
  summary: 'Divisions below one, or by name',
  method: 'GET',
  path: '/regions',
  access: 'public',
  query: Type.Object({
    parent: Type.Optional(RegionCode),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  }),
  response: Type.Object({ regions: Type.Array(Region) }),
  errors: [404],
})
