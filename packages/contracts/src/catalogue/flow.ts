import { type Static, Type } from 'typebox'
import { Level, Nullable } from '../shared.ts'
import { Feel, LegalRef } from './words.ts'

/** What happens in a stage. The first five are those that every case runs through; the others stand between them. */
export const StageKind = Type.Union([
  Type.Literal('pre-review'),
  Type.Literal('acceptance'),
  Type.Literal('examination'),
  Type.Literal('decision'),
  Type.Literal('delivery'),
  /** 下级初审: a lower office looks first and hands up (行政许可法 art. 43). */
  Type.Literal('first-review'),
  /** 征求意见: another office is asked. */
  Type.Literal('consultation'),
  /** 特别程序: hearing, inspection and the like, not counted in the limit (行政许可法 art. 45). */
  Type.Literal('special-procedure'),
])
export type StageKind = Static<typeof StageKind>

export const StageRole = Type.Union([
  Type.Literal('window'),
  Type.Literal('handler'),
  Type.Literal('approver'),
  Type.Literal('applicant'),
  Type.Literal('platform'),
])
export type StageRole = Static<typeof StageRole>

/** Which office: its own, the one above or below of the same department, or another department of the same region. */
export const StageOffice = Type.Object({
  where: Type.Union([Type.Literal('own'), Type.Literal('above'), Type.Literal('below'), Type.Literal('department')]),
  departmentKey: Type.Optional(Type.String()),
  level: Type.Optional(Level),
})
export type StageOffice = Static<typeof StageOffice>

/** A way out of a stage; without `when` always taken. Of several, all that hold are taken at once (a split). */
export const StageExit = Type.Object({ to: Type.String(), when: Type.Optional(Feel) })
export type StageExit = Static<typeof StageExit>

/**
 * One stage (环节) of the flow. A flow whose stages name no `key` and no `next` runs in the order given; where `next`
 * is given the stages are a graph. `flowGraph` reads both alike.
 */
export const FlowStage = Type.Object({
  key: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$' })),
  stage: StageKind,
  name: Type.String(),
  nameEn: Type.String(),
  /** 工作日; 0 is the same day. */
  days: Type.Number({ minimum: 0 }),
  role: Type.Optional(StageRole),
  office: Type.Optional(StageOffice),
  /** The article that wants this stage; the five of every case rest on 行政许可法. */
  basis: Type.Optional(LegalRef),
  /** The applicant must come. */
  onSite: Type.Optional(Type.Boolean()),
  /** Left out unless this holds: the case goes on as if the stage were done. */
  when: Type.Optional(Feel),
  next: Type.Optional(Type.Array(StageExit)),
  /** Where several ways come together: `all` waits for each of them; otherwise the one that was taken goes on. */
  join: Type.Optional(Nullable(Type.Union([Type.Literal('all'), Type.Literal('any')]))),
})
export type FlowStage = Static<typeof FlowStage>
