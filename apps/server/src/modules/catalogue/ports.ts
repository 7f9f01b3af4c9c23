import type { Deps } from '#platform/deps'
import type { EmptyForm } from './core/empty-form.ts'

/** What other modules know of items, for the publish gate and for the picture of what a change touches. */
export type CataloguePorts = {
  /** Over all offices by the basic codes (12) of items, in one office by implementing codes (31). */
  countCases(codes: readonly string[]): Promise<{ runningCases: number; openApplications: number }>
  /** Valid licences of these types, over all offices. */
  countLicences(typeCodes: readonly string[]): Promise<{ typeCode: string; valid: number }[]>
  /** Names of the one-matter bundles (一件事) that an item is part of. */
  listBundles(itemIds: readonly string[]): Promise<string[]>
  /** A form on paper, as a PDF. */
  printForm(form: EmptyForm): Promise<Uint8Array>
}

/** What the actions of the library are given. */
export type LibraryDeps = Pick<Deps, 'db' | 'clock'> & { readonly ports: CataloguePorts }
