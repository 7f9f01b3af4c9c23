import type { ProposalKind } from '@tongban/contracts/catalogue/proposals'

/** A revision that may have been what an office's guide said: its own, or the directory's. */
export type VersionRow = {
  id: string
  number: number
  /** Null for the directory's. */
  code: string | null
  kind: ProposalKind | null
  reason: string
  effectiveFrom: string
  publishedAt: Date
}

/**
 * The versions of one office's guide, oldest first, from the revisions of its item and its own in order of publication.
 * An office without elements of its own has the directory's; from its first own revision on it has its own, until it
 * gives them up and has the directory's again.
 */
export function versionsOf(rows: readonly VersionRow[], currentId: string): VersionRow[] {
  const current = rows.find(({ id }) => id === currentId)
  if (!current) return []
  const own = rows.filter(({ code }) => code !== null)
  const first = own[0]
  const last = own.at(-1)
  const index = (row: VersionRow) => rows.indexOf(row)
  return rows.filter((row) => {
    if (index(row) > index(current)) return false
    if (!first || !last || row.code !== null) return true
    return index(row) < index(first) || (current.code === null && index(row) > index(last))
  })
}

/** The version in force on a day; nothing before the first. */
export const versionOn = <V extends { effectiveFrom: string }>(versions: readonly V[], day: string): V | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= day)
