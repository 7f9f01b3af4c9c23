import { getSealedDay as op } from '@tongban/contracts/cases/log'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { isDay } from '../core/day-log.ts'
import { problems } from '../problems.ts'
import { findDay } from '../store/day-store.ts'
import { presentDay } from './list-sealed-days.ts'

export const getSealedDay = (app: FastifyInstance, deps: Deps) =>
  route(app, op, async ({ params: { day } }) => {
    const found = isDay(day) ? await deps.db.read(anonymous, (tx) => findDay(tx, day)) : undefined
    return presentDay(found ?? fail(problems['cases.day-not-closed']({ day })))
  })
