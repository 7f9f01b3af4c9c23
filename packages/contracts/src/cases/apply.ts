import { type Static, Type } from 'typebox'
import { FormAnswers, PublishedForm } from '../catalogue/form.ts'
import { ItemBrief } from '../catalogue/item.ts'
import { ChecklistEntry } from '../materials/uploads.ts'
import { operation } from '../operation.ts'
import { Audience, Empty, IdParams, Instant, Nullable, Uuid, Version } from '../shared.ts'
import { CaseBrief, MyCase } from './case.ts'

/** An application being filled in (申请草稿). Becomes the case of the same id when submitted. */
export const Application = Type.Object({
  id: Uuid,
  version: Version,
  item: ItemBrief,
  audience: Audience,
  form: PublishedForm,
  answers: FormAnswers,
  /** Answers from base libraries: shown, never asked for. */
  lockedKeys: Type.Array(Type.String()),
  checklist: Type.Array(ChecklistEntry),
  savedAt: Instant,
  /** Set once it became a case. */
  caseId: Nullable(Uuid),
})
export type Application = Static<typeof Application>

/**
 * Begins an application, or answers with the open one of the same item. `situation` are answers to the questions about
 * the circumstance (情形), as the guide asked them; they take the place of what an open application has there.
 */
export const startApplication = operation({
  id: 'startApplication',
  tag: 'cases',
  summary: 'Begin an application',
  method: 'POST',
  path: '/applications',
  access: 'person',
  body: Type.Object({
    itemCode: Type.String({ pattern: '^[0-9A-Z]{31}$' }),
    situation: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 100 }))),
  }),
  response: Application,
  errors: [404, 422],
})
export const getApplication = operation({
  id: 'getApplication',
  tag: 'cases',
  summary: 'An application of mine',
  method: 'GET',
  path: '/applications/:id',
  access: 'person',
  params: IdParams,
  response: Application,
  errors: [404],
})
export const listApplications = operation({
  id: 'listApplications',
  tag: 'cases',
  summary: 'My open applications',
  method: 'GET',
  path: '/applications',
  access: 'person',
  response: Type.Object({
    applications: Type.Array(
      Type.Object({
        id: Uuid,
        itemName: Type.String(),
        itemNameEn: Type.String(),
        officeName: Type.String(),
        savedAt: Instant,
      }),
    ),
  }),
})
/** Saves answers given so far; only the keys sent change. 412 when another tab or device saved in between. */
export const SaveApplication = Type.Object({ version: Version, answers: FormAnswers })
export type SaveApplication = Static<typeof SaveApplication>
export const saveApplication = operation({
  id: 'saveApplication',
  tag: 'cases',
  summary: 'Save answers',
  method: 'PATCH',
  path: '/applications/:id',
  access: 'person',
  params: IdParams,
  body: SaveApplication,
  response: Application,
  errors: [404, 409, 412, 422],
})
export const discardApplication = operation({
  id: 'discardApplication',
  tag: 'cases',
  summary: 'Throw an open application away',
  method: 'DELETE',
  path: '/applications/:id',
  access: 'person',
  params: IdParams,
  response: Empty,
  errors: [404, 409],
})
/** What the person keeps: number, query code and the hash of every file. */
export const Receipt = Type.Object({
  caseId: Uuid,
  caseNo: Type.String(),
  queryCode: Type.String(),
  itemName: Type.String(),
  itemNameEn: Type.String(),
  officeName: Type.String(),
  applicantName: Type.String(),
  submittedAt: Instant,
  /** Path of the progress page, for the QR. */
  progressPath: Type.String(),
  files: Type.Array(
    Type.Object({ materialName: Type.String(), name: Type.String(), bytes: Type.Integer(), sha256: Type.String() }),
  ),
})
export type Receipt = Static<typeof Receipt>
/** Submits: all answers and files are checked, the case gets its number. 422 lists every field and material that is wrong. */
export const submitApplication = operation({
  id: 'submitApplication',
  tag: 'cases',
  summary: 'Submit an application',
  method: 'POST',
  path: '/applications/:id/submit',
  access: 'person',
  params: IdParams,
  body: Type.Object({ version: Version }),
  response: Receipt,
  errors: [404, 409, 412, 422],
})
export const getReceipt = operation({
  id: 'getReceipt',
  tag: 'cases',
  summary: 'The receipt of my case',
  method: 'GET',
  path: '/my-cases/:id/receipt',
  access: 'person',
  params: IdParams,
  response: Receipt,
  errors: [404],
})
export const listMyCases = operation({
  id: 'listMyCases',
  tag: 'cases',
  summary: 'My cases, newest first',
  method: 'GET',
  path: '/my-cases',
  access: 'person',
  query: Type.Object({ before: Type.Optional(Uuid) }),
  response: Type.Object({ cases: Type.Array(CaseBrief), next: Nullable(Uuid) }),
})
export const getMyCase = operation({
  id: 'getMyCase',
  tag: 'cases',
  summary: 'One of my cases',
  method: 'GET',
  path: '/my-cases/:id',
  access: 'person',
  params: IdParams,
  response: MyCase,
  errors: [404],
})
/** Answers a correction notice: corrected answers go here, corrected files by upload to the same id before. */
export const correctCase = operation({
  id: 'correctCase',
  tag: 'cases',
  summary: 'Hand in corrections',
  method: 'POST',
  path: '/my-cases/:id/corrections',
  access: 'person',
  params: IdParams,
  body: Type.Object({ version: Version, answers: FormAnswers }),
  response: MyCase,
  errors: [404, 409, 412, 422],
})
export const withdrawCase = operation({
  id: 'withdrawCase',
  tag: 'cases',
  summary: 'Withdraw my case before the decision',
  method: 'POST',
  path: '/my-cases/:id/withdrawal',
  access: 'person',
  params: IdParams,
  body: Type.Object({ version: Version, reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  response: MyCase,
  errors: [404, 409, 412],
})
