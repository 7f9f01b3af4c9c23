import { Worker } from 'node:worker_threads'
import type { EmptyForm } from '#modules/catalogue'
import type { Print, Renderer } from '../ports.ts'

export type Rendered = { id: number; pdf?: Uint8Array; error?: string }

/** What the thread is asked for. */
export type Work = { print: Print } | { form: EmptyForm }

type Waiting = { resolve(pdf: Uint8Array): void; reject(error: Error): void }

/**
 * Renders in a thread of its own, so that requests do not wait for it. The thread (fonts and pdfkit, about 95 MB
 * while it works) starts with the first document and ends after `idle` ms without one.
 */
export function startRenderer(idle = 60_000): Renderer {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let last = 0

  const settle = (id: number, how: (w: Waiting) => void) => {
    const found = waiting.get(id)
    waiting.delete(id)
    if (found) how(found)
    if (waiting.size > 0) return
    worker?.unref()
    clearTimeout(timer)
    timer = setTimeout(() => void stop(), idle).unref()
  }
  const start = () => {
    const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 4 },
    })
    const lost = (error: Error) => {
      if (worker === started) worker = undefined
      for (const id of [...waiting.keys()]) settle(id, (w) => w.reject(error))
    }
    started.on('message', ({ id, pdf, error }: Rendered) =>
      settle(id, (w) => (pdf ? w.resolve(pdf) : w.reject(new Error(error)))),
    )
    started.on('error', lost)
    started.on('exit', () => worker === started && lost(new Error('the PDF thread ended')))
    return started
  }
  const stop = async () => {
    clearTimeout(timer)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }
  const send = (work: Work): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      clearTimeout(timer)
      worker ??= start()
      worker.ref()
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ...work })
    })
  return { render: (print) => send({ print }), printForm: (form) => send({ form }), stop }
}
