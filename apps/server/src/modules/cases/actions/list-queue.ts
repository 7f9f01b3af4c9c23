import { listQueue as op, type QueueRow } from '@tongban/contracts/cases/office-work'
import type { FastifyInstance } from 'fastify'
import { type Calendar, workingDaysBetween } from '#modules/reference'
import { route } from '#platform/http'
import { lightOf } from '../core/lights.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { filterRows, type LightDays } from '../store/assignee-store.ts'
import { listQueue as list, type QueueItem } from '../store/case-store.ts'

const pageSize = 50

export const listQueue = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async ({ actor, params, query }) => {
    const [due = '', caseId = ''] = query.after?.split('_') ?? []
    const found = await deps.db.glance(actor, (tx) =>
      list(
        tx,
        actor.officeId,
        params.queue,
        query.after ? { due, caseId } : undefined,
        pageSize + 1,
        filterRows(query, actor.officerId, daysOf(deps)),
      ),
    )
    const page = found.slice(0, pageSize)
    const last = page.at(-1)
    const light = lights(deps.calendar(), deps.clock.today())
    return {
      rows: page.map((item) => presentRow(item, light)),
      next: found.length > pageSize && last ? `${last.due}_${last.caseId}` : null,
    }
  })

/** Soon is what has at most one working day left (`lightOf`). */
function daysOf(deps: CasesDeps): LightDays {
  const { today, ahead } = reckon(deps)
  return { today, soon: ahead(1) }
}

/** A page has few different dates, so each is judged once. */
export function lights(calendar: Calendar, today: string): (due: string) => QueueRow['light'] {
  const known = new Map<string, QueueRow['light']>()
  return (due) => {
    let light = known.get(due)
    if (!light) {
      const left = workingDaysBetween(calendar, today, due, { allowProjected: true })
      light = due < today ? 'overdue' : lightOf(left.ok ? left.value : 99)
      known.set(due, light)
    }
    return light
  }
}

export const presentRow = (item: QueueItem, light: (due: string) => QueueRow['light']): QueueRow => ({
  caseId: item.caseId,
  caseNo: item.caseNo,
  itemName: item.itemName,
  applicantName: item.applicantName,
  status: item.status,
  due: item.due,
  submittedAt: item.submittedAt,
  light: light(item.due),
  assignee: item.assigneeId ? { id: item.assigneeId, name: item.assigneeName ?? '' } : null,
})
