import type { Bench } from '../context.ts'
import { milliseconds, number, rate } from '../lib/figure.ts'
import { median, read, repeat } from '../lib/load.ts'
import type { Platform } from '../lib/platform.ts'
import { rows, staffOffices } from '../lib/prepare.ts'

const connections = 8

/** Pages of the queue of the office with most open cases, from all over it. */
export async function measureQueue(bench: Bench, server: Platform): Promise<void> {
  const { pool } = bench.db
  const [office] = await rows<{ id: string; open: number }>(
    pool,
    'select office_id as id, count(*)::int as open from cases.work_item group by 1 order by 2 desc limit 1',
  )
  if (!office) throw new Error('no case is open')
  const keys = await rows<{ due: string; case_id: string }>(
    pool,
    `select due, case_id from cases.work_item tablesample system (2) where office_id = $1 and queue = 'intake' order by random() limit 500`,
    [office.id],
  )
  const token = (await staffOffices(pool, [office.id])).get(office.id) ?? ''
  const paths = ['/api/v1/queues/intake', ...keys.map((key) => `/api/v1/queues/intake?after=${key.due}_${key.case_id}`)]
  const headers = { authorization: `Bearer ${token}` }
  const load = { seconds: bench.sizes.seconds, connections, headers }
  await read(server.url, paths, { ...load, seconds: 2 })
  const before = await durations(server.url)
  const own: number[] = []
  const bare: number[] = []
  let failed = 0
  for (let round = 0; round < bench.sizes.rounds; round++) {
    const page = await read(server.url, paths, load)
    own.push(page.perSecond)
    failed += page.failed
    bare.push(await readBare(bench, office.id, keys))
  }
  if (failed > 0) throw new Error(`${failed} pages were not served`)
  const after = await durations(server.url)
  const share = (after.within - before.within) / (after.all - before.all)
  const perSecond = median(own)
  bench.add(
    {
      name: `work queue, ${number(office.open)} open cases in the office`,
      measured: `${rate(perSecond)} pages`,
      limit: `${rate(median(bare))} pages by the driver alone`,
      ratio: (perSecond / median(bare)).toFixed(2),
      target: '≥ 1,700/s',
      pass: perSecond >= 1700,
      note: `50 rows a page, ${keys.length + 1} different pages from all over the queue, ${connections} connections, not compressed; the driver reads the same rows, as owner.`,
    },
    {
      name: 'work queue, server time within 10 ms',
      measured: `${(share * 100).toFixed(2)} %`,
      target: '≥ 99 %',
      pass: share >= 0.99,
      note: `from request to answer in the server while it is saturated (its own histogram at /metrics); p99 as the client sees it: ${milliseconds(await clientP99(server.url, paths, load))}.`,
    },
  )
}

const clientP99 = async (...args: Parameters<typeof read>): Promise<number> => (await read(...args)).p99

/** The same statement in the same kind of transaction, by the driver alone. */
function readBare(bench: Bench, officeId: string, keys: readonly { due: string; case_id: string }[]): Promise<number> {
  const count = Math.min(20_000, bench.sizes.seconds * 4000)
  return repeat(count, connections, async (n) => {
    const key = keys[n % keys.length]
    await bench.db.pool.query({
      name: 'bare-queue',
      text: `select case_id, case_no, item_name, applicant_name, status, due, submitted_at from cases.work_item
        where office_id = $1 and queue = 'intake' and (due, case_id) > ($2::date, $3::uuid) order by due, case_id limit 51`,
      values: [officeId, key?.due, key?.case_id],
    })
  })
}

/** How many queue pages the server counted, and how many of them within 10 ms. */
async function durations(base: string): Promise<{ all: number; within: number }> {
  const text = await (await fetch(`${base}/metrics`)).text()
  const of = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0)
  const labels = '[^}]*route="/api/v1/queues/:queue"[^}]*'
  return {
    all: of(new RegExp(`http_request_duration_seconds_count\\{${labels}\\} (\\S+)`)),
    within: of(new RegExp(`http_request_duration_seconds_bucket\\{[^}]*le="0.01"${labels}\\} (\\S+)`)),
  }
}
