import type { Retention } from '@tongban/contracts/archives/archives'
import type { CaseStatus } from '@tongban/contracts/cases/case'

export const retentionWords: Record<Retention, string> = {
  permanent: '永久',
  '30-years': '定期30年',
  '10-years': '定期10年',
}

/** 归档年度: the year in which the case was closed. */
export const yearOf = (closedOn: string): number => Number(closedOn.slice(0, 4))

/** The last day: whole years from the first of January after the year of closing. Null for ever. */
export function keepUntil(closedOn: string, retention: Retention): string | null {
  if (retention === 'permanent') return null
  return `${yearOf(closedOn) + (retention === '30-years' ? 30 : 10)}-12-31`
}

export type RetentionRule = { itemType: string; ending: 'decided' | 'ended'; retention: Retention }

/** With a decision on the matter, or ended before one (不予受理, 撤回, 终止). */
export const endingOf = (status: CaseStatus): RetentionRule['ending'] =>
  status === 'delivered' || status === 'denied' ? 'decided' : 'ended'

/** The rule of the type; `*` stands for all others. */
export const retentionOf = (rules: readonly RetentionRule[], itemType: string, status: CaseStatus): Retention =>
  [itemType, '*']
    .map((type) => rules.find((rule) => rule.itemType === type && rule.ending === endingOf(status))?.retention)
    .find((found) => found !== undefined) ?? 'permanent'
