import type { Tx } from '#platform/db'
import type { ProposalRow } from '../core/proposal.ts'
import type { CataloguePorts } from '../ports.ts'
import { publishDirectory } from './publish-directory.ts'

/** The end of every proposal's way; whoever calls it holds the proposal. */
export const publishProposal = (
  tx: Tx,
  ports: CataloguePorts,
  p: ProposalRow,
  when: { now: Date; today: string },
): Promise<ProposalRow> => publishDirectory(tx, ports, p, when)
