import type { AnswerOf, GatewayService, QuestionOf } from '@tongban/contracts/outside/gateway'
import { type Gateway, OutsideError } from '#platform/gateway'
import { fail } from '#platform/problems'
import { problems } from '../problems.ts'

/** Asks a base library before the transaction; a library that does not answer is a problem that says to come again. */
export async function askLibrary<S extends GatewayService>(
  deps: { gateway: Gateway; log: (line: string) => void },
  service: S,
  question: QuestionOf<S>,
  unavailable: 'identity.population-unavailable' | 'identity.legal-person-library-unavailable',
): Promise<AnswerOf<S>> {
  try {
    return await deps.gateway.ask(service, question)
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log(`gateway: ${error.message}`)
    return fail(problems[unavailable]())
  }
}
