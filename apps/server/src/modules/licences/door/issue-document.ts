import { randomInt } from 'node:crypto'
import { nextNumber } from '#modules/reference'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { fail } from '#platform/problems'
import { type DocumentContent, type DocumentKind, type PrintedContent, textOf } from '../core/content.ts'
import { documentNumber, numberPrefix } from '../core/document-number.ts'
import { alphabetSize, makeVerifyCode, randomLength } from '../core/verify-code.ts'
import { problems } from '../problems.ts'
import { unprintable } from '../render/font-coverage.ts'
import { recordDocument } from '../store/document-store.ts'

export type DocumentAsk = {
  kind: DocumentKind
  caseId: string
  subjectId: string
  officeId: string
  officeName: string
  /** Region of the case, so that who supervises the region sees the document too. */
  regionCode?: string
  content: DocumentContent
  /** When it was issued; now when absent. */
  at?: Date
}
export type IssuedDocument = { id: string; number: string; verifyCode: string }

/**
 * Issues a numbered document as its office (or a job); its PDF follows after commit (`document-issued`).
 * Answers 422 `licences.character-not-printable` before a number is drawn.
 */
export const issueDocument = (tx: Tx, ask: DocumentAsk): Promise<IssuedDocument> => issuePrinted(tx, ask, ask.content)

export async function issuePrinted(tx: Tx, ask: DocumentAsk, content: PrintedContent): Promise<IssuedDocument> {
  const prefix = numberPrefix(ask.kind, ask.officeName)
  mustBePrintable(`${textOf(content)}\n${prefix}`)
  const year = content.date.slice(0, 4)
  const number = documentNumber(prefix, year, await nextNumber(tx, 'document', prefix, year))
  const id = newId()
  const verifyCode = makeVerifyCode(Array.from({ length: randomLength }, () => randomInt(alphabetSize)))
  const { kind, caseId, subjectId, officeId, regionCode = null, at = null } = ask
  tx.leave(recordDocument(tx, { id, kind, number, content, caseId, subjectId, officeId, regionCode, verifyCode, at }))
  tx.emit('document-issued', { documentId: id })
  return { id, number, verifyCode }
}

function mustBePrintable(text: string): void {
  const [character] = unprintable(text)
  if (character === undefined) return
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  fail(problems['licences.character-not-printable']({ character, codePoint }))
}
