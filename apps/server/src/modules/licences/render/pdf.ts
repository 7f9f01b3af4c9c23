import type { PrintedContent } from '../core/content.ts'

/** One document to print. Equal prints give equal bytes. */
export type Print = {
  id: string
  number: string
  verifyCode: string
  content: PrintedContent
  publicUrl: string
  demo: boolean
}

export async function renderPdf(print: Print): Promise<Uint8Array> {
  throw new Error(`not yet: ${print.id}`)
}
