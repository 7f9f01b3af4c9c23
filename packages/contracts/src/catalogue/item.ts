import { type Static, Type } from 'typebox'
import { Audience, LegalDate, Level, Nullable, Uuid } from '../shared.ts'
import { FlowStage } from './flow.ts'
import { FormDefinition, PublishedForm } from './form.ts'
import { LocalElements } from './local.ts'
import { BusinessItem, SituationQuestion } from './situation.ts'
import { Feel, LegalRef, Question } from './words.ts'

export const Obtain = Type.Union([
  Type.Object({ via: Type.Literal('licence'), licenceType: Type.String() }),
  Type.Object({ via: Type.Literal('share'), resource: Type.String() }),
  /** 以前办件: the document that an earlier case of this item ended with. */
  Type.Object({ via: Type.Literal('case'), itemId: Type.String() }),
])
export type Obtain = Static<typeof Obtain>

/** A sample or an empty form, as stored. */
export const MaterialFile = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** `pdf`, `jpg`, `png`, `docx` or `ofd`, as found in the bytes. */
  kind: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})
export type MaterialFile = Static<typeof MaterialFile>

/** What there is to download for a material of a guide. */
export const GuideFile = Type.Object({
  materialKey: Type.String(),
  use: Type.Union([Type.Literal('sample'), Type.Literal('empty-form')]),
  /** Null for a form that is printed (PDF) when it is asked for, as this item asks it. */
  file: Nullable(MaterialFile),
  /** Whose form it is, where natural and legal persons have different ones. */
  audience: Nullable(Audience),
})
export type GuideFile = Static<typeof GuideFile>

/** One material (申请材料) of an item. */
export const ItemMaterial = Type.Object({
  key: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  required: Type.Boolean(),
  /** Who must give one that is not required, in words that stand in 只在……时需要 and “Only if …”; `when` says so by itself. */
  circumstance: Type.Optional(Type.String({ maxLength: 120 })),
  circumstanceEn: Type.Optional(Type.String({ maxLength: 240 })),
  /** 1 证件证书证明, 2 申请表格文书, 3 其他 (national exchange table). */
  kind: Type.String(),
  /** `applicant` uploads it, `government` issued it, `generated` the platform makes it from the answers. */
  source: Type.Union([Type.Literal('applicant'), Type.Literal('government'), Type.Literal('generated')]),
  /** Where the platform has it from; such a material is never asked for when found (国务院令第716号 art. 7). */
  obtain: Nullable(Obtain),
  form: Type.String(),
  acceptedKinds: Type.Array(Type.String()),
  note: Type.Optional(Type.String()),
  /** Code in the material catalogue (材料目录): the same material is there once, whatever items ask for it. */
  standardCode: Type.Optional(Type.String({ pattern: '^[A-Z0-9-]{3,40}$' })),
  /** The article that asks for it; without one the publish gate refuses the material. */
  basis: Type.Optional(LegalRef),
  /** Asked for only in this circumstance (情形): FEEL over the answers. */
  when: Type.Optional(Feel),
  /** What the officer looks for (受理标准). */
  standard: Type.Optional(Type.String()),
  copies: Type.Optional(Type.Object({ originals: Type.Integer({ minimum: 0 }), copies: Type.Integer({ minimum: 0 }) })),
})
export type ItemMaterial = Static<typeof ItemMaterial>

export const LegalBasis = Type.Object({ law: Type.String(), article: Type.String(), summary: Type.String() })
/** A service that somebody else must give first, and the rule that wants it (中介服务). */
export const IntermediaryService = Type.Object({
  name: Type.String(),
  nameEn: Type.String(),
  basis: LegalRef,
  /** Who may give it: a kind of organisation, not a name. */
  provider: Type.String(),
})
export type IntermediaryService = Static<typeof IntermediaryService>

/** 办理形式 (GB/T 39046 A.5): 1 窗口, 2 电脑端网办, 3 移动端, 4 快递申请; `kiosk` is 自助终端. */
export const Channel = Type.Union([
  Type.Literal('window'),
  Type.Literal('online'),
  Type.Literal('mobile'),
  Type.Literal('post'),
  Type.Literal('kiosk'),
])
export type Channel = Static<typeof Channel>

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
    amounts: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), fen: Type.Integer(), when: Type.Optional(Feel) })),
    ),
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
  /** Questions whose answers say which circumstance (情形) it is; they become the second group of the form. */
  situations: Type.Optional(Type.Array(SituationQuestion)),
  businessItems: Type.Optional(Type.Array(BusinessItem)),
  channels: Type.Optional(Type.Array(Channel, { minItems: 1 })),
  /** Why the applicant must come (必须现场办理原因); needed when `visits` is not 0. */
  onSiteReason: Type.Optional(Type.String()),
  intermediaryServices: Type.Optional(Type.Array(IntermediaryService)),
  /** What the office answers for (责任清单): one line a duty. */
  duties: Type.Optional(Type.Array(Type.String())),
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
  /** In force, or since when and why it is not (暂停, 取消), and what came in its place. */
  standing: Type.Object({
    state: Type.Union([Type.Literal('in-force'), Type.Literal('suspended'), Type.Literal('cancelled')]),
    since: Nullable(LegalDate),
    reason: Nullable(Type.String()),
    replacedBy: Type.Array(Type.Object({ itemId: Type.String(), name: Type.String(), nameEn: Type.String() })),
  }),
  /** The office ended by a change of divisions (区划变更): the code under which another goes on, and since when. */
  movedTo: Type.Optional(Type.Object({ code: Type.String(), officeName: Type.String(), on: LegalDate })),
  /** What this office does differently from the directory; null where nothing. */
  local: Nullable(LocalElements),
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
  /** Samples and empty forms of its materials (样表, 空白表). */
  files: Type.Array(GuideFile),
  legalArticles: Type.Array(LegalArticle),
  /** The whole form with the applicant's group, by audience. */
  forms: Type.Object({ natural: Type.Optional(PublishedForm), legal: Type.Optional(PublishedForm) }),
})
export type Guide = Static<typeof Guide>
