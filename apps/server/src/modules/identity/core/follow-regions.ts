import type { RegionOutcome } from '@tongban/contracts/reference/region-change'

type There = { id: string; kind: string; departments: string; regionCode: string }
export type OfficeOutlook = { id: string; how: 'succeeded' | 'moved' | 'renamed'; successor: string | null }

/**
 * What a change would make of the offices there: the counterpart takes over, of the same kind or the same
 * departments, also one that came along from a division merged before; without one an office moves as it is.
 */
export function outlookOf(offices: readonly There[], outcomes: readonly RegionOutcome[]): OfficeOutlook[] {
  const at = new Map(offices.map((office) => [office.id, office.regionCode]))
  const changes = new Map<string, OfficeOutlook>()
  for (const { how, code, nowCode } of outcomes)
    for (const { id, kind, departments } of offices.filter((office) => at.get(office.id) === code)) {
      const there = how === 'merged' ? offices.filter((one) => at.get(one.id) === nowCode) : []
      const counterpart = there.find((one) => one.kind === kind) ?? there.find((one) => one.departments === departments)
      if (how === 'renamed') {
        if (!changes.has(id)) changes.set(id, { id, how, successor: null })
      } else if (counterpart) {
        changes.set(id, { id, how: 'succeeded', successor: counterpart.id })
        at.delete(id)
      } else {
        changes.set(id, { id, how: 'moved', successor: null })
        at.set(id, nowCode)
      }
    }
  return [...changes.values()]
}
