import { listIndicators as op } from '@tongban/contracts/interaction/rating'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { indicators } from '../core/indicators.ts'

export const listIndicators = (app: FastifyInstance) => route(app, op, async () => ({ indicators: [...indicators] }))
