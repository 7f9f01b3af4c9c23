import { examples } from '../../apps/server/src/modules/licences/examples.ts'
import { startRenderer } from '../../apps/server/src/modules/licences/render/renderer.ts'
import type { Bench } from '../context.ts'
import { milliseconds } from '../lib/figure.ts'
import { median } from '../lib/load.ts'

/** An acceptance notice as PDF, in the thread that the server uses. */
export async function measurePdf(bench: Bench): Promise<void> {
  const renderer = startRenderer()
  const took: number[] = []
  try {
    for (let n = 0; n < 21; n++) {
      const started = performance.now()
      await renderer.render({
        id: crypto.randomUUID(),
        number: `瑶海区市监局受理字〔2026〕第${String(n).padStart(4, '0')}号`,
        verifyCode: '7KQ2MBX4RTN9',
        content: examples['acceptance-notice'],
        publicUrl: 'http://localhost:8080',
        demo: true,
      })
      took.push(performance.now() - started)
    }
  } finally {
    await renderer.stop()
  }
  const [first = 0, ...rest] = took
  bench.add({
    name: 'acceptance notice as PDF',
    measured: milliseconds(median(rest)),
    note: `after commit, in a thread of its own; the first one, which starts the thread, ${milliseconds(first)}.`,
  })
}
