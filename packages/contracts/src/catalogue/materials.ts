import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Audience, Instant, Nullable, Uuid, Version } from '../shared.ts'
import { ItemMaterial, MaterialFile, Obtain } from './item.ts'
import { ItemState } from './library.ts'

/** Largest sample or empty form: 10 MiB. */
export const maxMaterialFileBytes = 10 * 1024 * 1024
/** Kinds of file that a sample or empty form may be of, as found in its bytes. */
export const materialFileKinds = ['pdf', 'jpg', 'png', 'docx', 'ofd'] as const

export const MaterialCode = Type.String({ pattern: '^[A-Z0-9-]{3,40}$' })
export type MaterialCode = Static<typeof MaterialCode>

/** `sample` (样表) is filled in as an example, `empty-form` (空白表) is to be filled in. */
export const MaterialFileUse = Type.Union([Type.Literal('sample'), Type.Literal('empty-form')])
export type MaterialFileUse = Static<typeof MaterialFileUse>

const described = {
  name: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
  nameEn: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S' }),
  /** 1 证件证书证明, 2 申请表格文书, 3 其他 (national exchange table). */
  kind: Type.Union([Type.Literal('1'), Type.Literal('2'), Type.Literal('3')]),
  source: ItemMaterial.properties.source,
  /** Where it can be had without the applicant; null when nowhere. */
  obtain: Nullable(Obtain),
  /** 原件, 复印件, 电子 and the like, in words. */
  form: Type.String({ maxLength: 100 }),
  acceptedKinds: Type.Array(Type.String({ maxLength: 10 }), { maxItems: 10 }),
  note: Type.String({ maxLength: 500 }),
}

/** What an editor writes of a material. */
export const MaterialText = Type.Object(described)
export type MaterialText = Static<typeof MaterialText>

/** 在用, or 停用: kept for the items that name it, and refused in anything that is published from then on. */
export const MaterialState = Type.Union([Type.Literal('in-force'), Type.Literal('retired')])
export type MaterialState = Static<typeof MaterialState>

/** One material of the catalogue (材料目录): it stands there once, whatever items ask for it. */
export const StandardMaterial = Type.Object({
  code: MaterialCode,
  ...described,
  sample: Nullable(MaterialFile),
  emptyForm: Nullable(MaterialFile),
  state: MaterialState,
  /** The material that this one goes on as: it had been entered twice. */
  successor: Nullable(Type.Object({ code: MaterialCode, name: Type.String(), nameEn: Type.String() })),
  version: Version,
  changedAt: Instant,
  /** Who changed it last; null as it came with the platform. */
  changedBy: Nullable(Type.String()),
  /** Items of the directory, cancelled ones apart, that name it. */
  usedBy: Type.Integer(),
})
export type StandardMaterial = Static<typeof StandardMaterial>

/** An item that names a material, and in what it says something else than the catalogue. */
export const MaterialUser = Type.Object({
  itemId: Type.String(),
  baseCode: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  department: Type.String(),
  state: ItemState,
  differs: Type.Array(Type.String()),
})
export type MaterialUser = Static<typeof MaterialUser>

const staff = { tag: 'library', access: 'staff' } as const
const reads = { ...staff, scope: 'library.read' } as const
const keeps = { ...staff, scope: 'library.propose' } as const
const CodeParams = Type.Object({ code: MaterialCode })
const FileParams = Type.Object({ code: MaterialCode, use: MaterialFileUse })
const Seen = Type.Object({ version: Version })

/** Fifty in order of code, or with those first that most items use. */
export const listMaterials = operation({
  ...reads,
  id: 'listMaterials',
  summary: 'The material catalogue',
  method: 'GET',
  path: '/library/materials',
  query: Type.Object({
    /** Part of a name or of a code. */
    q: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(described.kind),
    source: Type.Optional(described.source),
    /** With or without where it can be had. */
    obtain: Type.Optional(Type.Union([Type.Literal('licence'), Type.Literal('share'), Type.Literal('case')])),
    sample: Type.Optional(Type.Union([Type.Literal('with'), Type.Literal('without')])),
    emptyForm: Type.Optional(Type.Union([Type.Literal('with'), Type.Literal('without')])),
    state: Type.Optional(MaterialState),
    order: Type.Optional(Type.Union([Type.Literal('code'), Type.Literal('used')])),
    after: Type.Optional(MaterialCode),
  }),
  response: Type.Object({ rows: Type.Array(StandardMaterial), next: Nullable(MaterialCode), total: Type.Integer() }),
})
/** With the items that use it, fifty in order of base code; `after` is the base code to go on from. */
export const getMaterial = operation({
  ...reads,
  id: 'getMaterial',
  summary: 'A material with the items that use it',
  method: 'GET',
  path: '/library/materials/:code',
  params: CodeParams,
  query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 12 })) }),
  response: Type.Object({ material: StandardMaterial, users: Type.Array(MaterialUser), next: Nullable(Type.String()) }),
  errors: [404],
})
/** A new one; its code is given by the platform. */
export const addMaterial = operation({
  ...keeps,
  id: 'addMaterial',
  summary: 'Enter a material in the catalogue',
  method: 'POST',
  path: '/library/materials',
  body: MaterialText,
  response: StandardMaterial,
  errors: [403, 422],
})
/** 412 carries the material as it is now in `material`. */
export const saveMaterial = operation({
  ...keeps,
  id: 'saveMaterial',
  summary: 'Change a material of the catalogue',
  method: 'PUT',
  path: '/library/materials/:code',
  params: CodeParams,
  body: Type.Object({ version: Version, ...described }),
  response: StandardMaterial,
  errors: [403, 404, 412, 422],
})
/** Never deleted: items and their earlier revisions name it. */
export const retireMaterial = operation({
  ...keeps,
  id: 'retireMaterial',
  summary: 'Take a material out of use',
  method: 'POST',
  path: '/library/materials/:code/retirement',
  params: CodeParams,
  body: Seen,
  response: StandardMaterial,
  errors: [403, 404, 409, 412],
})
export const reinstateMaterial = operation({
  ...keeps,
  id: 'reinstateMaterial',
  summary: 'Take a retired material into use again',
  method: 'POST',
  path: '/library/materials/:code/reinstatement',
  params: CodeParams,
  body: Seen,
  response: StandardMaterial,
  errors: [403, 404, 409, 412, 422],
})
/** 并入: the code is kept, out of use, and leads to the other; the items that name it are listed with it. */
export const mergeMaterial = operation({
  ...keeps,
  id: 'mergeMaterial',
  summary: 'Let a material that was entered twice go on as the other',
  method: 'POST',
  path: '/library/materials/:code/merger',
  params: CodeParams,
  body: Type.Object({ version: Version, into: MaterialCode }),
  response: StandardMaterial,
  errors: [403, 404, 409, 412],
})
/** The file is the body, as `application/octet-stream`. It takes the place of the one before; the same bytes again change nothing. */
export const attachMaterialFile = operation({
  ...keeps,
  id: 'attachMaterialFile',
  summary: 'Hand in the sample or the empty form of a material',
  method: 'PUT',
  path: '/library/materials/:code/files/:use',
  params: FileParams,
  query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), version: Version }),
  response: StandardMaterial,
  errors: [403, 404, 412, 413, 422],
})
export const removeMaterialFile = operation({
  ...keeps,
  id: 'removeMaterialFile',
  summary: 'Take the sample or the empty form of a material away',
  method: 'POST',
  path: '/library/materials/:code/files/:use/removal',
  params: FileParams,
  body: Seen,
  response: StandardMaterial,
  errors: [403, 404, 412],
})
/** A sample or an empty form, for anybody; with `show` a browser opens it where it can. */
export const downloadMaterialFile = operation({
  id: 'downloadMaterialFile',
  tag: 'catalogue',
  summary: 'A sample or an empty form',
  method: 'GET',
  path: '/material-files/:id',
  access: 'public',
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ show: Type.Optional(Type.Literal('yes')) }),
  errors: [404, 503],
})
/** The form of an item on paper (PDF), printed as the item asks it now. */
export const printEmptyForm = operation({
  id: 'printEmptyForm',
  tag: 'catalogue',
  summary: 'The form of an item on paper, to be filled in',
  method: 'GET',
  path: '/items/:code/empty-forms/:key',
  access: 'public',
  params: Type.Object({
    code: Type.String({ pattern: '^[0-9A-Z]{31}$' }),
    key: Type.String({ pattern: '^[a-z][a-z0-9_]*$', maxLength: 80 }),
  }),
  query: Type.Object({ audience: Type.Optional(Audience), show: Type.Optional(Type.Literal('yes')) }),
  errors: [404, 503],
})
