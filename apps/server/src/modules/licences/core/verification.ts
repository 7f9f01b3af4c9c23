import { maskName } from '@tongban/codes/index'
import type { Verification } from '@tongban/contracts/licences/documents'
import type { PrintedContent } from './content.ts'
import { type LicenceRow, statusOn } from './licence.ts'

/**
 * A holder's name, enough to compare with the paper and not to learn it: persons as everywhere (王*明), longer names
 * (legal persons, companies) keep two characters in front and four behind.
 */
export function maskHolder(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= 4) return maskName(name)
  const tail = Math.min(4, characters.length - 3)
  const hidden = characters.length - 2 - tail
  return [...characters.slice(0, 2), '*'.repeat(hidden), ...characters.slice(-tail)].join('')
}

/** What the public page says of a paper: no more than the paper shows, and its status on the day. */
export function verificationOf(
  document: { number: string; content: PrintedContent; sha256: string | null },
  licence: LicenceRow | undefined,
  today: string,
): Verification {
  const { title, titleEn, office, date, addressee } = document.content
  const status = licence ? statusOn(licence, today) : 'issued'
  return {
    verdict: status === 'issued' || status === 'valid' ? 'genuine' : 'not-valid-now',
    title,
    titleEn,
    number: document.number,
    issuer: office,
    issuedOn: date,
    validUntil: licence?.validUntil ?? null,
    maskedHolder: maskHolder(licence?.holderName ?? addressee),
    status,
    sha256: document.sha256,
  }
}
