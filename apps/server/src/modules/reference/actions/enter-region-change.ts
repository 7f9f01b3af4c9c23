import * as ops from '@tongban/contracts/reference/region-change'
import type { FastifyInstance } from 'fastify'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail } from '#platform/problems'
import type { ReferencePorts } from '../ports.ts'
import { problems } from '../problems.ts'
import { findEntry, recordWithdrawn } from '../store/region-plan-store.ts'
import { lockRegions } from '../store/region-store.ts'
import { enterChangeIn } from './change-regions.ts'
import { presentEntry } from './list-region-changes.ts'

type EnterDeps = Pick<Deps, 'db' | 'clock'>

export const previewRegionChange = (app: FastifyInstance, ports: ReferencePorts) =>
  route(
    app,
    ops.previewRegionChange,
    async ({ body }) => {
      const looked = await ports.lookAhead(body)
      return looked.ok ? { problems: [], outlook: looked.value } : { problems: looked.error, outlook: null }
    },
    { keyless: true },
  )

/** Entered twice it is one change. */
export const enterRegionChange = (app: FastifyInstance, deps: EnterDeps) =>
  route(app, ops.enterRegionChange, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { name, officeName } = call.actor
      const entered = await enterChangeIn(tx, call.body, { clock: deps.clock, byName: `${name}（${officeName}）` })
      if (!entered.ok) fail(problems['reference.change-wrong']({ problems: entered.error }))
      return presentEntry(await getEntry(tx, entered.value))
    }),
  )

export const withdrawRegionChange = (app: FastifyInstance, deps: EnterDeps) =>
  route(app, ops.withdrawRegionChange, (call) =>
    inTransaction(deps, call, async (tx) => {
      await lockRegions(tx)
      const { id } = call.params
      const { state, document } = await getEntry(tx, id)
      if (state === 'made') fail(problems['reference.change-made']())
      if (state !== 'withdrawn') {
        await recordWithdrawn(tx, id, deps.clock.now(), `${call.actor.name}（${call.actor.officeName}）`)
        tx.audit('region-change-withdrawn', id, { document })
      }
      return presentEntry(await getEntry(tx, id))
    }),
  )

const getEntry = async (tx: Tx, id: string) =>
  (await findEntry(tx, id)) ?? fail(problems['reference.change-not-found']())
