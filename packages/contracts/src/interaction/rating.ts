import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { IdParams, Instant } from '../shared.ts'

/** 好差评, national scale: 5 非常满意 … 1 非常不满意 (GB/T 39735). One rating a case. */
export const Stars = Type.Integer({ minimum: 1, maximum: 5 })
export const Rating = Type.Object({
  caseId: Type.String(),
  stars: Stars,
  indicators: Type.Array(Type.String()),
  comment: Type.String(),
  at: Instant,
})
export type Rating = Static<typeof Rating>
export const rateCase = operation({
  id: 'rateCase',
  tag: 'interaction',
  summary: 'Rate my finished case, once',
  method: 'POST',
  path: '/my-cases/:id/rating',
  access: 'person',
  params: IdParams,
  body: Type.Object({
    stars: Stars,
    /** National indicator codes of the level chosen, e.g. 513. */
    indicators: Type.Array(Type.String({ pattern: '^[1-5]\\d{2}$' }), { maxItems: 10 }),
    comment: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: Rating,
  errors: [404, 409, 422],
})
export const getRating = operation({
  id: 'getRating',
  tag: 'interaction',
  summary: 'My rating of a case',
  method: 'GET',
  path: '/my-cases/:id/rating',
  access: 'person',
  params: IdParams,
  response: Rating,
  errors: [404],
})
export const Indicator = Type.Object({ code: Type.String(), stars: Stars, text: Type.String(), textEn: Type.String() })
export const listIndicators = operation({
  id: 'listIndicators',
  tag: 'interaction',
  summary: 'What a rating can name, by level',
  method: 'GET',
  path: '/rating-indicators',
  access: 'public',
  response: Type.Object({ indicators: Type.Array(Indicator) }),
})
/** The office's ratings, newest first. */
export const listOfficeRatings = operation({
  id: 'listOfficeRatings',
  tag: 'interaction',
  summary: "Ratings of my office's cases",
  method: 'GET',
  path: '/ratings',
  access: 'staff',
  scope: 'cases.read',
  response: Type.Object({
    average: Type.Number(),
    count: Type.Integer(),
    ratings: Type.Array(
      Type.Object({
        caseNo: Type.String(),
        itemName: Type.String(),
        stars: Stars,
        indicators: Type.Array(Type.String()),
        comment: Type.String(),
        at: Instant,
      }),
    ),
  }),
})
