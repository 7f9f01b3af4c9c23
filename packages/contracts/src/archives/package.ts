import { type Static, Type } from 'typebox'
import { Nullable } from '../shared.ts'

/** 四性 (DA/T 70): 真实性, 完整性, 可用性, 安全性. */
export const ArchiveCheckName = Type.Union([
  Type.Literal('authentic'),
  Type.Literal('whole'),
  Type.Literal('usable'),
  Type.Literal('safe'),
])
export type ArchiveCheckName = Static<typeof ArchiveCheckName>

/** What a check found. `error`: the package does not pass; `note`: to know, and no fault of the package. */
export const ArchiveFinding = Type.Object({
  check: ArchiveCheckName,
  /** Stable: `changed-file`, `missing-file`, … */
  code: Type.String(),
  level: Type.Union([Type.Literal('error'), Type.Literal('note')]),
  /** Of the file it is about; null for the package. */
  path: Nullable(Type.String()),
  text: Type.String(),
  textEn: Type.String(),
})
export type ArchiveFinding = Static<typeof ArchiveFinding>

/** The four checks of one package: a result each, and one for each file. */
export const ArchiveReport = Type.Object({
  valid: Type.Boolean(),
  caseNo: Nullable(Type.String()),
  /** Size and SM3 of the whole package, to compare with a hand-over list. */
  bytes: Type.Integer(),
  sm3: Nullable(Type.String()),
  checks: Type.Array(
    Type.Object({ check: ArchiveCheckName, passed: Type.Boolean(), text: Type.String(), textEn: Type.String() }),
  ),
  files: Type.Array(
    Type.Object({
      path: Type.String(),
      bytes: Type.Integer(),
      format: Type.String(),
      sm3: Type.String(),
      passed: Type.Boolean(),
    }),
  ),
  findings: Type.Array(ArchiveFinding),
})
export type ArchiveReport = Static<typeof ArchiveReport>
