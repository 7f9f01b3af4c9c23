import { getRegionSite as op } from '@tongban/contracts/catalogue/sites'
import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { listMostUsed, listOffices, listSomeItems } from '../../store/site-store.ts'
import { regionPath } from '../region-path.ts'

const mostUsedDays = 90
const mostShown = 8

export const getRegionSite = (app: FastifyInstance, deps: Pick<Deps, 'db' | 'clock'>, regions: RegionDirectory) =>
  route(app, op, ({ params: { region } }) => {
    const path = regionPath(regions, region)
    const since = new Date(deps.clock.now().getTime() - mostUsedDays * 86_400_000).toISOString().slice(0, 10)
    return deps.db.read(anonymous, async (tx) => {
      const [offices, used] = await Promise.all([
        listOffices(tx, path[0] ?? region),
        listMostUsed(tx, path, since, mostShown),
      ])
      return { offices, mostUsed: used.length > 0 ? used : await listSomeItems(tx, path[0] ?? region, mostShown) }
    })
  })
