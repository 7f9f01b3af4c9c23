import { listSealedDays as op, type SealedDay } from '@tongban/contracts/cases/log'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail, problems } from '#platform/problems'
import { isDay } from '../core/day-log.ts'
import { type ClosedDay, listDays } from '../store/day-store.ts'

const pageOfDays = 31

export const listSealedDays = (app: FastifyInstance, deps: Deps) =>
  route(app, op, async ({ query: { before, limit = pageOfDays } }) => {
    if (before !== undefined && !isDay(before)) fail(problems['platform.not-valid']())
    const found = await deps.db.read(anonymous, (tx) => listDays(tx, before, limit + 1))
    const days = found.slice(0, limit)
    return { days: days.map(presentDay), next: found.length > limit ? (days.at(-1)?.day ?? null) : null }
  })

export const presentDay = ({ sealedAt, ...day }: ClosedDay): SealedDay => ({ ...day, sealedAt: sealedAt.toISOString() })
