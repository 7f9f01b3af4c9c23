import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Instant, LegalDate, Level, Nullable, RegionCode, Uuid, Version } from '../shared.ts'
import { ItemContent } from './item.ts'
import { LocalElements } from './local.ts'
import { ProposalBrief, ProposalKind } from './proposals.ts'

/** 在用, 暂停, 取消. */
export const ItemState = Type.Union([Type.Literal('in-force'), Type.Literal('suspended'), Type.Literal('cancelled')])
export type ItemState = Static<typeof ItemState>

/** The five lists of “3+2”: 权力清单, 责任清单, 涉企收费清单; 公共服务清单, 中介服务清单. Views of one library. */
export const ListName = Type.Union([
  Type.Literal('power'),
  Type.Literal('duty'),
  Type.Literal('fee'),
  Type.Literal('public-service'),
  Type.Literal('intermediary'),
])
export type ListName = Static<typeof ListName>

export const DirectoryRow = Type.Object({
  itemId: Type.String(),
  baseCode: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  type: Type.String(),
  department: Type.String(),
  levels: Type.Array(Level),
  lists: Type.Array(ListName),
  state: ItemState,
  revision: Type.Integer(),
  effectiveFrom: LegalDate,
  /** How many offices exercise it. */
  implementing: Type.Integer(),
})
export type DirectoryRow = Static<typeof DirectoryRow>

const staff = { tag: 'library', access: 'staff', scope: 'library.read' } as const
const Code = Type.String({ pattern: '^[0-9A-Z]{31}$' })

/** Fifty rows in order of base code. */
export const listDirectory = operation({
  ...staff,
  id: 'listDirectory',
  summary: 'Items of the directory',
  method: 'GET',
  path: '/library/directory',
  query: Type.Object({
    list: Type.Optional(ListName),
    state: Type.Optional(ItemState),
    department: Type.Optional(Type.String({ maxLength: 60 })),
    type: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
    level: Type.Optional(Level),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  }),
  response: Type.Object({ rows: Type.Array(DirectoryRow), next: Nullable(Type.String()), total: Type.Integer() }),
})

export const RevisionRow = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  kind: Nullable(ProposalKind),
  reason: Type.String(),
  effectiveFrom: LegalDate,
  publishedAt: Instant,
  current: Type.Boolean(),
})
export type RevisionRow = Static<typeof RevisionRow>

/** How far a published change has come through those who inherit. */
export const Propagation = Type.Object({
  total: Type.Integer(),
  done: Type.Integer(),
  toMerge: Type.Integer(),
  state: Type.Union([Type.Literal('running'), Type.Literal('done')]),
})
export type Propagation = Static<typeof Propagation>

export const DirectoryItem = Type.Object({
  ...DirectoryRow.properties,
  content: ItemContent,
  revisions: Type.Array(RevisionRow),
  implementingByLevel: Type.Array(Type.Object({ level: Level, count: Type.Integer() })),
  proposals: Type.Array(ProposalBrief),
  propagation: Nullable(Propagation),
  /** Items it came from or became, after a split or merge. */
  related: Type.Array(Type.Object({ itemId: Type.String(), name: Type.String(), how: Type.String() })),
  /** Kinds of change that the officer may begin now. */
  allowedKinds: Type.Array(ProposalKind),
})
export type DirectoryItem = Static<typeof DirectoryItem>
export const getDirectoryItem = operation({
  ...staff,
  id: 'getDirectoryItem',
  summary: 'An item of the directory with its history',
  method: 'GET',
  path: '/library/directory/:itemId',
  params: Type.Object({ itemId: Type.String({ maxLength: 40 }) }),
  response: DirectoryItem,
  errors: [404],
})
/** Any revision of the directory or of an office, whole. */
export const getRevision = operation({
  ...staff,
  id: 'getRevision',
  summary: 'A revision as it was published',
  method: 'GET',
  path: '/library/revisions/:id',
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    ...RevisionRow.properties,
    itemId: Type.String(),
    code: Nullable(Type.String()),
    content: ItemContent,
    local: Nullable(LocalElements),
  }),
  errors: [404],
})
/** What materials can be had from: kinds of licence, shared data, and documents that items end with. */
export const SourceName = Type.Object({
  kind: Type.Union([Type.Literal('licence-type'), Type.Literal('shared-resource'), Type.Literal('document')]),
  name: Type.String(),
  nameEn: Type.String(),
  /** Of a document the item that it is the result of. */
  code: Type.String(),
})
export type SourceName = Static<typeof SourceName>
export const listSourceNames = operation({
  ...staff,
  id: 'listSourceNames',
  summary: 'What materials can be had from, by name',
  method: 'GET',
  path: '/library/source-names',
  response: Type.Object({ names: Type.Array(SourceName) }),
})
/** List versions (清单版本): one for each change of the directory that came out, newest first. */
export const ListVersion = Type.Object({
  number: Type.Integer(),
  publishedAt: Instant,
  changes: Type.Array(
    Type.Object({
      kind: ProposalKind,
      itemId: Type.String(),
      baseCode: Type.String(),
      name: Type.String(),
      reason: Type.String(),
    }),
  ),
})
export type ListVersion = Static<typeof ListVersion>
export const listListVersions = operation({
  ...staff,
  id: 'listListVersions',
  summary: 'Versions of the list',
  method: 'GET',
  path: '/library/list-versions',
  query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 1 })) }),
  response: Type.Object({ versions: Type.Array(ListVersion), next: Nullable(Type.Integer()) }),
})

export const ImplementingState = Type.Union([
  /** Of its level and department, not exercised yet. */
  Type.Literal('not-taken-up'),
  Type.Literal('published'),
  Type.Literal('to-merge'),
  Type.Literal('suspended'),
  Type.Literal('cancelled'),
])
export type ImplementingState = Static<typeof ImplementingState>

export const ImplementingRow = Type.Object({
  itemId: Type.String(),
  code: Nullable(Type.String()),
  name: Type.String(),
  nameEn: Type.String(),
  type: Type.String(),
  state: ImplementingState,
  /** Elements in which the office differs from the directory. */
  differs: Type.Array(Type.String()),
  revision: Type.Integer(),
  effectiveFrom: Nullable(LegalDate),
})
export type ImplementingRow = Static<typeof ImplementingRow>
/** Of my office: what it exercises and what it could take up. */
export const listImplementing = operation({
  ...staff,
  id: 'listImplementing',
  summary: 'Implementing items of my office',
  method: 'GET',
  path: '/library/implementing',
  query: Type.Object({
    state: Type.Optional(ImplementingState),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  response: Type.Object({
    rows: Type.Array(ImplementingRow),
    next: Nullable(Type.String()),
    counts: Type.Array(Type.Object({ state: ImplementingState, count: Type.Integer() })),
  }),
})

/** An element that the directory and the office both changed since the office's last revision. */
export const MergeConflict = Type.Object({
  element: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  base: Type.String(),
  directory: Type.String(),
  office: Type.String(),
  /** Why the office's value cannot stay, such as a promise above the new limit; null when it may. */
  officeRefused: Nullable(Type.String()),
})
export type MergeConflict = Static<typeof MergeConflict>
export const Merge = Type.Object({
  id: Uuid,
  version: Version,
  code: Code,
  since: Instant,
  conflicts: Type.Array(MergeConflict),
})
export type Merge = Static<typeof Merge>

export const ImplementingItem = Type.Object({
  ...ImplementingRow.properties,
  code: Code,
  officeName: Type.String(),
  level: Level,
  regionCode: RegionCode,
  regionName: Type.String(),
  /** As the guide shows it: directory with local elements. */
  content: ItemContent,
  directory: ItemContent,
  local: LocalElements,
  revisions: Type.Array(RevisionRow),
  merge: Nullable(Merge),
  proposals: Type.Array(ProposalBrief),
  allowedKinds: Type.Array(ProposalKind),
})
export type ImplementingItem = Static<typeof ImplementingItem>
export const getImplementing = operation({
  ...staff,
  id: 'getImplementing',
  summary: 'An implementing item of my office',
  method: 'GET',
  path: '/library/implementing/:code',
  params: Type.Object({ code: Code }),
  response: ImplementingItem,
  errors: [404],
})
/** Decides a merge element by element; makes the office's next revision over the directory's current one. */
export const resolveMerge = operation({
  ...staff,
  id: 'resolveMerge',
  summary: 'Decide what stays after a change of the directory',
  method: 'POST',
  path: '/library/merges/:id',
  params: Type.Object({ id: Uuid }),
  body: Type.Object({
    version: Version,
    take: Type.Record(Type.String(), Type.Union([Type.Literal('directory'), Type.Literal('office')])),
  }),
  response: ImplementingItem,
  errors: [403, 404, 409, 412, 422],
})

/** Who deviates, where, from what: over all regions at or below the officer's. */
export const DifferenceRow = Type.Object({
  itemId: Type.String(),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  code: Code,
  officeName: Type.String(),
  regionCode: RegionCode,
  regionName: Type.String(),
  element: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  directory: Type.String(),
  office: Type.String(),
})
export type DifferenceRow = Static<typeof DifferenceRow>
export const listDifferences = operation({
  ...staff,
  id: 'listDifferences',
  summary: 'Where offices differ from the directory',
  method: 'GET',
  path: '/library/differences',
  query: Type.Object({
    itemId: Type.Optional(Type.String({ maxLength: 40 })),
    region: Type.Optional(RegionCode),
    element: Type.Optional(Type.String({ maxLength: 40 })),
    after: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({
    rows: Type.Array(DifferenceRow),
    next: Nullable(Type.String()),
    /** By element, over all that the query names; capped at 1,001. */
    byElement: Type.Array(
      Type.Object({ element: Type.String(), label: Type.String(), labelEn: Type.String(), count: Type.Integer() }),
    ),
    /** Offices that do not exercise an item of their level, and codes that break the scheme. */
    toMerge: Type.Integer(),
  }),
})
