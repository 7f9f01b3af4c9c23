import { ItemContent } from '@tongban/contracts/catalogue/item'
import { getImpact as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/compile'
import type { Tx } from '#platform/db'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { changesOf, type ElementChange } from '../../core/element-diff.ts'
import { touches } from '../../core/merge.ts'
import type { ProposalRow } from '../../core/proposal.ts'
import { loadProposalFacts } from '../../jobs/proposal-facts.ts'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { countByLevel, countOfCode, listLicenceNames, listLocals } from '../../store/directory-store.ts'
import { findProposal } from '../../store/proposal-store.ts'

const shape = Compile(ItemContent)

export const getImpact = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, async ({ actor, params }) => {
    const { clock, ports } = deps
    const { p, facts, implementing, licences, toMerge } = await deps.db.read(actor, async (tx) => {
      const p = (await findProposal(tx, params.id)) ?? fail(problems['catalogue.proposal-not-found']())
      const facts = await loadProposalFacts(tx, ports, p, clock.today())
      const types = facts.items.flatMap(({ current }) => current.content.result.licenceTypeCode ?? [])
      const itemIds = facts.items.map(({ id }) => id)
      const [implementing, licences, toMerge] = await Promise.all([
        p.code ? countOfCode(tx, p.code) : countByLevel(tx, itemIds),
        listLicenceNames(tx, types),
        countToMerge(tx, p, facts.items[0]?.current.content),
      ])
      return { p, facts, implementing, licences, toMerge }
    })
    const [cases, valid, bundles] = await Promise.all([
      ports.countCases(p.code ? [p.code] : facts.items.map(({ baseCode }) => baseCode)),
      ports.countLicences(licences.map(({ code }) => code)),
      ports.listBundles(facts.items.map(({ id }) => id)),
    ])
    return {
      implementing,
      toMerge,
      ...cases,
      licences: licences.map(({ code, name, nameEn }) => ({
        typeCode: code,
        name,
        nameEn,
        valid: valid.find(({ typeCode }) => typeCode === code)?.valid ?? 0,
      })),
      bundles,
      changes: changesIn(p, facts.items[0]?.base),
    }
  })

/** Offices that filled in for themselves what the directory now changes: each will be asked. */
async function countToMerge(tx: Tx, p: ProposalRow, before: ItemContent | undefined): Promise<number> {
  const [itemId] = p.itemIds
  const [after] = p.contents
  if (p.scope !== 'directory' || p.kind !== 'change' || !itemId || !before || !shape.Check(after)) return 0
  const locals = await listLocals(tx, itemId)
  return locals.reduce((sum, { local, count }) => sum + (touches(before, after, local).length > 0 ? count : 0), 0)
}

/** Each content beside what it was; several stand behind their number. */
const changesIn = (p: ProposalRow, before: ItemContent | undefined): ElementChange[] =>
  p.contents.flatMap((content, i) => changesOf(before, content, p.kind === 'split' ? `/${i}` : ''))
