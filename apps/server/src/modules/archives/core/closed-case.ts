import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import type { ClosedCase } from '#modules/cases'
import type { DocumentFile } from '#modules/licences'
import { fileName, folders, numbered } from './paths.ts'

/** All that a package is made of; every document has its file. */
export type Archived = {
  c: ClosedCase
  materials: readonly ChecklistEntry[]
  documents: readonly DocumentFile[]
}

/** A stored file with its place in the package. */
export type Placed = { path: string; fileId: string; bytes: number; sha256: string }

/** A name without its extension. */
export const stem = (name: string): string => fileName(name, 'x').slice(0, -2)

/** Uploaded files by material, then notices and decisions, then results; each in its order. */
export function place({ materials, documents }: Archived): Placed[] {
  const given = materials
    .filter(({ files }) => files.length > 0)
    .flatMap(({ name, files }, nth) =>
      files.map((file, index) => ({
        path: `${folders.materials}/${numbered(nth + 1, stem(name))}/${numbered(index + 1, fileName(file.name, file.kind))}`,
        ...{ fileId: file.id, bytes: file.bytes, sha256: file.sha256 },
      })),
    )
  const isResult = ({ kind }: DocumentFile) => kind === 'result'
  return [
    ...given,
    ...papers(
      folders.documents,
      documents.filter((paper) => !isResult(paper)),
    ),
    ...papers(folders.results, documents.filter(isResult)),
  ]
}

const papers = (folder: string, of: readonly DocumentFile[]): Placed[] =>
  of.map(({ number, title, fileId, bytes, sha256 }, index) => ({
    path: `${folder}/${numbered(index + 1, `${stem(number)}-${fileName(title, 'pdf')}`)}`,
    ...{ fileId, bytes, sha256 },
  }))

/** The text of a file inside the package. */
export type Written = { path: string; text: string }
