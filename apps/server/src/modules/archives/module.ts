import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps'
import { checkArchive, downloadArchive, getArchive, getCaseArchive, listArchives } from './actions/archives.ts'
import { answerDestruction, askDestruction, listDestructions } from './actions/destructions.ts'
import { confirmTransfer, downloadTransferList, listTransfers, makeTransfer } from './actions/transfers.ts'

const actions = [
  ...[listArchives, getArchive, downloadArchive, checkArchive, getCaseArchive],
  ...[listTransfers, makeTransfer, downloadTransferList, confirmTransfer],
  ...[listDestructions, askDestruction, answerDestruction],
]

export function archivesModule(app: FastifyInstance, deps: Deps): void {
  for (const action of actions) action(app, deps)
}
