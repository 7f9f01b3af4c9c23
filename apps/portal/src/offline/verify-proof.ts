import type { CaseProof, ProvenEvent, SealedDay } from '@tongban/contracts/cases/log'
import { canonical } from './canonical.ts'
import { sm3 } from './sm3.ts'

const utf8 = new TextEncoder()
const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hashHex = (hex: string): string => toHex(sm3(bytesOf(hex)))
const hashOf = (value: unknown): string => toHex(sm3(utf8.encode(canonical(value))))
const isHash = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)

type Content = {
  caseId: string
  seq: number
  type: string
  at: string
  previous: string
  data: Record<string, unknown>
}

/** Why an event is not proven; `published` when it is proven, but of another root than the published one. */
export type Fault = 'content' | 'order' | 'path' | 'published'
export type Checked = {
  seq: number
  type: string
  at: string
  day: string
  /** What the event says, once its hash was found right; nothing of an event that is the office's own. */
  content: Content | undefined
  /** The root that the event leads to. */
  root: string
  fault: Fault | undefined
  /** Whether that root was found among the published ones. */
  published: boolean
}

/** Published roots as the person has them: by day from a file, and such as were typed without a day. */
export type Roots = { byDay: ReadonlyMap<string, string>; typed: readonly string[] }
export const noRoots: Roots = { byDay: new Map(), typed: [] }

/** A leaf is hashed behind 00, a node behind 01 (RFC 6962 with SM3). */
function rootOf({ hash, beside, place, leaves, path }: ProvenEvent): string | undefined {
  if (!(place >= 0 && place < leaves)) return undefined
  let node = hashHex(`00${hash}${beside}`)
  let steps = 0
  let last = leaves - 1
  for (let at = place; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    const right = at % 2 === 1
    if (!right && at === last) continue
    const neighbour = path[steps++]
    if (neighbour === undefined) return undefined
    node = hashHex(right ? `01${neighbour}${node}` : `01${node}${neighbour}`)
  }
  return steps === path.length ? node : undefined
}

function faultOf(proof: CaseProof, event: ProvenEvent, before: ProvenEvent | undefined): Fault | undefined {
  const content = event.content as Content | null
  if (content) {
    const { caseId, seq, type, at } = content
    const same = caseId === proof.caseId && seq === event.seq && type === event.type && at === event.at
    const named = type !== 'case-submitted' || content.data['caseNo'] === proof.caseNo
    if (!same || !named || hashOf(content) !== event.hash) return 'content'
    // Each event says the hash of the one before, so none between them was left out.
    if (before && before.seq === seq - 1 && content.previous !== before.hash) return 'order'
  }
  if (event.seq <= (before?.seq ?? 0)) return 'order'
  return rootOf(event) === event.root ? undefined : 'path'
}

/** Every event of a proof, on its own and against the published roots. */
export function checkProof(proof: CaseProof, roots: Roots = noRoots): Checked[] {
  return proof.events.map((event, n) => {
    const fault = faultOf(proof, event, proof.events[n - 1])
    const root = rootOf(event) ?? event.root
    const known = roots.byDay.get(event.day)
    return {
      seq: event.seq,
      type: event.type,
      at: event.at,
      day: event.day,
      content: fault === 'content' ? undefined : ((event.content as Content | null) ?? undefined),
      root,
      fault: fault ?? (known !== undefined && known !== root ? 'published' : undefined),
      published: known === root || roots.typed.includes(root),
    }
  })
}

function isDay(text: unknown): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const shapes: { [K in keyof ProvenEvent]?: (value: unknown) => boolean } = {
  seq: Number.isInteger,
  place: Number.isInteger,
  leaves: Number.isInteger,
  type: (value) => typeof value === 'string',
  at: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  day: isDay,
  content: (value) => value === null || (typeof value === 'object' && 'data' in (value as object)),
  hash: isHash,
  beside: isHash,
  root: isHash,
  path: (value) => Array.isArray(value) && value.every(isHash),
}

const hasShape = (event: unknown): boolean =>
  typeof event === 'object' &&
  event !== null &&
  Object.entries(shapes).every(([key, fits]) => fits((event as Record<string, unknown>)[key]))

const isWaiting = (waiting: unknown): boolean =>
  Array.isArray(waiting) &&
  waiting.every(
    (event: { type?: unknown; day?: unknown } | null) => typeof event?.type === 'string' && isDay(event.day),
  )

export type Given =
  | { kind: 'proof'; proof: CaseProof }
  | { kind: 'roots'; byDay: Map<string, string> }
  | { kind: 'broken-roots'; day: string }
  | { kind: 'unknown' }

/** What a file is: a proof, the published roots (one day or all), or neither. */
export function readGiven(text: string): Given {
  let json: Record<string, unknown>
  try {
    json = JSON.parse(text) as Record<string, unknown>
  } catch {
    return { kind: 'unknown' }
  }
  if (typeof json !== 'object' || json === null) return { kind: 'unknown' }
  const { format, events, waiting, days } = json
  if (format === 'tongban-proof/1' && Array.isArray(events) && events.every(hasShape) && isWaiting(waiting))
    return { kind: 'proof', proof: json as CaseProof }
  if (format === 'tongban-roots/1' && Array.isArray(days)) return readDays(days as SealedDay[])
  return { kind: 'unknown' }
}

/** The days of a file hang together, or the first that does not is named. */
function readDays(days: readonly SealedDay[]): Given {
  const byDay = new Map<string, string>()
  let before: string | undefined
  for (const { day, leaves, root, previous, record } of days) {
    const follows = before === undefined || before === previous
    if (!isDay(day) || !isHash(root) || !follows || hashOf({ day, leaves, root, previous }) !== record)
      return { kind: 'broken-roots', day: String(day) }
    byDay.set(day, root)
    before = record
  }
  return { kind: 'roots', byDay }
}

/** Roots in a text that somebody typed or pasted; capital letters and spaces within one do not matter. */
export function readTyped(text: string): string[] {
  const lower = text.toLowerCase()
  const lines = lower.split('\n').map((line) => line.replace(/\s/g, ''))
  return [...(lower.match(/\b[0-9a-f]{64}\b/g) ?? []), ...lines.filter(isHash)]
}
