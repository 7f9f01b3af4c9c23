import { type CaseProof, getCaseProof as op, type ProvenEvent } from '@tongban/contracts/cases/log'
import type { FastifyInstance } from 'fastify'
import { subjectOf, system } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import type { Link } from '../core/chain.ts'
import { besideHash, dayFor } from '../core/day-log.ts'
import { blockSize, pathThrough } from '../core/merkle.ts'
import { presentProven } from '../core/proof.ts'
import type { CasesDeps } from '../ports.ts'
import { problems } from '../problems.ts'
import { findOwn } from '../store/case-store.ts'
import { findChain } from '../store/chain-store.ts'
import { type ClosedDay, findDay, findLastDay, listPlaces, type Place, readTree } from '../store/day-store.ts'

export const getCaseProof = (app: FastifyInstance, deps: CasesDeps) =>
  route(app, op, async ({ actor, params: { id }, query: { seq } }) => {
    const c =
      (await deps.db.read(actor, (tx) => findOwn(tx, id, subjectOf(actor)))) ?? fail(problems['cases.not-found']())
    // The neighbours in the tree are other people's events, of which a proof has the hashes alone.
    const { proven, waiting } = await deps.db.read(system('case-proof'), (tx) => prove(tx, id, seq))
    return {
      format: 'tongban-proof/1' as const,
      caseId: id,
      caseNo: c.caseNo,
      itemName: c.itemName,
      itemNameEn: c.itemNameEn,
      officeName: c.officeName,
      events: proven,
      waiting,
    }
  })

async function prove(
  tx: Tx,
  caseId: string,
  only: number | undefined,
): Promise<{ proven: ProvenEvent[]; waiting: CaseProof['waiting'] }> {
  const [events, places, last] = await Promise.all([findChain(tx, caseId), listPlaces(tx, caseId), findLastDay(tx)])
  const placeOf = new Map(places.map((place) => [place.seq, place]))
  const proven: ProvenEvent[] = []
  const waiting: CaseProof['waiting'] = []
  const treeOf = rememberTrees(tx)
  for (const event of events) {
    if (only !== undefined && event.seq !== only) continue
    const place = placeOf.get(event.seq)
    if (place) proven.push(proveOne(event, place, await treeOf(place)))
    else {
      const { seq, type, at } = event
      waiting.push({ seq, type, at, day: dayFor(legalDate(new Date(at)), last?.day) })
    }
  }
  return { proven, waiting }
}

type Tree = Awaited<ReturnType<typeof readTree>> & { day: ClosedDay }

/** Events that stand in the same block of a day need it once. */
function rememberTrees(tx: Tx): (place: Place) => Promise<Tree> {
  const read = new Map<string, Promise<Tree>>()
  return ({ day, place }) => {
    const key = `${day} ${Math.floor(place / blockSize)}`
    const tree = read.get(key) ?? readDayTree(tx, day, place)
    read.set(key, tree)
    return tree
  }
}

async function readDayTree(tx: Tx, name: string, place: number): Promise<Tree> {
  const [day, tree] = await Promise.all([findDay(tx, name), readTree(tx, name, place)])
  if (!day) throw new Error(`the log of ${name} has events but no record: run log verify`)
  return { ...tree, day }
}

const proveOne = ({ hash, ...event }: Link, place: Place, { day, block, blocks }: Tree): ProvenEvent =>
  presentProven(event, {
    hash,
    beside: besideHash(place).toString('hex'),
    day: day.day,
    place: place.place,
    leaves: day.leaves,
    path: pathThrough(block, blocks, place.place).map((node) => node.toString('hex')),
    root: day.root,
  })
