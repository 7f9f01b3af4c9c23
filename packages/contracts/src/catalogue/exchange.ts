import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant, Nullable, RegionCode, Uuid, Version } from '../shared.ts'

/** One thing that keeps a row from being taken over, or that was taken for what it most likely means. */
export const RowProblem = Type.Object({
  /** Sheet or national exchange table. */
  table: Type.String(),
  /** Line of the file, the head being line 1. */
  line: Type.Integer(),
  /** The column's head as written in the file; empty for the row as a whole. */
  field: Type.String(),
  code: Type.String(),
  /** A warning does not keep the row out. */
  level: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  /** Why, and what to do. */
  message: Type.String(),
  messageEn: Type.String(),
})
export type RowProblem = Static<typeof RowProblem>

/** Which column of the file was read as which element. */
export const ColumnMapping = Type.Object({
  table: Type.String(),
  kind: Type.Union([Type.Literal('directory'), Type.Literal('implementing'), Type.Literal('materials')]),
  columns: Type.Array(Type.Object({ head: Type.String(), element: Nullable(Type.String()) })),
})
export type ColumnMapping = Static<typeof ColumnMapping>

export const ImportReport = Type.Object({
  encoding: Type.String(),
  tables: Type.Array(ColumnMapping),
  rows: Type.Integer(),
  wrong: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  /** The first thousand; all of them are in the file of the report. */
  problems: Type.Array(RowProblem),
})
export type ImportReport = Static<typeof ImportReport>

/** 检查中 → 待审查 (or 有错误, 没有可导入的变化) → 导入中 → 已导入; 已放弃, 失败. */
export const ImportState = Type.Union([
  Type.Literal('checking'),
  Type.Literal('wrong'),
  Type.Literal('unchanged'),
  Type.Literal('checked'),
  Type.Literal('importing'),
  Type.Literal('imported'),
  Type.Literal('discarded'),
  Type.Literal('failed'),
])
export type ImportState = Static<typeof ImportState>

export const ImportRun = Type.Object({
  id: Uuid,
  version: Version,
  name: Type.String(),
  state: ImportState,
  /** Rows checked or written so far, of `total`. */
  done: Type.Integer(),
  total: Nullable(Type.Integer()),
  byName: Type.String(),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  reviewerName: Nullable(Type.String()),
  report: Nullable(ImportReport),
  mayConfirm: Type.Boolean(),
})
export type ImportRun = Static<typeof ImportRun>

const staff = { tag: 'library', access: 'staff' } as const

/** The file is the body, as `application/octet-stream`; checked in the background, nothing is changed by it. */
export const startImport = operation({
  ...staff,
  id: 'startImport',
  summary: 'Hand a list in to be checked',
  method: 'POST',
  path: '/library/imports',
  scope: 'library.propose',
  query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
  response: ImportRun,
  errors: [403, 413, 422],
})
export const listImports = operation({
  ...staff,
  id: 'listImports',
  summary: 'Lists handed in',
  method: 'GET',
  path: '/library/imports',
  scope: 'library.read',
  response: Type.Object({ runs: Type.Array(ImportRun) }),
})
export const getImport = operation({
  ...staff,
  id: 'getImport',
  summary: 'How far a list has come',
  method: 'GET',
  path: '/library/imports/:id',
  scope: 'library.read',
  params: IdParams,
  response: ImportRun,
  errors: [404],
})
/** By the secrecy reviewer, somebody other than who handed it in: all rows are taken over, or none. */
export const confirmImport = operation({
  ...staff,
  id: 'confirmImport',
  summary: 'Take a checked list over',
  method: 'POST',
  path: '/library/imports/:id/confirmation',
  scope: 'library.review-secrecy',
  params: IdParams,
  body: Type.Object({ version: Version, opinion: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S' }) }),
  response: ImportRun,
  errors: [403, 404, 409, 412, 422],
})
export const discardImport = operation({
  ...staff,
  id: 'discardImport',
  summary: 'Drop a list that was handed in',
  method: 'POST',
  path: '/library/imports/:id/discarding',
  scope: 'library.propose',
  params: IdParams,
  body: Type.Object({ version: Version }),
  response: ImportRun,
  errors: [403, 404, 409, 412],
})
/** Every problem of a run as a CSV file, line by line. */
export const downloadImportReport = operation({
  ...staff,
  id: 'downloadImportReport',
  summary: 'The report of a list as a file',
  method: 'GET',
  path: '/library/imports/:id/report.csv',
  scope: 'library.read',
  params: IdParams,
  errors: [404],
})

export const ExportKind = Type.Union([
  /** Directory items, for people. */
  Type.Literal('directory'),
  /** Implementing items at or below a region, for people. */
  Type.Literal('implementing'),
  /** The national exchange tables. */
  Type.Literal('national'),
])
export type ExportKind = Static<typeof ExportKind>
export const exportItems = operation({
  ...staff,
  id: 'exportItems',
  summary: 'The library as a file',
  method: 'GET',
  path: '/library/export',
  scope: 'library.read',
  query: Type.Object({
    kind: ExportKind,
    format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
    region: Type.Optional(RegionCode),
  }),
  errors: [404, 422],
})
