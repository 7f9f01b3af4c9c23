import { getGuideVersion as op } from '@tongban/contracts/catalogue/changes'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { problems } from '../../problems.ts'
import { readGuide } from '../get-guide.ts'
import { loadVersions } from './load-versions.ts'

export const getGuideVersion = (app: FastifyInstance, deps: Pick<Deps, 'db'>, regions: RegionDirectory) =>
  route(app, op, ({ params: { code, number } }) =>
    deps.db.read(anonymous, async (tx) => {
      const wanted =
        (await loadVersions(tx, code)).find(({ version }) => version.number === number) ??
        fail(problems['catalogue.no-such-version']())
      return { guide: await readGuide(tx, regions, code, wanted.row), version: wanted.version }
    }),
  )
