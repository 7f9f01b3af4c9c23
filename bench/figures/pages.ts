import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApi, fetchTransport } from '@tongban/api-client/client'
import { startApplication } from '@tongban/contracts/cases/apply'
import { voiceOf } from '../../apps/server/src/story/client.ts'
import { freePort } from '../../apps/server/src/testing/server-process.ts'
import type { Bench } from '../context.ts'
import { kilobytes, rate } from '../lib/figure.ts'
import { median, read } from '../lib/load.ts'
import type { Platform } from '../lib/platform.ts'
import { openSessions, rows } from '../lib/prepare.ts'
import { wire } from '../lib/wire.ts'

const accept = { 'accept-encoding': 'br, gzip' }
const connections = 10

/** What a reader's and an applicant's and an officer's browser loads, and how fast a guide is served. */
export async function measurePages(bench: Bench, server: Platform): Promise<void> {
  await measureGuide(bench, server)
  await measureForm(bench, server)
  await measureWorkbench(bench, server)
}

async function measureGuide(bench: Bench, server: Platform): Promise<void> {
  const codes = await rows<{ code: string }>(
    bench.db.pool,
    `select distinct on (item_id) code from catalogue.implementation where level = 'county' and item_id not like 'GEN-%' order by item_id, code`,
  )
  const pages = await Promise.all(
    codes.map(async ({ code }) => ({
      path: `/items/${code}`,
      page: await wire(`${server.url}/items/${code}`, accept),
    })),
  )
  pages.sort((a, b) => a.page.body.length - b.page.body.length)
  const largest = pages.at(-1)
  const middle = pages[Math.floor(pages.length / 2)]
  if (!largest || !middle) throw new Error('there is no guide')
  // With its style sheet, the first time; scripts would be named in the unpacked page.
  const plain = (await wire(server.url + largest.path)).body.toString('utf8')
  const style = /<link[^>]+href="([^"]+\.css)"/.exec(plain)?.[1]
  const styleBytes = style ? (await wire(server.url + style, accept)).body.length : 0
  const scripts = plain.match(/<script/g)?.length ?? 0
  const bytes = largest.page.body.length + largest.page.head
  bench.add({
    name: 'guide page, over the wire',
    measured: `${kilobytes(bytes)}, ${scripts} scripts`,
    target: '≤ 30 KB, no script',
    pass: bytes <= 30 * 1024 && scripts === 0,
    note: `largest of ${pages.length} guides, Brotli, with its headers; the median is ${kilobytes(middle.page.body.length + middle.page.head)}. The style sheet of all pages adds ${kilobytes(styleBytes)} once.`,
  })
  const peer = await startPeer(bench.dataDir, middle.page.body, middle.page.headers)
  try {
    const own: number[] = []
    const bare: number[] = []
    const load = { seconds: bench.sizes.seconds, connections, headers: accept }
    await read(server.url, [middle.path], { ...load, seconds: 1 })
    await read(peer.url, ['/page'], { ...load, seconds: 1 })
    for (let round = 0; round < bench.sizes.rounds; round++) {
      own.push((await read(server.url, [middle.path], load)).perSecond)
      bare.push((await read(peer.url, ['/page'], load)).perSecond)
    }
    const ratio = median(own) / median(bare)
    bench.add({
      name: 'guide page',
      measured: rate(median(own)),
      limit: `${rate(median(bare))} bare Fastify, same bytes`,
      ratio: ratio.toFixed(2),
      target: '≥ 0.6',
      pass: ratio >= 0.6,
      note: `${connections} connections, ${bench.sizes.rounds} rounds of ${bench.sizes.seconds} s in turns, medians.`,
    })
  } finally {
    peer.stop()
  }
}

async function startPeer(folder: string, body: Buffer, headers: Record<string, string | string[] | undefined>) {
  const file = join(folder, 'peer-page')
  writeFileSync(file, body)
  const { date: _, connection: __, 'keep-alive': ___, 'content-length': ____, ...sent } = headers
  const port = await freePort()
  const program = join(import.meta.dirname, '../peers/bare-fastify.ts')
  const child = spawn(process.execPath, [program, String(port), file, JSON.stringify(sent)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

async function measureForm(bench: Bench, server: Platform): Promise<void> {
  const [person] = await rows<{ id: string }>(bench.db.pool, 'select id from identity.person order by id desc limit 1')
  const [item] = await rows<{ code: string }>(
    bench.db.pool,
    `select i.code from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
     where r.content->'audience' ? 'natural' and i.level = 'county' order by jsonb_array_length(r.content->'form'->'groups') desc, i.code limit 1`,
  )
  const token = (await openSessions(bench.db.pool, 'person', [person?.id ?? ''])).get(person?.id ?? '') ?? ''
  const api = createApi(fetchTransport(server.url))
  const application = await voiceOf(api, token)(startApplication, { body: { itemCode: item?.code ?? '' } })
  const group = application.form.groups[0]?.key ?? ''
  const cookie = { cookie: `tongban_session=${token}` }
  const page = await wire(`${server.url}/applications/${application.id}/${group}`, cookie)
  if (page.status !== 200) throw new Error(`the form page answered ${page.status}`)
  const html = page.body.toString('utf8')
  const { bytes, count } = await weigh(
    server.url,
    html,
    /<(?:script[^>]+src|link[^>]+rel="modulepreload"[^>]+href)="([^"]+)"/g,
    'gzip',
  )
  bench.add({
    name: 'form page, script',
    measured: `${kilobytes(bytes)} gzip in ${count} file${count === 1 ? '' : 's'}`,
    target: '≤ 45 KB',
    pass: count > 0 && bytes <= 45 * 1024,
  })
}

async function measureWorkbench(bench: Bench, server: Platform): Promise<void> {
  const page = await wire(`${server.url}/workbench/`, { 'accept-encoding': 'gzip' })
  const html = (await wire(`${server.url}/workbench/`)).body.toString('utf8')
  const found = await weigh(server.url, html, /<(?:script[^>]+src|link[^>]+href)="(\/[^"]+)"/g, 'gzip')
  const bytes = found.bytes + page.body.length
  bench.add({
    name: 'workbench, first load',
    measured: `${kilobytes(bytes)} gzip in ${found.count + 1} files`,
    target: '≤ 400 KB',
    pass: bytes <= 400 * 1024,
    note: 'what index.html loads by itself, as served with Accept-Encoding: gzip; parts of a route come when it is opened.',
  })
}

/** Octets over the wire of what a page names. */
async function weigh(
  base: string,
  html: string,
  names: RegExp,
  encoding: string,
): Promise<{ bytes: number; count: number }> {
  const paths = [...new Set([...html.matchAll(names)].map((found) => found[1] ?? ''))]
  const files = await Promise.all(paths.map((path) => wire(base + path, { 'accept-encoding': encoding })))
  const wrong = files.findIndex((file) => file.status !== 200)
  if (wrong >= 0) throw new Error(`${paths[wrong]} answered ${files[wrong]?.status}`)
  return { bytes: files.reduce((sum, file) => sum + file.body.length, 0), count: files.length }
}
