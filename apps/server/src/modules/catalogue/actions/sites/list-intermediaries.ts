import { listIntermediaries as op } from '@tongban/contracts/catalogue/sites'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { listKinds, listOrganisations } from '../../store/site-store.ts'

export const listIntermediaries = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, ({ query: { service } }) =>
    deps.db.read(anonymous, async (tx) => {
      const [kinds, organisations] = await Promise.all([listKinds(tx, service), listOrganisations(tx)])
      return {
        asOf: kinds[0]?.asOf ?? null,
        kinds: kinds.map(({ asOf: _, ...kind }) => ({
          ...kind,
          organisations: organisations.filter((one) => one.kind === kind.key).map(({ kind: __, ...one }) => one),
        })),
      }
    }),
  )
