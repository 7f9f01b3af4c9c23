import type { ItemBrief, ItemContent } from '@tongban/contracts/catalogue/item'
import type { Level } from '@tongban/contracts/shared'
import { presentBrief } from './item-card.ts'

/** An item as one office exercises it, with its current revision: what an application is made under. */
export type Implementation = {
  code: string
  itemId: string
  revisionId: string
  revisionNumber: number
  officeId: string
  officeName: string
  level: Level
  regionCode: string
  regionName: string
  /** Neither suspended nor cancelled, by the directory or by the office. */
  inForce: boolean
  content: ItemContent
}

/** What lists show of it. */
export const briefOf = (implementation: Implementation): ItemBrief =>
  presentBrief(implementation.content, implementation)
