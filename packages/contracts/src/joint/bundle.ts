import { type Static, Type } from 'typebox'
import { ItemBrief } from '../catalogue/item.ts'
import { SituationQuestion } from '../catalogue/situation.ts'
import { Feel } from '../catalogue/words.ts'
import { operation } from '../operation.ts'
import { Audience, Nullable, RegionCode } from '../shared.ts'

const key = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const named = { name: Type.String(), nameEn: Type.String() }

/** One item of the library in a bundle. */
export const BundlePart = Type.Object({
  key,
  /** 基本编码 of the directory item. */
  baseCode: Type.String({ pattern: '^\\d{12}$' }),
  /** Whoever takes up the matter takes up this part, where it applies; the others are chosen. */
  required: Type.Boolean(),
  /** FEEL over the bundle's questions; absent: it always applies. */
  when: Type.Optional(Feel),
  /** Of the parts of one group one may be taken up. */
  group: Type.Optional(Type.String()),
  /** Begins when these were granted (先证后联). */
  after: Type.Optional(Type.Array(key)),
})
export type BundlePart = Static<typeof BundlePart>

/** What belongs to the matter and is no item of the library: applied for elsewhere (另行办理). */
export const PartElsewhere = Type.Object({ ...named, department: Type.String(), departmentEn: Type.String() })
export type PartElsewhere = Static<typeof PartElsewhere>

/** A one-matter bundle (一件事, 国发〔2024〕3号) as data. */
export const BundleDefinition = Type.Object({
  code: key,
  ...named,
  summary: Type.String(),
  summaryEn: Type.String(),
  audience: Type.Array(Audience, { minItems: 1 }),
  leadDepartment: Type.String(),
  leadDepartmentEn: Type.String(),
  /** Working days promised for all of it; at most 45 (行政许可法 art. 42 (2)). */
  promisedDays: Type.Optional(Type.Integer({ minimum: 1 })),
  questions: Type.Array(SituationQuestion),
  parts: Type.Array(BundlePart),
  elsewhere: Type.Array(PartElsewhere),
  /** Questions of the parts' forms that are one though their keys differ. */
  same: Type.Optional(Type.Array(Type.Array(Type.Object({ part: key, key: Type.String() }), { minItems: 2 }))),
})
export type BundleDefinition = Static<typeof BundleDefinition>

export const BundleBrief = Type.Object({
  code: Type.String(),
  ...named,
  summary: Type.String(),
  summaryEn: Type.String(),
  audience: Type.Array(Audience),
  leadDepartment: Type.String(),
  leadDepartmentEn: Type.String(),
  /** How many of its parts are items here, and how many are applied for elsewhere. */
  parts: Type.Integer(),
  elsewhere: Type.Integer(),
})
export type BundleBrief = Static<typeof BundleBrief>

export const listBundles = operation({
  id: 'listBundles',
  tag: 'joint',
  summary: 'One-matter bundles',
  method: 'GET',
  path: '/bundles',
  access: 'public',
  query: Type.Object({ audience: Type.Optional(Audience) }),
  response: Type.Object({ bundles: Type.Array(BundleBrief) }),
})

/** Whether a part applies in the circumstance that was told: `open` while an answer that is missing decides. */
export const PartStanding = Type.Union([Type.Literal('applies'), Type.Literal('open'), Type.Literal('does-not-apply')])
export type PartStanding = Static<typeof PartStanding>

export const PartOfBundle = Type.Object({
  key,
  required: Type.Boolean(),
  standing: PartStanding,
  ...named,
  summary: Type.String(),
  summaryEn: Type.String(),
  /** Keys of parts of which it excludes each; of parts that are granted first. */
  excludes: Type.Array(key),
  after: Type.Array(key),
  promisedDays: Type.Integer(),
  visits: Type.Integer(),
  /** What it ends with. */
  resultName: Type.String(),
  resultNameEn: Type.String(),
  /** Who handles it for the region; null where no office there or above does. */
  item: Nullable(ItemBrief),
})
export type PartOfBundle = Static<typeof PartOfBundle>

/** A material that the parts ask for, once, whatever part asks. */
export const MaterialOfBundle = Type.Object({
  ...named,
  /** Keys of the parts that ask for it. */
  parts: Type.Array(key),
  /** The platform or the office has it or looks it up: nothing to bring. */
  provided: Type.Boolean(),
  /** At least one part asks for it only in some circumstances. */
  conditional: Type.Boolean(),
  required: Type.Boolean(),
})
export type MaterialOfBundle = Static<typeof MaterialOfBundle>

export const Bundle = Type.Object({
  ...BundleBrief.properties,
  questions: Type.Array(SituationQuestion),
  /** The answers that were given, by key. */
  answers: Type.Record(Type.String(), Type.String()),
  partList: Type.Array(PartOfBundle),
  elsewhereList: Type.Array(PartElsewhere),
  materials: Type.Array(MaterialOfBundle),
  figures: Type.Object({
    /** Materials as the parts ask for them one by one, and each once. */
    asked: Type.Integer(),
    once: Type.Integer(),
    /** Questions of the forms one by one, and each once. */
    questions: Type.Integer(),
    questionsOnce: Type.Integer(),
    /** Working days: one part after the other, and each begun as soon as it can be. */
    inTurn: Type.Integer(),
    atBest: Type.Integer(),
  }),
})
export type Bundle = Static<typeof Bundle>

/** One bundle as it is for a region; `circumstance` are answers to its questions, `key:value` with commas between. */
export const getBundle = operation({
  id: 'getBundle',
  tag: 'joint',
  summary: 'A one-matter bundle with its parts',
  method: 'GET',
  path: '/bundles/:code',
  access: 'public',
  params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
  query: Type.Object({
    region: Type.Optional(RegionCode),
    circumstance: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  response: Bundle,
  errors: [404, 422],
})
