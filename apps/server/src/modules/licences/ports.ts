import type { EmptyForm } from '#modules/catalogue'
import type { PrintedContent } from './core/content.ts'

/** One document to print. Equal prints give equal bytes. */
export type Print = {
  id: string
  number: string
  verifyCode: string
  content: PrintedContent
  publicUrl: string
  demo: boolean
}

/** Makes a PDF outside the thread that answers requests. */
export type Renderer = {
  render(print: Print): Promise<Uint8Array>
  /** A form of the catalogue on paper. */
  printForm(form: EmptyForm): Promise<Uint8Array>
  stop(): Promise<void>
}
