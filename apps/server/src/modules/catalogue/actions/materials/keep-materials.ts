import { sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { MaterialText, StandardMaterial } from '@tongban/contracts/catalogue/materials'
import * as ops from '@tongban/contracts/catalogue/materials'
import type { FastifyInstance } from 'fastify'
import type { OfficerActor } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { inTransaction, route } from '#platform/http'
import { fail, unwrap } from '#platform/problems'
import { checkMaterial } from '../../core/standard-material.ts'
import { problems } from '../../problems.ts'
import * as store from '../../store/material-store.ts'
import { loadPublishFacts } from '../../store/publish-facts.ts'

type KeepDeps = Pick<Deps, 'db' | 'clock'>

export const keeper = (deps: KeepDeps, actor: OfficerActor): store.Keeper => ({
  id: actor.officerId,
  name: `${actor.name}（${actor.officeName}）`,
  at: deps.clock.now(),
})

/** The material, held, when it is as the officer saw it; else 412 with what it is now. */
export async function takeMaterial(tx: Tx, code: string, seen: number): Promise<StandardMaterial> {
  const material = (await store.holdMaterial(tx, code)) ?? fail(problems['catalogue.material-not-found']())
  const { version, changedBy } = material
  if (version !== seen)
    fail(problems['catalogue.material-stale']({ current: version, changedBy: changedBy ?? '—', material }))
  return material
}

export const readBack = async (tx: Tx, code: string): Promise<StandardMaterial> =>
  (await store.findMaterial(tx, code)) ?? fail(problems['catalogue.material-not-found']())

/** Each material is there once, and what it says holds together. */
async function check(tx: Tx, text: MaterialText, code: string | null): Promise<MaterialText> {
  await store.takeTurn(tx)
  const checked = unwrap(checkMaterial(text, await loadPublishFacts(tx)))
  const twin = (await store.listDocuments(tx)).find((one) => one.code !== code && sameDocument(one, text))
  if (twin) fail(problems['catalogue.material-twice']({ name: twin.name, twin: twin.code }))
  return checked
}

const trimmed = <T extends MaterialText>(text: T): T => ({
  ...text,
  name: text.name.trim(),
  nameEn: text.nameEn.trim(),
  form: text.form.trim(),
  note: text.note.trim(),
})

export const addMaterial = (app: FastifyInstance, deps: KeepDeps) =>
  route(app, ops.addMaterial, (call) =>
    inTransaction(deps, call, async (tx) => {
      const text = await check(tx, trimmed(call.body), null)
      const code = await store.recordMaterial(tx, text, keeper(deps, call.actor))
      tx.audit('material-added', null, { code, name: text.name })
      return readBack(tx, code)
    }),
  )

export const saveMaterial = (app: FastifyInstance, deps: KeepDeps) =>
  route(app, ops.saveMaterial, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { code } = call.params
      const { version, ...text } = trimmed(call.body)
      const before = await takeMaterial(tx, code, version)
      await store.updateMaterial(tx, code, await check(tx, text, code), keeper(deps, call.actor))
      tx.audit('material-saved', null, { code, version: before.version + 1, from: before.name, to: text.name })
      return readBack(tx, code)
    }),
  )

/** 并入: entered twice, it goes on as the other; whoever names it is told to name that one. */
export const mergeMaterial = (app: FastifyInstance, deps: KeepDeps) =>
  route(app, ops.mergeMaterial, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { code } = call.params
      const { into, version } = call.body
      await store.takeTurn(tx)
      const material = await takeMaterial(tx, code, version)
      const other = (await store.holdMaterial(tx, into)) ?? fail(problems['catalogue.material-not-found']())
      if (into === code || other.state !== 'in-force' || material.successor)
        fail(problems['catalogue.material-merger']({ into: other.name }))
      await store.recordMerger(tx, code, into, keeper(deps, call.actor))
      tx.audit('material-merged', null, { code, into, usedBy: material.usedBy })
      return readBack(tx, code)
    }),
  )

const moves = {
  retire: { op: ops.retireMaterial, to: 'retired', audit: 'material-retired' },
  reinstate: { op: ops.reinstateMaterial, to: 'in-force', audit: 'material-reinstated' },
} as const

/** Out of use and back: it is never deleted, as items and their revisions name it. */
const move = (app: FastifyInstance, deps: KeepDeps, { op, to, audit }: (typeof moves)[keyof typeof moves]) =>
  route(app, op, (call) =>
    inTransaction(deps, call, async (tx) => {
      const { code } = call.params
      const material = await takeMaterial(tx, code, call.body.version)
      if (material.state === to) fail(problems['catalogue.material-state']())
      if (to === 'in-force') await check(tx, material, code)
      await store.recordState(tx, code, to, keeper(deps, call.actor))
      tx.audit(audit, null, { code, usedBy: material.usedBy })
      return readBack(tx, code)
    }),
  )

export function moveMaterial(app: FastifyInstance, deps: KeepDeps): void {
  move(app, deps, moves.retire)
  move(app, deps, moves.reinstate)
}
