import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant, Nullable, Uuid, Version } from '../shared.ts'

/** 待审核, 已公开, 未公开. */
export const ExperienceState = Type.Union([Type.Literal('waiting'), Type.Literal('shown'), Type.Literal('kept-back')])
export type ExperienceState = Static<typeof ExperienceState>

/** 办事经验: what somebody who went through it tells others. One a case. */
export const Experience = Type.Object({
  id: Uuid,
  version: Version,
  state: ExperienceState,
  text: Type.String(),
  /** Why it is kept back; the author reads it. */
  reason: Nullable(Type.String()),
  at: Instant,
})
export type Experience = Static<typeof Experience>

export const shareExperience = operation({
  id: 'shareExperience',
  tag: 'interaction',
  summary: 'Tell others how it went',
  method: 'POST',
  path: '/my-cases/:id/experience',
  access: 'person',
  params: IdParams,
  body: Type.Object({ text: Type.String({ minLength: 10, maxLength: 500, pattern: '(\\S\\s*){10}' }) }),
  response: Experience,
  errors: [404, 409, 422],
})
export const getMyExperience = operation({
  id: 'getMyExperience',
  tag: 'interaction',
  summary: 'What I told of a case',
  method: 'GET',
  path: '/my-cases/:id/experience',
  access: 'person',
  params: IdParams,
  response: Experience,
  errors: [404],
})
/** The newest twenty of the item, whichever office handled it; nothing about who wrote them. */
export const listExperiences = operation({
  id: 'listExperiences',
  tag: 'interaction',
  summary: 'What others tell of an item',
  method: 'GET',
  path: '/items/:code/experiences',
  access: 'public',
  params: Type.Object({ code: Type.String({ pattern: '^[0-9A-Z]{31}$' }) }),
  response: Type.Object({ experiences: Type.Array(Type.Object({ text: Type.String(), at: Instant })) }),
})
/** Of my office's cases, those that wait first; at most a hundred. */
export const listOfficeExperiences = operation({
  id: 'listOfficeExperiences',
  tag: 'interaction',
  summary: "What people tell of my office's cases",
  method: 'GET',
  path: '/experiences',
  access: 'staff',
  scope: 'library.implement',
  response: Type.Object({
    experiences: Type.Array(Type.Object({ ...Experience.properties, itemName: Type.String() })),
  }),
})
/** Shown, or kept back with a reason: only what names people, is abusive or is not about the matter. */
export const reviewExperience = operation({
  id: 'reviewExperience',
  tag: 'interaction',
  summary: 'Show an experience or keep it back',
  method: 'POST',
  path: '/experiences/:id/review',
  access: 'staff',
  scope: 'library.implement',
  params: IdParams,
  body: Type.Object({
    version: Version,
    show: Type.Boolean(),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Experience,
  errors: [403, 404, 412, 422],
})
