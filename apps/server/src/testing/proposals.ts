import {
  type Proposal,
  reviewProposal,
  saveProposal,
  startProposal,
  submitProposal,
} from '@tongban/contracts/catalogue/proposals'
import type { BodyOf } from '@tongban/contracts/operation'
import { type CasesServer, testCases } from './cases.ts'

/** The three who look at a change of the directory, one stage each. */
export const directoryStages = ['editing', 'legal', 'secrecy'] as const

export type ProposalsServer = CasesServer & {
  /** A session of a demonstration's officer, by account. */
  as(account: string): Promise<string>
  start(body: BodyOf<typeof startProposal>, account?: string): Promise<Proposal>
  save(p: Proposal, more: Omit<BodyOf<typeof saveProposal>, 'version'>, account?: string): Promise<Proposal>
  submit(p: Proposal, account?: string): Promise<Proposal>
  pass(p: Proposal, stage: string, account?: string): Promise<Proposal>
  /** Drafted with a reason, handed in, and passed by all three. */
  through(p: Proposal, more?: Omit<BodyOf<typeof saveProposal>, 'version'>): Promise<Proposal>
}

export const proposer = 'anhui-scjg-items'

/** The platform with the staff who keep and review the library. */
export async function testProposals(): Promise<ProposalsServer> {
  const s = await testCases()
  const as = (account: string): Promise<string> =>
    s.officer(account.split('-').at(-1) ?? '', account.slice(0, account.lastIndexOf('-')))
  const own = {
    as,
    start: async (body: BodyOf<typeof startProposal>, account = proposer) =>
      s.say(await as(account))(startProposal, { body }),
    save: async (p: Proposal, more: Omit<BodyOf<typeof saveProposal>, 'version'>, account = proposer) =>
      s.say(await as(account))(saveProposal, { params: { id: p.id }, body: { version: p.version, ...more } }),
    submit: async (p: Proposal, account = proposer) =>
      s.say(await as(account))(submitProposal, { params: { id: p.id }, body: { version: p.version } }),
    pass: async (p: Proposal, stage: string, account = `anhui-${stage}`) =>
      s.say(await as(account))(reviewProposal, {
        params: { id: p.id },
        body: { version: p.version, stage: stage as 'legal', verdict: 'pass', opinion: '符合要求。' },
      }),
    async through(p: Proposal, more: Omit<BodyOf<typeof saveProposal>, 'version'> = {}) {
      let at = await own.submit(await own.save(p, { reason: '依据新的规定调整。', ...more }))
      for (const stage of directoryStages) at = await own.pass(at, stage)
      return at
    },
  }
  return Object.assign(s, own)
}
