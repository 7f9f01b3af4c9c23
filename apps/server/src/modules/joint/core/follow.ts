import type { CaseStatus } from '@tongban/contracts/cases/case'
import type { PartOutcome } from '@tongban/contracts/joint/apply'
import type { Closing, Part } from './matter.ts'

/** How a case that is closed ended its part; nothing while it runs. */
export function outcomeOf(status: CaseStatus): PartOutcome | undefined {
  switch (status) {
    case 'granted':
    case 'delivered':
      return 'granted'
    case 'denied':
    case 'refused':
    case 'withdrawn':
    case 'terminated':
      return status
    default:
      return undefined
  }
}

/** Parts that waited for one that was not granted, at whatever distance: they do not begin, each with its reason. */
export function notBegun(parts: readonly Part[], ended: string): Closing[] {
  const closings: Closing[] = []
  const gone = new Set([ended])
  for (let found = true; found; ) {
    found = false
    for (const part of parts) {
      const first =
        part.state === 'waiting' && !gone.has(part.key) ? part.after.find((key) => gone.has(key)) : undefined
      if (first === undefined) continue
      found = true
      gone.add(part.key)
      const before = parts.find(({ key }) => key === first)
      closings.push({
        key: part.key,
        outcome: 'not-begun',
        why: `这一项要等“${before?.name ?? first}”办成，而它没有办成，所以没有开始办理。“${before?.name ?? first}”办成之后，您可以单独申请这一项，不用重新准备材料。`,
        whyEn: `This waits for “${before?.nameEn ?? first}”, which was not granted, so it did not begin. Once that is granted you can apply for this by itself; nothing has to be prepared again.`,
      })
    }
  }
  return closings
}

/** Waiting parts all of whose prerequisites were granted. */
export const readyToBegin = (parts: readonly Part[]): Part[] =>
  parts.filter(
    ({ state, after }) =>
      state === 'waiting' && after.every((key) => parts.find((one) => one.key === key)?.outcome === 'granted'),
  )
