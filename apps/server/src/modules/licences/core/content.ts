import type { CaseDocument } from '@tongban/contracts/cases/case'

export type DocumentKind = CaseDocument['kind']

/** What a document says; stored once at issue, printed from then on. */
export type DocumentContent = {
  title: string
  titleEn: string
  /** The office in whose name it is issued, in full. */
  office: string
  /** To whom: name of the person or of the legal person. */
  addressee: string
  paragraphs: string[]
  table?: { label: string; value: string }[]
  /** Itemised points, as of a correction notice. */
  items?: { label: string; request: string }[]
  /** Ways to have the decision reviewed (行政许可法 art. 38). */
  remedies?: string[]
  /** Date of issue, `YYYY-MM-DD`. */
  date: string
  /** The paper is the licence itself, printed as its face (照面). */
  licence?: boolean
}

/** What the face of a licence shows beside its content. */
export type LicenceFace = {
  identifier: string
  holder: string
  maskedNumber: string
  validUntil: string | null
}

/** The stored content: for a licence with its face. */
export type PrintedContent = DocumentContent & { face?: LicenceFace }

/** All text that will be printed, to check it against the font before a number is drawn. */
export function textOf(content: PrintedContent): string {
  const { title, titleEn, office, addressee, paragraphs, table = [], items = [], remedies = [], face } = content
  const parts = [title, titleEn, office, addressee, ...paragraphs, ...remedies]
  for (const row of table) parts.push(row.label, row.value)
  for (const item of items) parts.push(item.label, item.request)
  if (face) parts.push(face.identifier, face.holder, face.maskedNumber)
  return parts.join('\n')
}
