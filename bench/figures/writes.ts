import { submitApplication } from '@tongban/contracts/cases/apply'
import { acceptCase, passPreReview } from '@tongban/contracts/cases/office-work'
import type { Bench } from '../context.ts'
import { number, rate } from '../lib/figure.ts'
import { type Load, median, sendAll } from '../lib/load.ts'
import type { Platform } from '../lib/platform.ts'
import { type Draft, prepareDrafts, rows, staffOffices } from '../lib/prepare.ts'
import { actBare, bareSubmissions, submitBare } from '../peers/bare-driver.ts'

/** More than the server has connections to its database, so that none of them rests. */
const connections = 24

const post = (op: { path: string }, id: string, token: string, body: unknown) => ({
  method: 'POST',
  path: `/api/v1${op.path.replace(':id', id)}`,
  headers: {
    authorization: `Bearer ${token}`,
    'idempotency-key': crypto.randomUUID(),
    'content-type': 'application/json',
  },
  body: JSON.stringify(body),
})

function allDone(what: string, load: Load): Load {
  if (load.failed > 0) throw new Error(`${load.failed} of the ${what} were refused`)
  return load
}

/** Submissions in rounds, in turns with the bare driver. */
export async function measureSubmissions(bench: Bench, server: Platform): Promise<void> {
  const { pool } = bench.db
  const { rounds } = bench.sizes
  const { drafts, tokens, codes } = await prepareDrafts(pool, server.url, bench.sizes.drafts * 2)
  const size = Math.floor(drafts.length / 2 / (rounds + 0.25))
  const take = (count: number) => drafts.splice(0, count)
  const submit = (some: Draft[]) =>
    sendAll(
      server.url,
      some.map((d) => post(submitApplication, d.id, tokens.get(d.personId) ?? '', { version: d.version })),
      { connections },
    )
  allDone('submissions', await submit(take(Math.floor(size / 4))))
  const own: Load[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(allDone('submissions', await submit(take(size))))
    const values = await bareSubmissions(
      pool,
      take(size).map(({ id }) => id),
    )
    bare.push(await submitBare(pool, values, connections))
  }
  const perSecond = median(own.map((load) => load.perSecond))
  const ratio = perSecond / median(bare)
  bench.add({
    name: 'submission',
    measured: rate(perSecond),
    limit: `${rate(median(bare))} by the driver alone`,
    ratio: ratio.toFixed(2),
    target: '≥ 0.35',
    pass: ratio >= 0.35,
    note: `${rounds} rounds of ${number(size)} applications of ${codes} implementing items, ${connections} at a time, fsync on; p99 ${number(median(own.map((load) => load.p99)))} ms. The driver writes the same rows in one statement, as owner, checking nothing.`,
  })
}

type Target = { id: string; office_id: string; subject_id: string; version: number }

/** Acts of officers: over the cases just submitted, in many offices, and over those of the one busiest office. */
export async function measureActs(bench: Bench, server: Platform): Promise<void> {
  const { pool } = bench.db
  const limit = Math.floor(bench.sizes.drafts / 2)
  const spread = await rows<Target>(
    pool,
    `select id, office_id, subject_id, version from cases.case where status = 'submitted' and case_no !~ 'G\\d{9}$'
       and exists (select from cases.event e where e.case_id = id and e.actor like 'person:%' and e.hash = head_hash and e.previous <> e.hash)
     order by hashtext(id::text) limit $1`,
    [limit],
  )
  const single = await rows<Target>(
    pool,
    `select c.id, c.office_id, c.subject_id, c.version from cases.case c
     where c.status = 'submitted' and c.case_no ~ 'G\\d{9}$' and office_id = (select (value->>'officeId')::uuid from platform.setting where name = 'generated-cases')
     order by id desc limit $1`,
    [limit],
  )
  const tokens = await staffOffices(pool, [...new Set([...spread, ...single].map(({ office_id }) => office_id))])
  const act = async (what: string, some: Target[], op: { path: string }, version: number) =>
    allDone(
      what,
      await sendAll(
        server.url,
        some.map((c) => post(op, c.id, tokens.get(c.office_id) ?? '', { version })),
        { connections },
      ),
    )
  const offices = new Set(spread.map(({ office_id }) => office_id)).size
  const warm = Math.floor(limit / 5)
  await act('acts', spread.splice(0, warm), passPreReview, 1)
  const passed = await act('acts', spread, passPreReview, 1)
  const passedInOne = await act('acts', single, passPreReview, 1)
  const accepted = await act('acceptances', spread, acceptCase, 2)
  const acceptedInOne = await act('acceptances', single, acceptCase, 2)
  const bare = await bareActs(bench, limit)
  const line = (name: string, load: Load, asked: boolean, note?: string) => ({
    name,
    measured: rate(load.perSecond),
    limit: `${rate(bare)} by the driver alone`,
    ratio: (load.perSecond / bare).toFixed(2),
    ...(asked ? { target: '≥ 1,200/s', pass: load.perSecond >= 1200 } : {}),
    ...(note ? { note } : {}),
  })
  bench.add(
    line(
      'transition: pre-review passed, many offices',
      passed,
      true,
      `${number(spread.length)} acts in ${offices} offices, ${connections} at a time. The limit writes the rows of this act.`,
    ),
    line('transition: pre-review passed, one office', passedInOne, true),
    line(
      'transition: acceptance with its notice, many offices',
      accepted,
      true,
      'draws the number of the acceptance notice and writes its content too.',
    ),
    line(
      'transition: acceptance with its notice, one office',
      acceptedInOne,
      false,
      'notices of one office are numbered without gaps, so its acceptances come one after the other; 1,200 a second in one office is nobody’s need.',
    ),
  )
}

async function bareActs(bench: Bench, limit: number): Promise<number> {
  const { pool } = bench.db
  const cases = await rows<Target>(
    pool,
    `select c.id, c.office_id, c.subject_id, c.version from cases.case c where c.status = 'submitted' and c.case_no ~ 'G\\d{9}$' order by id limit $1`,
    [limit],
  )
  const [answer] = await rows<{ response: unknown }>(
    pool,
    `select response from platform.idempotency_key where operation = 'passPreReview' order by created_at desc limit 1`,
  )
  return actBare(pool, cases, JSON.stringify(answer?.response ?? {}), connections)
}
