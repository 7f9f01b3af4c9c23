import type { ImplementingState, ItemState } from '@tongban/contracts/catalogue/library'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { ProposalKind } from '@tongban/contracts/catalogue/proposals'
import type { Level } from '@tongban/contracts/shared'

/** An item as an office implements it, with what it rests on. */
export type Implementing = {
  code: string
  itemId: string
  name: string
  nameEn: string
  type: string
  state: Exclude<ImplementingState, 'not-taken-up'>
  differs: string[]
  officeId: string
  officeName: string
  consultPhone: string
  complaintPhone: string
  level: Level
  regionCode: string
  regionName: string
  revisionId: string
  revisionNumber: number
  effectiveFrom: string
  local: LocalElements | null
  /** The directory's revision that it is on. */
  baseId: string
  /** The directory's current one; another than `baseId` while a change is on its way. */
  directoryRevisionId: string
  itemState: ItemState
}

export type ImplementingKind = Extract<
  ProposalKind,
  'take-up' | 'change' | 'roll-back' | 'suspend' | 'resume' | 'cancel'
>

const kinds: readonly ProposalKind[] = ['take-up', 'change', 'roll-back', 'suspend', 'resume', 'cancel']
export const isImplementingKind = (kind: ProposalKind): kind is ImplementingKind => kinds.includes(kind)

/** From which state an office's item may be changed how. While a merge is open it is decided first. */
const kindsFrom: Readonly<Record<ImplementingState, readonly ImplementingKind[]>> = {
  'not-taken-up': ['take-up'],
  published: ['change', 'roll-back', 'suspend', 'cancel'],
  'to-merge': ['suspend', 'cancel'],
  suspended: ['resume', 'cancel'],
  cancelled: ['take-up'],
}

/** The kinds of change possible now: nothing is taken up or resumed that the directory has taken out of force. */
export const kindsOf = (state: ImplementingState, item: ItemState, hasEarlier: boolean): ImplementingKind[] =>
  kindsFrom[state].filter((kind) => {
    if (kind === 'take-up' || kind === 'resume') return item === 'in-force'
    if (kind === 'roll-back') return hasEarlier && item !== 'cancelled'
    return kind !== 'change' || item !== 'cancelled'
  })

const digits: Readonly<Record<Level, string>> = { province: '2', city: '3', county: '4', township: '5', village: '6' }

/** 实施编码: credit code of the office 18, level of exercise 1, base code 12 (GB/T 39046 A.2). */
export const implementingCode = (creditCode: string, level: Level, baseCode: string): string =>
  creditCode + digits[level] + baseCode

export type Exercisable = { levels: readonly string[]; departmentKey: string }
type ExercisingOffice = { level: Level; departmentKeys: readonly string[] }

/** Whether an item is of the office's level and department; a service centre (`*`) has every department of its level. */
export const isFor = ({ levels, departmentKey }: Exercisable, office: ExercisingOffice): boolean =>
  levels.includes(office.level) && [departmentKey, '*'].some((key) => office.departmentKeys.includes(key))
