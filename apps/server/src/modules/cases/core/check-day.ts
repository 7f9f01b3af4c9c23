import { type Break, genesis } from './chain.ts'
import { type Beside, besideHash, type DayRecord, dayAfter, hashRecord, leafOfEvent } from './day-log.ts'
import { TreeBuilder } from './merkle.ts'

/** A place in the log of a day, with its event as it stands now; `event` is missing when it was taken out. */
export type KeptLeaf = {
  place: number
  caseId: string
  seq: number
  hash: Buffer
  event: (Beside & { hash: string }) | undefined
}

export type DayBreak = {
  day: string
  /** `root`: not that of its events; `record`: the row or what it says of the day before; `published`: published otherwise. */
  why: 'root' | 'record' | 'missing' | 'published'
}

/** Goes through the leaves of one day, in order of place. */
export class DayCheck {
  readonly #tree = new TreeBuilder()
  #before = ''

  /** Names the event of a leaf that was changed, taken out or moved. */
  add({ caseId, seq, hash, event }: KeptLeaf): Break | undefined {
    const order = `${caseId} ${String(seq).padStart(10, '0')}`
    const inOrder = order > this.#before
    this.#before = order
    this.#tree.add(hash)
    if (!event) return { caseId, seq, why: 'missing' }
    if (!leafOfEvent(event.hash, besideHash(event)).equals(hash)) return { caseId, seq, why: 'changed' }
    return inOrder ? undefined : { caseId, seq, why: 'moved' }
  }

  isRootOf(day: DayRecord): boolean {
    const { root } = this.#tree.end()
    return this.#tree.leaves === day.leaves && root.toString('hex') === day.root
  }
}

/** What is wrong with the row of a day after `before`, whatever its events are. */
export function checkRecord(
  day: DayRecord & { record: string },
  before: { day: string; record: string } | undefined,
  published: ReadonlyMap<string, string>,
): DayBreak[] {
  const breaks: DayBreak[] = []
  if (before && day.day !== dayAfter(before.day)) breaks.push({ day: dayAfter(before.day), why: 'missing' })
  else if (day.previous !== (before?.record ?? genesis) || hashRecord(day) !== day.record)
    breaks.push({ day: day.day, why: 'record' })
  const known = published.get(day.day)
  if (known !== undefined && known !== day.root) breaks.push({ day: day.day, why: 'published' })
  return breaks
}
