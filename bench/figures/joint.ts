import { createApi, fetchTransport } from '@tongban/api-client/client'
import { startJoint, submitJoint } from '@tongban/contracts/joint/apply'
import { fillInJoint } from '../../apps/server/src/story/apply-joint.ts'
import { voiceOf } from '../../apps/server/src/story/client.ts'
import type { Bench } from '../context.ts'
import { milliseconds, number } from '../lib/figure.ts'
import { median } from '../lib/load.ts'
import type { Platform } from '../lib/platform.ts'
import { openSessions, rows } from '../lib/prepare.ts'

const applications = 40
/** Seven parts that all begin at once, with their files. */
const parts = ['minimum', 'temporary', 'relapse', 'medical', 'rebuilding', 'work', 'disability']
const body = { region: '340102000000', circumstance: { village: 'yes', disabled: 'yes' }, parts }

/** A one-matter bundle of seven parts, submitted through HTTP: one after the other, as one person waits for it. */
export async function measureJoint(bench: Bench, server: Platform): Promise<void> {
  const api = createApi(fetchTransport(server.url))
  const people = await rows<{ id: string }>(bench.db.pool, 'select id from identity.person order by id desc limit $1', [
    applications,
  ])
  const tokens = await openSessions(
    bench.db.pool,
    'person',
    people.map(({ id }) => id),
  )
  const took: number[] = []
  let files = 0
  for (const token of tokens.values()) {
    const say = voiceOf(api, token)
    const begun = await say(startJoint, { params: { code: 'assistance' }, body })
    const { id, version } = await fillInJoint(api, token, begun)
    const started = performance.now()
    const matter = await say(submitJoint, { params: { id }, body: { version } })
    took.push(performance.now() - started)
    if (matter.parts.some(({ caseNo }) => caseNo === null)) throw new Error('a part did not begin')
    files += matter.files.length
  }
  const middle = median(took)
  bench.add({
    name: 'bundle of 7 parts, submitted',
    measured: milliseconds(middle),
    target: '≤ 300 ms',
    pass: middle <= 300,
    note: `${applications} joint applications, one at a time, ${number(files / took.length)} files each, read again before the receipt; slowest ${milliseconds(Math.max(...took))}.`,
  })
}
