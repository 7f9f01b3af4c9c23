import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import type { Problem } from '#platform/problems'
import { problems } from '../problems.ts'

/** The refusal of what does not pass the gate, each thing at its place. */
export const gateClosed = (found: readonly GateProblem[]): Problem =>
  problems['catalogue.gate-closed']({
    count: found.length,
    fields: found.map(({ path, code, message, messageEn }) => ({ key: path, code, message, messageEn })),
  })
