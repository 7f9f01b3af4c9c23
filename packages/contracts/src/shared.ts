import { type Static, type TSchema, Type } from 'typebox'

export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export type Uuid = Static<typeof Uuid>

/** A legal date in Asia/Shanghai, `YYYY-MM-DD`. */
export const LegalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export type LegalDate = Static<typeof LegalDate>

/** An instant, RFC 3339 with `Z`. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' })
export type Instant = Static<typeof Instant>

/** Twelve digits: province 2, city 2, county 2, town 3, village 3 (GB/T 2260 and 统计用区划代码). */
export const RegionCode = Type.String({ pattern: '^\\d{12}$' })
export type RegionCode = Static<typeof RegionCode>

export const Audience = Type.Union([Type.Literal('natural'), Type.Literal('legal')])
export type Audience = Static<typeof Audience>

/** 行使层级: the five levels of one net. */
export const Level = Type.Union([
  Type.Literal('province'),
  Type.Literal('city'),
  Type.Literal('county'),
  Type.Literal('township'),
  Type.Literal('village'),
])
export type Level = Static<typeof Level>

/** The version a writer saw; a stale one is refused with 412. */
export const Version = Type.Integer({ minimum: 1 })

export const IdParams = Type.Object({ id: Uuid })

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** RFC 9457 problem. `code` is stable; `detail` says what happened and what to do next, in Chinese; `detailEn` in English. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    detailEn: Type.String(),
    /** One entry a field or material that is wrong. */
    fields: Type.Optional(
      Type.Array(
        Type.Object({ key: Type.String(), code: Type.String(), message: Type.String(), messageEn: Type.String() }),
      ),
    ),
    current: Type.Optional(Type.Integer()),
  },
  { additionalProperties: true },
)
export type Problem = Static<typeof Problem>

export const Empty = Type.Object({})
