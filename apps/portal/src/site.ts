import type { Api } from '@tongban/api-client/client'
import { getRegion, type Region } from '@tongban/contracts/reference/regions'
import type { Assets } from './http/assets.ts'
import type { PortalOptions } from './options.ts'

/** The portal as a whole, shared by all visits. */
export type Site = {
  api: Api
  options: PortalOptions
  assets: Assets
  /** A division by its code, remembered; for one that ended its successor; undefined when there is none. */
  findRegion(code: string): Promise<Region | undefined>
}

const mostRegions = 5000
const keptMs = 10 * 60 * 1000

export function createSite(options: PortalOptions, assets: Assets): Site {
  const regions = new Map<string, { region: Region; until: number }>()
  let version = 0
  return {
    api: options.api,
    options,
    assets,
    async findRegion(code) {
      const now = options.catalogueVersion?.() ?? 0
      // A publication or a change of divisions (区划变更) is known at once.
      if (now !== version) regions.clear()
      version = now
      const known = regions.get(code)
      if (known && known.until > Date.now()) return known.region
      const answer = await options.api.call(getRegion, { params: { code } })
      if (!answer.ok) return undefined
      if (regions.size >= mostRegions) regions.clear()
      regions.set(code, { region: answer.value, until: Date.now() + keptMs })
      return answer.value
    },
  }
}
