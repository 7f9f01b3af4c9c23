import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant, LegalDate, Nullable, Uuid, Version } from '../shared.ts'
import { ArchiveReport } from './package.ts'

/** 待归档 (could not be made, with the reason), 已归档, 已移交, 已销毁. */
export const ArchiveState = Type.Union([
  Type.Literal('failed'),
  Type.Literal('archived'),
  Type.Literal('handed-over'),
  Type.Literal('destroyed'),
])
export type ArchiveState = Static<typeof ArchiveState>

/** 保管期限: 永久, 定期30年, 定期10年. */
export const Retention = Type.Union([Type.Literal('permanent'), Type.Literal('30-years'), Type.Literal('10-years')])
export type Retention = Static<typeof Retention>

/** The package of one case (一办件一包). */
export const Archive = Type.Object({
  id: Uuid,
  caseNo: Type.String(),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  state: ArchiveState,
  version: Type.Integer(),
  year: Type.Integer(),
  closedOn: LegalDate,
  retention: Retention,
  /** The last day of retention; null for ever. */
  keepUntil: Nullable(LegalDate),
  /** Retention has ended and nobody has asked for destruction yet. */
  due: Type.Boolean(),
  bytes: Nullable(Type.Integer()),
  sm3: Nullable(Type.String()),
  archivedAt: Nullable(Instant),
  checkedAt: Nullable(Instant),
  /** Of the last check. */
  valid: Nullable(Type.Boolean()),
  /** Why it could not be made. */
  failure: Nullable(Type.String()),
  failureEn: Nullable(Type.String()),
})
export type Archive = Static<typeof Archive>

const staff = { tag: 'archives', access: 'staff', scope: 'archives.manage' } as const

/** Newest first, a page of fifty; `counts` are of the office, by state and year. */
export const listArchives = operation({
  ...staff,
  id: 'listArchives',
  summary: "My office's packages",
  method: 'GET',
  path: '/archives',
  query: Type.Object({
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
    state: Type.Optional(Type.Union([ArchiveState, Type.Literal('due')])),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Uuid),
  }),
  response: Type.Object({
    archives: Type.Array(Archive),
    next: Nullable(Uuid),
    counts: Type.Array(Type.Object({ year: Type.Integer(), state: ArchiveState, count: Type.Integer() })),
  }),
})

export const getArchive = operation({
  ...staff,
  id: 'getArchive',
  summary: 'A package with its last check',
  method: 'GET',
  path: '/archives/:id',
  params: IdParams,
  response: Type.Object({ archive: Archive, report: Nullable(ArchiveReport) }),
  errors: [404],
})

/** The ZIP, named by the case number. Who took it is recorded, and the person it concerns may read that. */
export const downloadArchive = operation({
  ...staff,
  id: 'downloadArchive',
  summary: 'The package as a file',
  method: 'GET',
  path: '/archives/:id/package',
  params: IdParams,
  errors: [404, 409],
})

/** Runs the four checks now; what they find is kept with the package. */
export const checkArchive = operation({
  ...staff,
  id: 'checkArchive',
  summary: 'Check a package now',
  method: 'POST',
  path: '/archives/:id/checks',
  params: IdParams,
  response: ArchiveReport,
  errors: [404, 409],
})

/** What the case page shows: whether and when the case was archived. */
export const getCaseArchive = operation({
  id: 'getCaseArchive',
  tag: 'archives',
  summary: 'Whether a case was archived',
  method: 'GET',
  path: '/cases/:id/archive',
  access: 'staff',
  scope: 'cases.read',
  params: IdParams,
  response: Type.Object({ archive: Nullable(Archive) }),
})

/** 移交: to the archives (档案馆), with a list. `confirmed` once they have said that it arrived. */
export const Transfer = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.Union([Type.Literal('listed'), Type.Literal('confirmed')]),
  version: Type.Integer(),
  year: Type.Integer(),
  packages: Type.Integer(),
  bytes: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Instant,
  receivedBy: Nullable(Type.String()),
  receiptNo: Nullable(Type.String()),
  confirmedAt: Nullable(Instant),
})
export type Transfer = Static<typeof Transfer>

export const listTransfers = operation({
  ...staff,
  id: 'listTransfers',
  summary: "My office's hand-over lists",
  method: 'GET',
  path: '/archive-transfers',
  response: Type.Object({ transfers: Type.Array(Transfer) }),
})

/** All packages of a year that are not handed over yet, checked again; what does not pass stays here and is named. */
export const makeTransfer = operation({
  ...staff,
  id: 'makeTransfer',
  summary: 'Make a hand-over list of a year',
  method: 'POST',
  path: '/archive-transfers',
  body: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2200 }) }),
  response: Type.Object({ transfer: Transfer, kept: Type.Array(Type.Object({ caseNo: Type.String() })) }),
  errors: [409, 422],
})

export const downloadTransferList = operation({
  ...staff,
  id: 'downloadTransferList',
  summary: 'The hand-over list as a file',
  method: 'GET',
  path: '/archive-transfers/:id/list',
  params: IdParams,
  query: Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx'), Type.Literal('xml')]) }),
  errors: [404],
})

export const confirmTransfer = operation({
  ...staff,
  id: 'confirmTransfer',
  summary: 'The archives have received the packages',
  method: 'POST',
  path: '/archive-transfers/:id/confirm',
  params: IdParams,
  body: Type.Object({
    version: Version,
    receivedBy: Type.String({ minLength: 2, maxLength: 100, pattern: '(\\S\\s*){2}' }),
    receiptNo: Type.String({ minLength: 2, maxLength: 100, pattern: '(\\S\\s*){2}' }),
  }),
  response: Transfer,
  errors: [404, 409, 412],
})

/** 销毁: asked by one officer, approved by two others; what is kept of it is this record. */
export const Destruction = Type.Object({
  id: Uuid,
  state: Type.Union([Type.Literal('asked'), Type.Literal('approved'), Type.Literal('rejected')]),
  version: Type.Integer(),
  reason: Type.String(),
  packages: Type.Array(Type.Object({ caseNo: Type.String(), itemName: Type.String(), keepUntil: LegalDate })),
  askedBy: Type.String(),
  askedAt: Instant,
  answers: Type.Array(Type.Object({ by: Type.String(), approves: Type.Boolean(), note: Type.String(), at: Instant })),
  /** Whether the officer who reads may still answer. */
  mayAnswer: Type.Boolean(),
})
export type Destruction = Static<typeof Destruction>

export const listDestructions = operation({
  id: 'listDestructions',
  tag: 'archives',
  access: 'staff',
  scope: 'archives.read',
  summary: 'Destructions asked and made in my office',
  method: 'GET',
  path: '/archive-destructions',
  response: Type.Object({ destructions: Type.Array(Destruction) }),
})

export const askDestruction = operation({
  ...staff,
  id: 'askDestruction',
  summary: 'Ask for packages whose retention has ended to be destroyed',
  method: 'POST',
  path: '/archive-destructions',
  body: Type.Object({
    packages: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
    reason: Type.String({ minLength: 5, maxLength: 500, pattern: '(\\S\\s*){5}' }),
  }),
  response: Destruction,
  errors: [404, 409, 422],
})

/** The second approval destroys; one refusal ends it. */
export const answerDestruction = operation({
  id: 'answerDestruction',
  tag: 'archives',
  access: 'staff',
  scope: 'archives.approve',
  summary: 'Approve or refuse a destruction',
  method: 'POST',
  path: '/archive-destructions/:id/answers',
  params: IdParams,
  body: Type.Object({ version: Version, approves: Type.Boolean(), note: Type.String({ maxLength: 500 }) }),
  response: Destruction,
  errors: [404, 409, 412, 422],
})
