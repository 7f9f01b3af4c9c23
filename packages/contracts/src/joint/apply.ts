import { type Static, Type } from 'typebox'
import { CaseDocument, CaseStatus } from '../cases/case.ts'
import { DueDate } from '../cases/clock.ts'
import { FormAnswers, PublishedForm } from '../catalogue/form.ts'
import { ChecklistEntry } from '../materials/uploads.ts'
import { operation } from '../operation.ts'
import { Audience, Empty, IdParams, Instant, LegalDate, Nullable, RegionCode, Uuid, Version } from '../shared.ts'

const named = { name: Type.String(), nameEn: Type.String() }

/** A part of a joint application: files for its materials go to the application `draftId`. */
export const JointPart = Type.Object({
  key: Type.String(),
  ...named,
  draftId: Uuid,
  officeName: Type.String(),
  /** Keys of the parts that are granted first (先证后联). */
  after: Type.Array(Type.String()),
})
export type JointPart = Static<typeof JointPart>

/** One application for a one-matter bundle: one form, one list of materials. */
export const JointApplication = Type.Object({
  id: Uuid,
  version: Version,
  bundleCode: Type.String(),
  ...named,
  audience: Audience,
  parts: Type.Array(JointPart),
  form: PublishedForm,
  answers: FormAnswers,
  lockedKeys: Type.Array(Type.String()),
  /** Each material once; its key is that of the first part that asks, `part.material`. */
  checklist: Type.Array(ChecklistEntry),
  savedAt: Instant,
  submitted: Type.Boolean(),
})
export type JointApplication = Static<typeof JointApplication>

/** Begins a joint application; one that is open for the same bundle goes on, with its answers, as it is chosen now. */
export const startJoint = operation({
  id: 'startJoint',
  tag: 'joint',
  summary: 'Begin an application for a one-matter bundle',
  method: 'POST',
  path: '/bundles/:code/applications',
  access: 'person',
  params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
  body: Type.Object({
    region: RegionCode,
    /** An option for each question of the bundle. */
    circumstance: Type.Record(Type.String(), Type.String({ maxLength: 100 })),
    /** Keys of the parts that are taken up. */
    parts: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 40 }),
  }),
  response: JointApplication,
  errors: [404, 422],
})
export const getJoint = operation({
  id: 'getJoint',
  tag: 'joint',
  summary: 'A joint application of mine',
  method: 'GET',
  path: '/joint-applications/:id',
  access: 'person',
  params: IdParams,
  response: JointApplication,
  errors: [404],
})
export const saveJoint = operation({
  id: 'saveJoint',
  tag: 'joint',
  summary: 'Save answers of a joint application',
  method: 'PATCH',
  path: '/joint-applications/:id',
  access: 'person',
  params: IdParams,
  body: Type.Object({ version: Version, answers: FormAnswers }),
  response: JointApplication,
  errors: [404, 409, 412, 422],
})
export const discardJoint = operation({
  id: 'discardJoint',
  tag: 'joint',
  summary: 'Throw an open joint application away',
  method: 'DELETE',
  path: '/joint-applications/:id',
  access: 'person',
  params: IdParams,
  response: Empty,
  errors: [404, 409],
})

/** How a part ended; `not-begun`: what it waited for was not granted. */
export const PartOutcome = Type.Union([
  Type.Literal('granted'),
  Type.Literal('denied'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
  Type.Literal('terminated'),
  Type.Literal('not-begun'),
])
export type PartOutcome = Static<typeof PartOutcome>

export const PartProgress = Type.Object({
  key: Type.String(),
  ...named,
  officeName: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('begun'), Type.Literal('closed')]),
  outcome: Nullable(PartOutcome),
  /** Why it did not begin, and what the person can do. */
  why: Nullable(Type.String()),
  whyEn: Nullable(Type.String()),
  /** Names of the parts it waits for. */
  waitsFor: Type.Array(Type.Object(named)),
  caseId: Nullable(Uuid),
  caseNo: Nullable(Type.String()),
  status: Nullable(CaseStatus),
  due: Nullable(LegalDate),
})
export type PartProgress = Static<typeof PartProgress>

/** A joint application that was submitted: its receipt, and how each part stands. */
export const JointMatter = Type.Object({
  id: Uuid,
  jointNo: Type.String(),
  bundleCode: Type.String(),
  ...named,
  applicantName: Type.String(),
  submittedAt: Instant,
  closed: Type.Boolean(),
  parts: Type.Array(PartProgress),
  /** 45 working days from the first acceptance, or what was promised (行政许可法 art. 42 (2)); null before. */
  clock: Nullable(DueDate),
  /** The one answer (办结告知), once every part is closed. */
  answer: Nullable(CaseDocument),
  files: Type.Array(
    Type.Object({ materialName: Type.String(), name: Type.String(), bytes: Type.Integer(), sha256: Type.String() }),
  ),
})
export type JointMatter = Static<typeof JointMatter>

/** Submits all parts at once: what can begin becomes a case each, the others wait. 422 names what is wrong by part. */
export const submitJoint = operation({
  id: 'submitJoint',
  tag: 'joint',
  summary: 'Submit a joint application',
  method: 'POST',
  path: '/joint-applications/:id/submit',
  access: 'person',
  params: IdParams,
  body: Type.Object({ version: Version }),
  response: JointMatter,
  errors: [404, 409, 412, 422],
})
export const getJointMatter = operation({
  id: 'getJointMatter',
  tag: 'joint',
  summary: 'Receipt and progress of my joint application',
  method: 'GET',
  path: '/my-joint-matters/:id',
  access: 'person',
  params: IdParams,
  response: JointMatter,
  errors: [404],
})

/** What I have under way in one-matter bundles: still to be submitted, and submitted. */
export const MyJoint = Type.Object({
  open: Type.Array(Type.Object({ id: Uuid, ...named, savedAt: Instant })),
  matters: Type.Array(
    Type.Object({
      id: Uuid,
      ...named,
      jointNo: Type.String(),
      submittedAt: Instant,
      parts: Type.Integer(),
      closedParts: Type.Integer(),
    }),
  ),
})
export type MyJoint = Static<typeof MyJoint>
export const listMyJoint = operation({
  id: 'listMyJoint',
  tag: 'joint',
  summary: 'My joint applications, newest first',
  method: 'GET',
  path: '/joint-applications',
  access: 'person',
  response: MyJoint,
})
