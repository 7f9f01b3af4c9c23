import { searchItems } from '@tongban/contracts/catalogue/browse'
import type { Audience, Level } from '@tongban/contracts/shared'
import type { FastifyRequest } from 'fastify'
import { given } from '../http/body.ts'
import type { Choice } from '../parts/facets.tsx'
import type { Visit } from '../visit.ts'

export const queryOf = (request: FastifyRequest, name: string): string => {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.trim() : ''
}

export const audienceOf = (text: string): Audience | undefined =>
  text === 'natural' || text === 'legal' ? text : undefined

const levels: readonly string[] = ['province', 'city', 'county', 'township', 'village'] satisfies Level[]
/** Which values a facet can have at all. */
const patterns = {
  audience: /^(natural|legal)$/,
  theme: /^\d{3}$/,
  department: /^.{1,60}$/u,
  type: /^\d{2}$/,
  level: new RegExp(`^(${levels.join('|')})$`),
  depth: /^.{1,20}$/u,
} as const satisfies Record<keyof Choice, RegExp>
const facetNames = Object.keys(patterns) as (keyof Choice)[]

export type ReadChoice = { choice: Choice; unknown: Choice }

/** The choices of an address, and those that no facet can have. */
export function choiceOf(request: FastifyRequest): ReadChoice {
  const choice: Record<string, string> = {}
  const unknown: Record<string, string> = {}
  for (const name of facetNames) {
    const value = queryOf(request, name)
    if (value === '') continue
    const of = patterns[name].test(value) ? choice : unknown
    of[name] = value
  }
  return { choice, unknown }
}

/**
 * Asked where nothing was found: the choices under which the region has nothing at all, whatever else is chosen. A code
 * of no list is one of them.
 */
export async function choicesOfNothing(visit: Visit, choice: Choice): Promise<Choice> {
  const { audience, ...others } = choice
  const looked = await Promise.all(
    Object.entries(others).map(async ([name, value]) => {
      const query = given({ region: visit.regionCode, audience, [name]: value })
      const { total } = await visit.get(searchItems, { query } as Parameters<typeof visit.get<typeof searchItems>>[1])
      return total === 0 ? [[name, value] as const] : []
    }),
  )
  return Object.fromEntries(looked.flat())
}
