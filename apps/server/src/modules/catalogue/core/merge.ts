import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { MergeConflict } from '@tongban/contracts/catalogue/library'
import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { err, ok, type Result } from '#platform/result'
import { checkLocal } from './check-local.ts'
import { equal } from './equal.ts'
import { directoryText, elementNames, elementsOf, isElement, officeText, pickElements } from './local.ts'

/** A stage as `stageDays` means it: one without a key is known by its place only while the same stage stands there. */
function stageAt({ flow }: ItemContent, key: string) {
  const i = flow.findIndex((stage, at) => stageKey(stage, at) === key)
  const found = flow[i]
  return found && { days: found.days, stage: found.stage, name: found.key === undefined ? found.name : undefined }
}
const materialOf = ({ materials }: ItemContent, key: string) => materials.find((material) => material.key === key)

/** The elements that the directory changed from `before` to `after` and that the office has filled for itself. */
export const touches = (before: ItemContent, after: ItemContent, local: LocalElements): LocalElement[] =>
  elementsOf(local).filter((element) => {
    switch (element) {
      case 'promisedDays':
      case 'visits':
      case 'onlineDepth':
        return before[element] !== after[element]
      case 'stageDays':
        return Object.keys(local.stageDays ?? {}).some((key) => !equal(stageAt(before, key), stageAt(after, key)))
      case 'waivedMaterials':
        // Where the directory no longer asks for it either, both want the same.
        return (local.waivedMaterials ?? []).some((key) => {
          const now = materialOf(after, key)
          return now !== undefined && !equal(materialOf(before, key), now)
        })
      default:
        return false
    }
  })

const plain = ['promisedDays', 'visits', 'onlineDepth'] as const

/** The elements without those in which the office wants what the directory says, said or no longer has. */
function withoutAgreed(before: ItemContent, after: ItemContent, local: LocalElements): LocalElements {
  const { waivedMaterials = [], stageDays = {}, ...rest } = local
  const agreed = plain.filter((element) => local[element] === before[element] || local[element] === after[element])
  const kept = Object.entries(stageDays).filter(([key, days]) => {
    const [then, now] = [stageAt(before, key), stageAt(after, key)]
    if (then?.days === days) return false
    return now ? !(now.days === days && equal({ ...then, days }, now)) : then === undefined || then.name !== undefined
  })
  const waived = waivedMaterials.filter((key) => !materialOf(before, key) || materialOf(after, key))
  return pickElements(
    { ...rest, stageDays: Object.fromEntries(kept), waivedMaterials: waived },
    elementsOf(local).filter((element) => !(agreed as readonly LocalElement[]).includes(element)),
  )
}

/** Only the elements in which the office differs from the directory. */
export const differing = (content: ItemContent, local: LocalElements): LocalElements =>
  withoutAgreed(content, content, local)

/** Which element a problem of `checkLocal` is about. */
const elementOf = ({ path }: GateProblem): LocalElement | undefined => {
  const [, name = ''] = path.split('/')
  return isElement(name) ? name : undefined
}

/** Elements that are judged together: a promise with its stages, the visits with how far it goes online. */
const partners: Readonly<Partial<Record<LocalElement, LocalElement>>> = {
  promisedDays: 'stageDays',
  stageDays: 'promisedDays',
  visits: 'onlineDepth',
  onlineDepth: 'visits',
}

/** Why the office's value may not stay, whatever it decides on the others that are open. */
function refusalOf(
  element: LocalElement,
  after: ItemContent,
  mine: LocalElements,
  open: ReadonlySet<LocalElement>,
): string | null {
  const partner = partners[element]
  let refused: GateProblem[] = []
  for (const taken of [[element], partner ? [element, partner] : []]) {
    if (taken.length === 0) break
    const kept = elementsOf(mine).filter((one) => !open.has(one) || taken.includes(one))
    refused = checkLocal(after, pickElements(mine, kept))
    if (refused.length === 0) return null
  }
  return (refused.find((problem) => elementOf(problem) === element) ?? refused[0])?.message ?? null
}

export type Merged = { local: LocalElements } | { conflicts: MergeConflict[] }

/**
 * Brings an office's elements along when the directory changes: by itself where only one side changed an element, else
 * what the office must decide. What may no longer stay over the new directory is decided too, and never dropped.
 */
export function mergeLocal(before: ItemContent, after: ItemContent, local: LocalElements): Merged {
  const mine = withoutAgreed(before, after, local)
  const open = new Set(touches(before, after, mine))
  // Elements hang together (a promise needs its stages): taking the directory's for all that is open must be possible.
  for (;;) {
    const kept = pickElements(
      mine,
      elementsOf(mine).filter((element) => !open.has(element)),
    )
    const more = checkLocal(after, kept).flatMap((problem) => elementOf(problem) ?? [])
    const known = open.size
    for (const element of more) open.add(element)
    if (open.size === known) break
  }
  if (open.size === 0) return { local: mine }
  return {
    conflicts: elementsOf(mine)
      .filter((element) => open.has(element))
      .map((element) => ({
        element,
        ...elementNames[element],
        base: directoryText(element, before, mine),
        directory: directoryText(element, after, mine),
        office: officeText(element, before, mine),
        officeRefused: refusalOf(element, after, mine, open),
      })),
  }
}

export type Taken = Readonly<Record<string, 'directory' | 'office'>>
export type NotDecided = { missing: LocalElement[] } | { refused: GateProblem[] }

/** The office's elements after it decided every conflict; refused are those that may not stay over the new directory. */
export function decideMerge(
  before: ItemContent,
  after: ItemContent,
  local: LocalElements,
  take: Taken,
): Result<LocalElements, NotDecided> {
  const mine = withoutAgreed(before, after, local)
  const merged = mergeLocal(before, after, local)
  const open = 'local' in merged ? [] : merged.conflicts.map(({ element }) => element as LocalElement)
  const missing = open.filter((element) => take[element] === undefined)
  if (missing.length > 0) return err({ missing })
  const kept = pickElements(
    mine,
    elementsOf(mine).filter((element) => !open.includes(element) || take[element] === 'office'),
  )
  const refused = checkLocal(after, kept)
  return refused.length > 0 ? err({ refused }) : ok(kept)
}
