import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import {
  getMyExperience,
  listExperiences,
  listOfficeExperiences,
  reviewExperience,
  shareExperience,
} from './actions/experiences.ts'
import { getRating } from './actions/get-rating.ts'
import { listIndicators } from './actions/list-indicators.ts'
import { listOfficeRatings } from './actions/list-office-ratings.ts'
import { rateCase } from './actions/rate-case.ts'
import type { CaseForRating } from './ports.ts'

export function interactionModule(app: FastifyInstance, deps: Pick<Deps, 'clock' | 'db'>, cases: CaseForRating): void {
  rateCase(app, deps, cases)
  getRating(app, deps)
  listIndicators(app)
  listOfficeRatings(app, deps)
  shareExperience(app, deps, cases)
  getMyExperience(app, deps)
  listExperiences(app, deps)
  listOfficeExperiences(app, deps)
  reviewExperience(app, deps)
}
