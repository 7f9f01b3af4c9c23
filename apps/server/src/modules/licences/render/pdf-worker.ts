import { parentPort } from 'node:worker_threads'
import type { Print } from '../ports.ts'
import { renderPdf } from './pdf.ts'
import type { Rendered } from './renderer.ts'

parentPort?.on('message', async ({ id, print }: { id: number; print: Print }) => {
  const rendered: Rendered = await renderPdf(print).then(
    (pdf) => ({ id, pdf }),
    (error: Error) => ({ id, error: error.stack ?? error.message }),
  )
  parentPort?.postMessage(rendered)
})
