import { type Static, Type } from 'typebox'
import { Audience, LegalDate, Level, Nullable } from '../shared.ts'
import { FormDefinition, PublishedForm } from './form.ts'

export const Obtain = Type.Union([
  Type.Object({ via: Type.Literal('licence'), licenceType: Type.String() }),
  Type.Object({ via: Type.Literal('share'), resource: Type.String() }),
])
export type Obtain = Static<typeof Obtain>

/** One material (申请材料) of an item. */
export const ItemMaterial = Type.Object({
  key: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  required: Type.Boolean(),
  /** 1 证件证书证明, 2 申请表格文书, 3 其他 (national exchange table). */
  kind: Type.String(),
  /** `applicant` uploads it, `government` issued it, `generated` the platform makes it from the answers. */
  source: Type.Union([Type.Literal('applicant'), Type.Literal('government'), Type.Literal('generated')]),
  /** Where the platform has it from; such a material is never asked for when found (国务院令第716号 art. 7). */
  obtain: Nullable(Obtain),
  form: Type.String(),
  acceptedKinds: Type.Array(Type.String()),
  note: Type.Optional(Type.String()),
})
export type ItemMaterial = Static<typeof ItemMaterial>

export const LegalBasis = Type.Object({ law: Type.String(), article: Type.String(), summary: Type.String() })
export const Question = Type.Object({
  question: Type.String(),
  answer: Type.String(),
  questionEn: Type.String(),
  answerEn: Type.String(),
})
export const FlowStage = Type.Object({
  stage: Type.Union([
    Type.Literal('pre-review'),
    Type.Literal('acceptance'),
    Type.Literal('examination'),
    Type.Literal('decision'),
    Type.Literal('delivery'),
  ]),
  name: Type.String(),
  nameEn: Type.String(),
  /** 工作日; 0 is the same day. */
  days: Type.Number({ minimum: 0 }),
})

/** All elements of a service item (目录清单 with the standard part of 实施清单), as kept in `data/items` and in revisions. */
export const ItemContent = Type.Object({
  id: Type.String(),
  baseCode: Type.String({ pattern: '^\\d{12}$' }),
  name: Type.String(),
  nameEn: Type.String(),
  summary: Type.String(),
  summaryEn: Type.String(),
  type: Type.String({ pattern: '^\\d{2}$' }),
  department: Type.String(),
  departmentKey: Type.String(),
  levels: Type.Array(Level),
  audience: Type.Array(Audience),
  theme: Type.Object({
    natural: Type.Optional(Type.Array(Type.String())),
    legal: Type.Optional(Type.Array(Type.String())),
  }),
  planTheme: Type.String(),
  /** 1 即办件 on the spot, 2 承诺件 within the promise. */
  handleType: Type.String(),
  statutory: Type.Object({
    days: Type.Integer(),
    unit: Type.Union([Type.Literal('workday'), Type.Literal('day'), Type.Literal('month')]),
  }),
  /** 工作日; 0 is on the spot. */
  promisedDays: Type.Integer({ minimum: 0 }),
  fee: Type.Object({
    charged: Type.Boolean(),
    text: Type.Optional(Type.String()),
    textEn: Type.Optional(Type.String()),
    amounts: Type.Optional(Type.Array(Type.Object({ name: Type.String(), fen: Type.Integer() }))),
    basis: Type.Optional(Type.String()),
  }),
  conditions: Type.Array(Type.String()),
  conditionsEn: Type.Array(Type.String()),
  legalBasis: Type.Array(LegalBasis),
  materials: Type.Array(ItemMaterial),
  result: Type.Object({
    kind: Type.Union([Type.Literal('licence'), Type.Literal('document')]),
    name: Type.String(),
    nameEn: Type.String(),
    licenceTypeCode: Type.Optional(Nullable(Type.String())),
    validityYears: Type.Optional(Nullable(Type.Number())),
  }),
  visits: Type.Integer(),
  onlineDepth: Type.String(),
  reviewPoints: Type.Array(Type.String()),
  flow: Type.Array(FlowStage),
  faq: Type.Array(Question),
  everydayWords: Type.Array(Type.String()),
  form: FormDefinition,
  note: Type.Optional(Type.String()),
})
export type ItemContent = Static<typeof ItemContent>

/** An item as one office exercises it (实施清单): what lists and search show. */
export const ItemBrief = Type.Object({
  /** 实施编码, 31 characters; the item's address. */
  code: Type.String(),
  itemId: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  summary: Type.String(),
  summaryEn: Type.String(),
  officeName: Type.String(),
  level: Level,
  regionCode: Type.String(),
  regionName: Type.String(),
  audience: Type.Array(Audience),
  promisedDays: Type.Integer(),
  visits: Type.Integer(),
  /** Exercised only below the region asked for: the person chooses a region first; `code` is the first one there, to read. */
  chooseRegion: Type.Optional(Type.Boolean()),
})
export type ItemBrief = Static<typeof ItemBrief>

export const LegalArticle = Type.Object({
  law: Type.String(),
  article: Type.String(),
  summary: Type.String(),
  text: Nullable(Type.String()),
  lawVersion: Nullable(LegalDate),
})

/** The guide (办事指南) of an implementing item: every element, from the record the flow runs on. */
export const Guide = Type.Object({
  code: Type.String(),
  itemId: Type.String(),
  revision: Type.Integer(),
  effectiveFrom: LegalDate,
  level: Level,
  region: Type.Object({
    code: Type.String(),
    name: Type.String(),
    path: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  }),
  office: Type.Object({
    id: Type.String(),
    name: Type.String(),
    creditCode: Type.String(),
    address: Type.String(),
    hours: Type.String(),
    consultPhone: Type.String(),
    complaintPhone: Type.String(),
  }),
  content: ItemContent,
  legalArticles: Type.Array(LegalArticle),
  /** The whole form with the applicant's group, by audience. */
  forms: Type.Object({ natural: Type.Optional(PublishedForm), legal: Type.Optional(PublishedForm) }),
})
export type Guide = Static<typeof Guide>
