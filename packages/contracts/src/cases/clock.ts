import { type Static, Type } from 'typebox'
import { LegalDate, Nullable } from '../shared.ts'

/** What 行政许可法 counts in days; all of them are working days (art. 82). */
export const lawDays = {
  /** To say what is missing; silence is acceptance (art. 32). */
  acceptance: 5,
  /** An extension, once, by the head of the office (art. 42). */
  extension: 10,
  /** A hearing is told so long before (art. 48), */
  hearingNotice: 7,
  /** and held within (art. 47). */
  hearingWithin: 20,
} as const

export const BilingualSentence = Type.Object({ zh: Type.String(), en: Type.String() })

/** A limit with the reason for its date, sentence by sentence. `provisional` while a year's calendar is not announced. */
export const DueDate = Type.Object({
  due: LegalDate,
  provisional: Type.Boolean(),
  explanation: Type.Array(BilingualSentence),
})
export type DueDate = Static<typeof DueDate>

/**
 * The eight procedures whose time is not counted (行政许可法 art. 45): 听证, 招标, 拍卖, 检验, 检测, 检疫, 鉴定, 专家评审.
 */
export const ProcedureKind = Type.Union([
  Type.Literal('hearing'),
  Type.Literal('tender'),
  Type.Literal('auction'),
  Type.Literal('inspection'),
  Type.Literal('testing'),
  Type.Literal('quarantine'),
  Type.Literal('appraisal'),
  Type.Literal('expert-review'),
])
export type ProcedureKind = Static<typeof ProcedureKind>

/** 听证: who leads it is not who examined (行政许可法 art. 48 (1) 3); `record` is the signed minutes, on which is decided. */
export const Hearing = Type.Object({
  heldOn: LegalDate,
  place: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
  host: Type.String({ minLength: 2, maxLength: 40, pattern: '\\S' }),
})
export type Hearing = Static<typeof Hearing>

/** A special procedure (特别程序) of a case: told in writing with the days it needs; `to` once it ended. */
export const Procedure = Type.Object({
  kind: ProcedureKind,
  reason: Type.String(),
  /** First day that is not counted: that of the notice. */
  from: LegalDate,
  /** The day by which the notice says it will be done. */
  until: LegalDate,
  /** Last day that is not counted. */
  to: Nullable(LegalDate),
  noticeNo: Type.String(),
  hearing: Nullable(Hearing),
  /** What came of it; of a hearing its record. */
  outcome: Nullable(Type.String()),
})
export type Procedure = Static<typeof Procedure>

/** An extension (延长期限), once, by the head of the office, in working days (行政许可法 art. 42). */
export const Extension = Type.Object({
  days: Type.Integer(),
  reasons: Type.String(),
  by: Type.String(),
  on: LegalDate,
  noticeNo: Type.String(),
})
export type Extension = Static<typeof Extension>

/** What the procedure of the law left on a case (程序记录). */
export const Proceedings = Type.Object({
  /** 受理日期, from which the limits run. */
  acceptedOn: Nullable(LegalDate),
  /** Nobody said anything in five working days. */
  bySilence: Type.Boolean(),
  procedures: Type.Array(Procedure),
  extension: Nullable(Extension),
  /** Why a second correction notice was allowed, by whom, whether it was given; null while one is all there may be. */
  secondNotice: Nullable(Type.Object({ reasons: Type.String(), by: Type.String(), given: Type.Boolean() })),
  /** The day until which the person may correct what the notice named. */
  correctBy: Nullable(LegalDate),
})
export type Proceedings = Static<typeof Proceedings>

/** A case that has only been received. */
export const noProceedings: Proceedings = {
  acceptedOn: null,
  bySilence: false,
  procedures: [],
  extension: null,
  secondNotice: null,
  correctBy: null,
}

/**
 * One limit of a case: `acceptance` five working days from receipt (art. 32), `correction` the person's own,
 * `procedure` the time that the notice of a special procedure named, `step` the stage's, `promised` 承诺期限,
 * `statutory` 法定期限. While the clock stands there is no date: `standsSince`.
 */
export const Limit = Type.Object({
  kind: Type.Union([
    Type.Literal('acceptance'),
    Type.Literal('correction'),
    Type.Literal('procedure'),
    Type.Literal('step'),
    Type.Literal('promised'),
    Type.Literal('statutory'),
  ]),
  name: BilingualSentence,
  clock: Nullable(DueDate),
  standsSince: Nullable(LegalDate),
  /** Negative once it has passed; null while the clock stands. */
  workingDaysLeft: Nullable(Type.Integer()),
  light: Type.Union([Type.Literal('normal'), Type.Literal('soon'), Type.Literal('overdue'), Type.Literal('standing')]),
})
export type Limit = Static<typeof Limit>
