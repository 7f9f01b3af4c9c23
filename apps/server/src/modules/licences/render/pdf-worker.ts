import { parentPort } from 'node:worker_threads'
import { renderForm, renderPdf } from './pdf.ts'
import type { Rendered, Work } from './renderer.ts'

const answer = (rendered: Rendered) => parentPort?.postMessage(rendered)

parentPort?.on('message', ({ id, ...work }: { id: number } & Work) => {
  const made = 'print' in work ? renderPdf(work.print) : renderForm(work.form)
  made.then(
    (pdf) => answer({ id, pdf }),
    (error: Error) => answer({ id, error: error.stack ?? error.message }),
  )
})
