import type { Implementation } from '#modules/catalogue'
import { type Calendar, deadline } from '#modules/reference'
import { actorKey, system } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Database } from '#platform/db'
import { newId } from '#platform/ids'
import { genesis, hashEvent } from './core/chain.ts'
import { generatedNumber, generatedPerson } from './core/generated.ts'
import {
  drawGenerated,
  type GeneratedCase,
  type GeneratedDay,
  type GeneratedItem,
  recordGenerated,
} from './store/generated-store.ts'

const batchSize = 4000
const day = 86_400_000
/** Days back over which submissions are spread; some are overdue then, as in a busy office. */
const spread = 20
/** 行政许可法 art. 32. */
const acceptanceDays = 5
const generator = system('generate')

export type GenerateAsk = {
  cases: number
  /** Items of the office that gets most of them. */
  items: readonly Implementation[]
  /** Items of other offices, and the share of cases, 0 to 1, that goes to them. */
  elsewhere?: { items: readonly Implementation[]; share: number }
  calendar: Calendar
  now: Date
}

/**
 * Makes submitted cases in bulk, for measuring: each with its first event, chained as real ones are, and its place in
 * the queue. They are marked: actor `system:generate`, `generated` in the event, `G` in the number, 生成 in the name.
 */
export async function generateCases(
  db: Database,
  ask: GenerateAsk,
  onProgress: (made: number) => void = () => {},
): Promise<void> {
  const home = ask.items.map(itemOf)
  const away = ask.elsewhere?.items.map(itemOf) ?? []
  const share = away.length > 0 ? (ask.elsewhere?.share ?? 0) : 0
  const officeId = home[0]?.officeId
  if (officeId === undefined) throw new Error('the office exercises no item')
  const days = Array.from({ length: spread }, (_, back) =>
    dayOf(ask.calendar, new Date(ask.now.getTime() - (back + 1) * day)),
  )
  const first = await db.transaction(generator, (tx) => drawGenerated(tx, ask.cases, officeId))
  const items = [...home, ...away]
  const pick = (n: number) => ((n * 7919) % 10_000 < share * 10_000 ? home.length + (n % away.length) : n % home.length)
  let next = 0
  let made = 0
  // Two batches at a time: hashes of one are computed while the database writes the other.
  const worker = async () => {
    while (next < ask.cases) {
      const from = next
      next = Math.min(next + batchSize, ask.cases)
      const cases = Array.from({ length: next - from }, (_, i) => caseOf(first + from + i, items, days, pick))
      await db.transaction(generator, (tx) =>
        recordGenerated(tx, { items, days, cases, actor: actorKey(generator), actorName: '生成', previous: genesis }),
      )
      made += cases.length
      onProgress(made)
    }
  }
  await Promise.all([worker(), worker()])
}

const itemOf = ({ content, ...i }: Implementation): GeneratedItem => ({
  itemCode: i.code,
  revisionId: i.revisionId,
  itemName: content.name,
  itemNameEn: content.nameEn,
  officeId: i.officeId,
  officeName: i.officeName,
  level: i.level,
  regionCode: i.regionCode,
  regionName: i.regionName,
  audience: content.audience[0] ?? 'natural',
  promisedDays: content.promisedDays,
})

function dayOf(calendar: Calendar, at: Date): GeneratedDay {
  const date = legalDate(at)
  const clock = deadline(calendar, { from: date, days: acceptanceDays, unit: 'workday' }, { allowProjected: true })
  if (!clock.ok) throw new Error(clock.error.code)
  return { date, due: clock.value.due, clock: clock.value }
}

function caseOf(
  n: number,
  items: readonly GeneratedItem[],
  days: readonly GeneratedDay[],
  pick: (n: number) => number,
): GeneratedCase {
  const item = pick(n)
  const day = Math.floor(n / 7) % days.length
  const found = items[item]
  const date = days[day]?.date
  if (!found || date === undefined) throw new Error('no such item or day')
  const id = newId()
  // 08:30 in China and up to nine hours more, a second apart.
  const submittedAt = new Date(Date.parse(`${date}T00:30:00Z`) + (n % 32_400) * 1000).toISOString()
  const caseNo = generatedNumber(found.itemCode, date, n)
  const { itemCode, revisionId } = found
  const hash = hashEvent({
    caseId: id,
    seq: 1,
    type: 'case-submitted',
    at: submittedAt,
    actor: actorKey(generator),
    data: { caseNo, itemCode, revisionId, files: [], generated: true },
    previous: genesis,
  })
  return { id, caseNo, item, day, personId: generatedPerson(n), applicantName: `生成${n}`, submittedAt, hash }
}
