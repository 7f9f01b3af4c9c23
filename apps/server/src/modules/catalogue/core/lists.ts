import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ListName } from '@tongban/contracts/catalogue/library'

/** On which of the five lists of “3+2” an item stands: what it is says so, nobody keeps them by hand. */
export function listsOf(content: ItemContent): ListName[] {
  const { type, duties = [], fee, audience, intermediaryServices = [] } = content
  const on: [ListName, boolean][] = [
    ['power', type >= '01' && type <= '10'],
    ['duty', duties.length > 0],
    ['fee', fee.charged && audience.includes('legal')],
    ['public-service', type === '20'],
    ['intermediary', intermediaryServices.length > 0],
  ]
  return on.filter(([, stands]) => stands).map(([name]) => name)
}
