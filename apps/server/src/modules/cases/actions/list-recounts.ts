import { listRecounts as op } from '@tongban/contracts/reference/calendar-notice'
import type { FastifyInstance } from 'fastify'
import { listNotices } from '#modules/reference'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { listRecounts as list } from '../store/recount-store.ts'

const none = { counted: 0, earlier: 0, later: 0, settled: 0, endedAt: null }

export const listRecounts = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, () =>
    deps.db.read(system('list-recounts'), async (tx) => {
      const [notices, counted] = await Promise.all([listNotices(tx), list(tx)])
      return {
        recounts: notices.map(({ id, document, year, at }) => {
          const found = counted.find(({ changeId }) => changeId === id) ?? none
          const { earlier, later, settled, endedAt } = found
          return {
            document,
            year,
            at: at.toISOString(),
            endedAt: endedAt?.toISOString() ?? null,
            counted: found.counted,
            earlier,
            later,
            settled,
          }
        }),
      }
    }),
  )
