import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { write } from '#platform/write'
import type { Renderer } from '../ports.ts'
import { findDocument, recordFailed, recordReady } from '../store/document-store.ts'

const actor = system('render-document')

/**
 * Makes the PDF of a document after it was issued. Equal content gives equal bytes and the file has the document's id,
 * so a repeated run changes nothing.
 */
export async function renderDocument(deps: Deps, renderer: Renderer, documentId: string): Promise<void> {
  const document = await deps.db.read(actor, (tx) => findDocument(tx, documentId))
  if (!document) throw new Error(`there is no document ${documentId}`)
  if (document.state === 'ready') return
  try {
    const { number, verifyCode, content } = document
    const { publicUrl, demo } = deps.config
    const pdf = await renderer.render({ id: documentId, number, verifyCode, content, publicUrl, demo })
    const stored = await deps.files.put(documentId, pdf)
    await write(deps.db, actor, undefined, async (tx) => {
      if (await recordReady(tx, documentId, { id: documentId, ...stored }))
        tx.emit('document-ready', { documentId, caseId: document.caseId, kind: document.kind })
    })
  } catch (error) {
    await write(deps.db, actor, undefined, (tx) => recordFailed(tx, documentId))
    throw error
  }
}
