import { listGuideVersions as op } from '@tongban/contracts/catalogue/changes'
import type { FastifyInstance } from 'fastify'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { loadVersions } from './load-versions.ts'

export const listGuideVersions = (app: FastifyInstance, deps: Pick<Deps, 'db'>) =>
  route(app, op, ({ params: { code } }) =>
    deps.db.read(anonymous, async (tx) => ({
      versions: (await loadVersions(tx, code)).map(({ version }) => version).toReversed(),
    })),
  )
