import { sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { Obtain } from '@tongban/contracts/catalogue/item'

export type CatalogueEntry = { code: string; kind: string; name: string; obtain: Obtain | null; formerly?: string[] }

/** Entries of the catalogue that are one document under two names, and codes given twice. */
export function sameDocuments(entries: readonly CatalogueEntry[]): string[] {
  const codes = entries.flatMap(({ code, formerly = [] }) => [code, ...formerly])
  const twice = codes.filter((code, i) => codes.indexOf(code) !== i).map((code) => `material code twice: ${code}`)
  return entries
    .flatMap((entry, i) => {
      const twin = entries.slice(0, i).find((one) => sameDocument(one, entry))
      return twin ? [`${entry.name} (${entry.code}) is ${twin.name} (${twin.code})`] : []
    })
    .concat(twice)
}
