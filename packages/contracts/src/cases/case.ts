import { type Static, Type } from 'typebox'
import { FormAnswers, PublishedForm } from '../catalogue/form.ts'
import { ChecklistEntry } from '../materials/uploads.ts'
import { Audience, Instant, LegalDate, Level, Nullable, Uuid } from '../shared.ts'
import { DueDate, Limit, Proceedings } from './clock.ts'

/**
 * Where a case stands (domain 1.3): 已提交, 预审通过, 待补正, 已受理, 特别程序中, 已审查, 准予, 不予许可, 办结, 不予受理,
 * 已撤回, 已终止. `granted` becomes `delivered` when the result document is made and handed over.
 */
export const CaseStatus = Type.Union([
  Type.Literal('submitted'),
  Type.Literal('pre-reviewed'),
  Type.Literal('correction-asked'),
  Type.Literal('accepted'),
  /** The clock stands still with a written notice (行政许可法 art. 45). */
  Type.Literal('special-procedure'),
  Type.Literal('examined'),
  Type.Literal('granted'),
  Type.Literal('denied'),
  Type.Literal('delivered'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
  Type.Literal('terminated'),
])
export type CaseStatus = Static<typeof CaseStatus>

export const CaseAction = Type.Union([
  Type.Literal('pass-pre-review'),
  Type.Literal('ask-correction'),
  Type.Literal('correct'),
  Type.Literal('allow-second-notice'),
  Type.Literal('accept'),
  /** By the platform: five working days without a word (行政许可法 art. 32). */
  Type.Literal('accept-by-silence'),
  Type.Literal('refuse'),
  Type.Literal('start-procedure'),
  Type.Literal('end-procedure'),
  Type.Literal('extend'),
  Type.Literal('examine'),
  Type.Literal('grant'),
  Type.Literal('deny'),
  Type.Literal('deliver'),
  Type.Literal('withdraw'),
  Type.Literal('terminate'),
])
export type CaseAction = Static<typeof CaseAction>

/**
 * A numbered document of a case: 受理通知书, 补正告知书, 不予受理决定书, 特别程序告知书, 听证告知书, 延期告知书, 准予/不予决定书,
 * 终止办理告知书, 送达回证, 一件事办结告知书, 证照.
 */
export const CaseDocument = Type.Object({
  id: Uuid,
  kind: Type.Union([
    Type.Literal('acceptance-notice'),
    Type.Literal('correction-notice'),
    Type.Literal('refusal-notice'),
    Type.Literal('procedure-notice'),
    Type.Literal('hearing-notice'),
    Type.Literal('extension-notice'),
    Type.Literal('termination-notice'),
    Type.Literal('grant-decision'),
    Type.Literal('denial-decision'),
    Type.Literal('delivery-record'),
    Type.Literal('joint-answer'),
    Type.Literal('result'),
  ]),
  number: Type.String(),
  title: Type.String(),
  titleEn: Type.String(),
  /** Code for the public page `/verify/CODE`. */
  verifyCode: Type.String(),
  /** `pending` while the PDF is being made. */
  state: Type.Union([Type.Literal('pending'), Type.Literal('ready'), Type.Literal('failed')]),
  createdAt: Instant,
})
export type CaseDocument = Static<typeof CaseDocument>

/** One act on the timeline. */
export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  type: Type.String(),
  at: Instant,
  /** The office, 申请人 or 系统. For the public: never an officer's name. */
  actor: Type.String(),
  actorEn: Type.String(),
  text: Type.String(),
  textEn: Type.String(),
  documentId: Type.Optional(Nullable(Uuid)),
})
export type TimelineEntry = Static<typeof TimelineEntry>

/** One thing to correct, bound to a field or a material. */
export const CorrectionItem = Type.Object({
  target: Type.Union([Type.Literal('field'), Type.Literal('material')]),
  key: Type.String(),
  label: Type.String(),
  /** What is wrong and what to do. */
  request: Type.String({ minLength: 2, maxLength: 500, pattern: '(\\S\\s*){2}' }),
})
export type CorrectionItem = Static<typeof CorrectionItem>

export const CaseBrief = Type.Object({
  id: Uuid,
  caseNo: Type.String(),
  itemCode: Type.String(),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  officeName: Type.String(),
  applicantName: Type.String(),
  status: CaseStatus,
  submittedAt: Instant,
  due: Nullable(LegalDate),
})
export type CaseBrief = Static<typeof CaseBrief>

const wholeCase = {
  ...CaseBrief.properties,
  version: Type.Integer(),
  level: Level,
  regionCode: Type.String(),
  regionName: Type.String(),
  audience: Audience,
  promisedDays: Type.Integer(),
  form: PublishedForm,
  answers: FormAnswers,
  lockedKeys: Type.Array(Type.String()),
  checklist: Type.Array(ChecklistEntry),
  clock: Nullable(DueDate),
  /** Step, promise and law side by side; empty once the case is closed. */
  limits: Type.Array(Limit),
  proceedings: Proceedings,
  corrections: Type.Array(CorrectionItem),
  documents: Type.Array(CaseDocument),
  timeline: Type.Array(TimelineEntry),
  allowedActions: Type.Array(CaseAction),
  reasons: Nullable(Type.String()),
  rated: Type.Boolean(),
}

/** A case as its applicant sees it. */
export const MyCase = Type.Object({ ...wholeCase, queryCode: Type.String() })
export type MyCase = Static<typeof MyCase>

/** What the person changed since the correction notice. */
export const AnswerChange = Type.Object({
  key: Type.String(),
  label: Type.String(),
  before: Type.String(),
  after: Type.String(),
})

/** A case as an officer of its office sees it. */
export const OfficerCase = Type.Object({
  ...wholeCase,
  applicant: Type.Object({
    name: Type.String(),
    maskedIdentifier: Type.String(),
    maskedMobile: Type.String(),
    /** The natural person who acted, when for a legal person. */
    actedBy: Nullable(Type.String()),
  }),
  changes: Type.Array(AnswerChange),
  changedMaterials: Type.Array(Type.String()),
  opinion: Nullable(
    Type.Object({ text: Type.String(), proposal: Type.String(), officerName: Type.String(), at: Instant }),
  ),
  reviewPoints: Type.Array(Type.String()),
  /** The version of the item that the case keeps to its end (in force `since`), and what became of the item after it. */
  itemVersion: Type.Object({
    since: LegalDate,
    now: Type.Union([
      Type.Literal('same'),
      Type.Literal('changed'),
      Type.Literal('suspended'),
      Type.Literal('cancelled'),
    ]),
  }),
  /** The business item (业务办理项) that the circumstance comes to; its code is the implementing code with a serial. */
  businessItem: Type.Optional(Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() })),
  /** Why an act that the status allows is closed to this officer, by action. */
  closedActions: Type.Array(Type.Object({ action: CaseAction, why: Type.String(), whyEn: Type.String() })),
})
export type OfficerCase = Static<typeof OfficerCase>
