import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { getImpact as op } from '@tongban/contracts/catalogue/proposals'
import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { changesOf, type ElementChange } from '../../core/element-diff.ts'
import type { ProposalRow } from '../../core/proposal.ts'
import { loadProposalFacts } from '../../jobs/proposal-facts.ts'
import type { LibraryDeps } from '../../ports.ts'
import { problems } from '../../problems.ts'
import { countByLevel, listLicenceNames } from '../../store/directory-store.ts'
import { findProposal } from '../../store/proposal-store.ts'

export const getImpact = (app: FastifyInstance, deps: LibraryDeps) =>
  route(app, op, async ({ actor, params }) => {
    const { clock, ports } = deps
    const { p, facts, implementing, licences } = await deps.db.read(actor, async (tx) => {
      const p = (await findProposal(tx, params.id)) ?? fail(problems['catalogue.proposal-not-found']())
      const facts = await loadProposalFacts(tx, ports, p, clock.today())
      const types = facts.items.flatMap(({ current }) => current.content.result.licenceTypeCode ?? [])
      const itemIds = facts.items.map(({ id }) => id)
      const [implementing, licences] = await Promise.all([countByLevel(tx, itemIds), listLicenceNames(tx, types)])
      return { p, facts, implementing, licences }
    })
    const [cases, valid, bundles] = await Promise.all([
      ports.countCases(facts.items.map(({ baseCode }) => baseCode)),
      ports.countLicences(licences.map(({ code }) => code)),
      ports.listBundles(facts.items.map(({ id }) => id)),
    ])
    return {
      implementing,
      toMerge: 0,
      ...cases,
      licences: licences.map(({ code, name }) => ({
        typeCode: code,
        name,
        valid: valid.find(({ typeCode }) => typeCode === code)?.valid ?? 0,
      })),
      bundles,
      changes: changesIn(p, facts.items[0]?.base),
    }
  })

/** Each content beside what it was; several stand behind their number. */
const changesIn = (p: ProposalRow, before: ItemContent | undefined): ElementChange[] =>
  p.contents.flatMap((content, i) => changesOf(before, content, p.kind === 'split' ? `/${i}` : ''))
