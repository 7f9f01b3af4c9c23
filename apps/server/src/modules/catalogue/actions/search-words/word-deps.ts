import type { NamedItem } from '@tongban/contracts/catalogue/search-words'
import type { RegionDirectory } from '#modules/reference'
import type { Deps } from '#platform/deps'
import type { CatalogueMemory, Memory } from '../../store/catalogue-memory.ts'

/** What the actions on the words of search are given. */
export type WordDeps = Pick<Deps, 'db' | 'clock'> & {
  readonly kept: CatalogueMemory
  readonly regions: RegionDirectory
}

/** An item that is gone keeps its code. */
export function nameIn({ cards }: Memory, itemId: string): NamedItem {
  const card = cards.get(itemId)
  return { itemId, name: card?.name ?? itemId, nameEn: card?.nameEn ?? itemId }
}
