import { setImmediate as others } from 'node:timers/promises'
import type { Tx } from '#platform/db'
import type { ItemCard } from '../core/item-card.ts'
import { arrangeWords } from '../core/said-words.ts'
import { IndexBuilder, type SearchIndex, wornOut } from '../core/search-index.ts'
import { listLifted } from './search-count-store.ts'
import { getVersions, listCards, listCurrent, listDocuments, listThemeRows, type ThemeRow } from './search-store.ts'
import { listSaid } from './search-word-store.ts'

/** What lists and searches need of every item, as of one version of the catalogue. */
export type Catalogue = {
  version: number
  /** Of the words of search. */
  words: number
  /** The current revision of each item. */
  current: ReadonlyMap<string, string>
  cards: ReadonlyMap<string, ItemCard>
  index: SearchIndex
  themes: readonly ThemeRow[]
}

/** Read at once; between two such pages requests have their turn. */
const page = 250
/** Above this share of items that changed or were replaced since, everything is read anew. */
const mostChanged = 0.2

/**
 * The versions are read first: what was published since is in what follows, and the next look brings it again. Given an
 * earlier catalogue, only what changed is read.
 */
export async function loadCatalogue(tx: Tx, today: string, before?: Catalogue): Promise<Catalogue> {
  const { number, words } = await getVersions(tx)
  const rows = await listCurrent(tx)
  const current = new Map(rows.map(({ id, revisionId }) => [id, revisionId]))
  const changed = rows.filter(({ id, revisionId }) => before?.current.get(id) !== revisionId).map(({ id }) => id)
  const gone = [...(before?.current.keys() ?? [])].filter((id) => !current.has(id))
  const isSmall = before && changed.length + gone.length <= mostChanged * before.current.size
  const base = isSmall && wornOut(before.index) < mostChanged ? before : undefined
  const wanted = base ? changed : rows.map(({ id }) => id)
  const cards = new Map(base?.cards)
  const builder = new IndexBuilder(base?.index)
  for (const id of gone) {
    cards.delete(id)
    builder.remove(id)
  }
  for (let at = 0; at < wanted.length; at += page) {
    const ids = wanted.slice(at, at + page)
    for (const card of await listCards(tx, ids)) cards.set(card.id, card)
    builder.add(await listDocuments(tx, ids))
    await others()
  }
  const [entries, lifted, themes] = await Promise.all([listSaid(tx), listLifted(tx, today), listThemeRows(tx)])
  const index = builder.finish(arrangeWords(builder.numbers, entries, lifted))
  return { version: number, words, current, cards, index, themes }
}

/** The same catalogue with the words of search as they are now. */
export async function loadWords(
  tx: Tx,
  today: string,
  { index }: Catalogue,
): Promise<Pick<Catalogue, 'words' | 'index'>> {
  const { words } = await getVersions(tx)
  const [entries, lifted] = await Promise.all([listSaid(tx), listLifted(tx, today)])
  return { words, index: { ...index, said: arrangeWords(index.numbers, entries, lifted) } }
}
