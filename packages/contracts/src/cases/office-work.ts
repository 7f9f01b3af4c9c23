import { type Static, Type } from 'typebox'
import { type Operation, operation } from '../operation.ts'
import { IdParams, Instant, LegalDate, Nullable, Uuid, Version } from '../shared.ts'
import { CaseAction, CaseStatus, CorrectionItem, OfficerCase } from './case.ts'
import { Hearing, lawDays, ProcedureKind } from './clock.ts'

/** The queues of an office: 预审受理, 待补正 (waiting for the person), 审查, 特别程序 (the clock stands), 决定. */
export const QueueName = Type.Union([
  Type.Literal('intake'),
  Type.Literal('waiting'),
  Type.Literal('examination'),
  Type.Literal('procedure'),
  Type.Literal('decision'),
])
export type QueueName = Static<typeof QueueName>

const Light = Type.Union([Type.Literal('normal'), Type.Literal('soon'), Type.Literal('overdue')])
export const QueueRow = Type.Object({
  caseId: Uuid,
  caseNo: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  status: CaseStatus,
  /**
   * Before acceptance the fifth working day (行政许可法 art. 32), after it the promised day; in a special procedure the day
   * that its notice names, while the person corrects the last day for it.
   */
  due: LegalDate,
  submittedAt: Instant,
  /** 正常, 临期 (at most one working day left), 超期. */
  light: Light,
  /** 认领人: who works on it at this stage; null while nobody took it. */
  assignee: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
})
export type QueueRow = Static<typeof QueueRow>

/** Which rows of a queue: of everybody, mine, taken by nobody; of all lights or one. */
export const QueueFilter = Type.Object({
  whose: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('free')])),
  light: Type.Optional(Light),
})
export type QueueFilter = Static<typeof QueueFilter>

/** Fifty rows in order of due date; `next` is the key of the following page. */
export const listQueue = operation({
  id: 'listQueue',
  tag: 'cases',
  summary: 'A queue of my office, by due date',
  method: 'GET',
  path: '/queues/:queue',
  access: 'staff',
  scope: 'cases.read',
  params: Type.Object({ queue: QueueName }),
  query: Type.Object({
    ...QueueFilter.properties,
    after: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}$' })),
  }),
  response: Type.Object({ rows: Type.Array(QueueRow), next: Nullable(Type.String()) }),
})
/**
 * 认领, 转交, 退回: who of the office works on a case at its stage. `from` is the holder that was seen, so that nobody takes
 * a case from under another's hands unseen. Handing a colleague's case over needs the reason.
 */
export const AssignCase = Type.Object({
  from: Nullable(Uuid),
  to: Nullable(Uuid),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
})
export const assignCase = operation({
  id: 'assignCase',
  tag: 'cases',
  summary: 'Take, hand over or put back a case of my office',
  method: 'POST',
  path: '/cases/:id/assignee',
  access: 'staff',
  scope: 'cases.read',
  params: IdParams,
  body: AssignCase,
  response: Type.Object({ assignee: QueueRow.properties.assignee }),
  errors: [404, 409, 412, 422],
})
/** To whom a case of a queue can be handed over: colleagues whose post does its acts. */
export const listColleagues = operation({
  id: 'listColleagues',
  tag: 'cases',
  summary: 'Colleagues of my office who do the acts of a queue',
  method: 'GET',
  path: '/queues/:queue/colleagues',
  access: 'staff',
  scope: 'cases.read',
  params: Type.Object({ queue: QueueName }),
  response: Type.Object({
    colleagues: Type.Array(Type.Object({ id: Uuid, name: Type.String(), post: Type.String() })),
  }),
})
/** Counts, capped at 1,001. */
export const countQueues = operation({
  id: 'countQueues',
  tag: 'cases',
  summary: 'How many wait in each queue',
  method: 'GET',
  path: '/queues',
  access: 'staff',
  scope: 'cases.read',
  response: Type.Object({ queues: Type.Array(Type.Object({ queue: QueueName, count: Type.Integer() })) }),
})
/** By case number (or its last 12 characters) or the applicant's name; open and closed cases of the office. */
export const searchCases = operation({
  id: 'searchCases',
  tag: 'cases',
  summary: 'Find a case of my office',
  method: 'GET',
  path: '/cases',
  access: 'staff',
  scope: 'cases.read',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 60 }) }),
  response: Type.Object({ rows: Type.Array(QueueRow) }),
})
export const getCase = operation({
  id: 'getCase',
  tag: 'cases',
  summary: 'A case of my office',
  method: 'GET',
  path: '/cases/:id',
  access: 'staff',
  scope: 'cases.read',
  params: IdParams,
  response: OfficerCase,
  errors: [404],
})

/** Where an act of an office left the case. The whole case is read anew by whoever shows it (`getCase`). */
export const ActDone = Type.Object({
  id: Uuid,
  caseNo: Type.String(),
  version: Type.Integer(),
  status: CaseStatus,
  due: Nullable(LegalDate),
  /** What this officer may do next. */
  allowedActions: Type.Array(CaseAction),
  /** The notice or decision that the act issued. */
  document: Nullable(Type.Object({ id: Uuid, number: Type.String() })),
})
export type ActDone = Static<typeof ActDone>

const act = {
  access: 'staff',
  tag: 'cases',
  method: 'POST',
  params: IdParams,
  response: ActDone,
  errors: [403, 404, 409, 412, 422],
} as const
const Note = Type.Optional(Type.String({ maxLength: 500 }))
/** Five characters at least that are not blank. */
const Reasons = Type.String({ minLength: 5, maxLength: 2000, pattern: '(\\S\\s*){5}' })

/** Pre-review passed (预审通过): the person is told that nothing is missing. */
export const passPreReview = operation({
  ...act,
  id: 'passPreReview',
  summary: 'Pass the pre-review',
  path: '/cases/:id/pre-review',
  scope: 'cases.accept',
  body: Type.Object({ version: Version, note: Note }),
})
/** The one-time notice (一次性告知): every item bound to a field or material. Exactly one a case. */
export const AskCorrection = Type.Object({
  version: Version,
  items: Type.Array(CorrectionItem, { minItems: 1, maxItems: 50 }),
})
export type AskCorrection = Static<typeof AskCorrection>
export const askCorrection = operation({
  ...act,
  id: 'askCorrection',
  summary: 'Ask for corrections, once',
  path: '/cases/:id/correction-notice',
  scope: 'cases.accept',
  body: AskCorrection,
})
/** Formal acceptance (受理): numbered notice, the clock starts. */
export const AcceptCase = Type.Object({ version: Version, note: Note })
export type AcceptCase = Static<typeof AcceptCase>
export const acceptCase = operation({
  ...act,
  id: 'acceptCase',
  summary: 'Accept a case for handling',
  path: '/cases/:id/acceptance',
  scope: 'cases.accept',
  body: AcceptCase,
})
/** Refusal to accept (不予受理): reasons; the document names the remedies. */
export const refuseCase = operation({
  ...act,
  id: 'refuseCase',
  summary: 'Refuse to accept',
  path: '/cases/:id/refusal',
  scope: 'cases.accept',
  body: Type.Object({ version: Version, reasons: Reasons }),
})
/** What an act would issue, word for word, before it takes effect; without number and code, which come with effect. */
export const DocumentPreview = Type.Object({
  title: Type.String(),
  titleEn: Type.String(),
  office: Type.String(),
  addressee: Type.String(),
  paragraphs: Type.Array(Type.String()),
  table: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  items: Type.Array(Type.Object({ label: Type.String(), request: Type.String() })),
  remedies: Type.Array(Type.String()),
  date: LegalDate,
})
export type DocumentPreview = Static<typeof DocumentPreview>
/** An act of an office: on one case, with the version seen. */
export type OfficeOperation = Operation & typeof act
/** The same act asked without effect: answers the document, or the problem that would stop the act. */
export const previewOf = ({ id, summary, path, scope, body }: Omit<OfficeOperation, 'response'>) =>
  operation({
    ...act,
    id: `${id}Preview`,
    summary: `${summary}: the document before it takes effect`,
    path: `${path}/preview`,
    ...(scope === undefined ? {} : { scope }),
    ...(body === undefined ? {} : { body }),
    response: DocumentPreview,
  })

/** A second notice needs the reason of whoever leads the office, and is an event for supervision. */
export const allowSecondNotice = operation({
  ...act,
  id: 'allowSecondNotice',
  summary: 'Allow a second correction notice',
  path: '/cases/:id/second-notice',
  scope: 'cases.lead',
  body: Type.Object({ version: Version, reasons: Reasons }),
})
/** A special procedure (特别程序): its notice stops the clock (行政许可法 art. 45). */
export const StartProcedure = Type.Object({
  version: Version,
  kind: ProcedureKind,
  reason: Reasons,
  /** Working days that it needs, as the person is told; of a hearing up to the day it is held. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 250 })),
  hearing: Type.Optional(Hearing),
})
export type StartProcedure = Static<typeof StartProcedure>
export const startProcedure = operation({
  ...act,
  id: 'startProcedure',
  summary: 'Start a special procedure',
  path: '/cases/:id/procedures',
  scope: 'cases.examine',
  body: StartProcedure,
})
export const endProcedure = operation({
  ...act,
  id: 'endProcedure',
  summary: 'End the special procedure',
  path: '/cases/:id/procedures/end',
  scope: 'cases.examine',
  body: Type.Object({ version: Version, outcome: Reasons }),
})
/** Once, by the head of the office. */
export const ExtendLimit = Type.Object({
  version: Version,
  days: Type.Integer({ minimum: 1, maximum: lawDays.extension }),
  reasons: Reasons,
})
export type ExtendLimit = Static<typeof ExtendLimit>
export const extendLimit = operation({
  ...act,
  id: 'extendLimit',
  summary: 'Extend the limit, once',
  path: '/cases/:id/extension',
  scope: 'cases.lead',
  body: ExtendLimit,
})
/** Ends a case without a decision (终止办理), with reasons. */
export const terminateCase = operation({
  ...act,
  id: 'terminateCase',
  summary: 'Terminate a case',
  path: '/cases/:id/termination',
  scope: 'cases.decide',
  body: Type.Object({ version: Version, reasons: Reasons }),
})
/** The handler's opinion (承办意见). */
export const ExamineCase = Type.Object({
  version: Version,
  proposal: Type.Union([Type.Literal('grant'), Type.Literal('deny')]),
  opinion: Reasons,
})
export type ExamineCase = Static<typeof ExamineCase>
export const examineCase = operation({
  ...act,
  id: 'examineCase',
  summary: "Give the handler's opinion",
  path: '/cases/:id/opinion',
  scope: 'cases.examine',
  body: ExamineCase,
})
/** The approver's decision (决定), by a person other than the handler. Denial needs reasons. */
export const DecideCase = Type.Object({
  version: Version,
  decision: Type.Union([Type.Literal('grant'), Type.Literal('deny')]),
  reasons: Type.Optional(Type.String({ maxLength: 2000 })),
})
export type DecideCase = Static<typeof DecideCase>
export const decideCase = operation({
  ...act,
  id: 'decideCase',
  summary: 'Decide a case',
  path: '/cases/:id/decision',
  scope: 'cases.decide',
  body: DecideCase,
})

/** The acts whose document can be read before it takes effect. */
export const previews = [
  askCorrection,
  acceptCase,
  refuseCase,
  startProcedure,
  extendLimit,
  terminateCase,
  decideCase,
].map(previewOf)
