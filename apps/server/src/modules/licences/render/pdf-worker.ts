import { parentPort } from 'node:worker_threads'
import type { Print } from '../ports.ts'
import { renderPdf } from './pdf.ts'
import type { Rendered } from './renderer.ts'

const answer = (rendered: Rendered) => parentPort?.postMessage(rendered)

parentPort?.on('message', ({ id, print }: { id: number; print: Print }) => {
  renderPdf(print).then(
    (pdf) => answer({ id, pdf }),
    (error: Error) => answer({ id, error: error.stack ?? error.message }),
  )
})
