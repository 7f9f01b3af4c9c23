import autocannon, { type Options, type Request, type Result } from 'autocannon'

export type Load = { perSecond: number; p50: number; p99: number; failed: number }

/** Reads pages over and over, taking turns through `paths`; requests a second and milliseconds as the client sees them. */
export async function read(
  base: string,
  paths: readonly string[],
  { seconds, connections, headers }: { seconds: number; connections: number; headers: Record<string, string> },
): Promise<Load> {
  let turn = 0
  const next = (request: Request): Request => ({ ...request, path: paths[turn++ % paths.length] ?? '/' })
  // One path needs no making of requests, which costs the generator as much as a page costs the server.
  const requests = paths.length > 1 ? [{ setupRequest: next }] : [{ path: paths[0] ?? '/' }]
  const started = performance.now()
  const { result, ended } = await run({ url: base, connections, duration: seconds, headers, requests })
  const perSecond = result['2xx'] / ((ended - started) / 1000)
  return { perSecond, p50: result.latency.p50, p99: result.latency.p99, failed: failures(result) }
}

/** Sends each request once; answers the rate up to the last answer. */
export async function sendAll(
  base: string,
  all: readonly Request[],
  { connections, headers = {} }: { connections: number; headers?: Record<string, string> },
): Promise<Load> {
  let turn = 0
  const next = (request: Request): Request => ({ ...request, ...all[turn++ % all.length] })
  const started = performance.now()
  const { result, ended } = await run({
    url: base,
    connections,
    amount: all.length,
    headers,
    requests: [{ method: 'POST', body: '{}', setupRequest: next }],
  })
  const perSecond = result['2xx'] / ((ended - started) / 1000)
  return { perSecond, p50: result.latency.p50, p99: result.latency.p99, failed: failures(result) }
}

const failures = (result: Result) => result.non2xx + result.errors + result.timeouts

function run(options: Options): Promise<{ result: Result; ended: number }> {
  return new Promise((resolve, reject) => {
    let ended = 0
    const instance = autocannon({ timeout: 30, ...options }, (error, result) =>
      error ? reject(error) : resolve({ result, ended }),
    )
    // The instance itself ends at a full second.
    instance.on('response', () => {
      ended = performance.now()
    })
  })
}

/** Runs `work(0)` to `work(count - 1)`, so many at a time; answers how many a second. */
export async function repeat(count: number, atATime: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const started = performance.now()
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return count / ((performance.now() - started) / 1000)
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
