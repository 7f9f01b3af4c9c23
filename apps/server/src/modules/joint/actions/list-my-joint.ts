import { listMyJoint as op } from '@tongban/contracts/joint/apply'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '#platform/actor'
import { route } from '#platform/http'
import type { JointDeps } from '../ports.ts'
import { listMine } from '../store/matter-store.ts'

export const listMyJoint = (app: FastifyInstance, deps: JointDeps) =>
  route(app, op, ({ actor }) =>
    deps.db.read(actor, async (tx) => {
      const mine = await listMine(tx, subjectOf(actor))
      const open = mine.filter(({ submittedAt }) => submittedAt === null)
      return {
        open: open.map(({ id, name, nameEn, savedAt }) => ({ id, name, nameEn, savedAt: savedAt.toISOString() })),
        matters: mine.flatMap(({ id, name, nameEn, jointNo, submittedAt, parts, open: left }) =>
          jointNo === null || submittedAt === null
            ? []
            : {
                ...{ id, name, nameEn, jointNo, parts },
                submittedAt: submittedAt.toISOString(),
                closedParts: parts - (left ?? 0),
              },
        ),
      }
    }),
  )
