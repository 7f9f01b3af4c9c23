import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type pg from 'pg'
import { system } from '#platform/actor'
import { Tx } from '#platform/db'
import { checkForPublication, type PublishProblem } from './core/publish-check.ts'
import { searchDocument } from './core/search-document.ts'
import { type MaterialSeed, recordMaterials } from './store/material-store.ts'
import { loadPublishFacts } from './store/publish-facts.ts'
import * as store from './store/publish-store.ts'
import { type Question, recordQuestions, type SeededWords, seedSearchWords } from './store/search-word-store.ts'
import { segment } from './store/segmenter.ts'
import { type IntermediarySeed, recordIntermediaries } from './store/site-store.ts'

type ArticlesFile = { articles: { law: string; article: string; lawVersion?: string; text: string }[] }
type ThemeLine = { code: string; name: string; nameEn: string; order: number }
type ThemesFile = { natural: ThemeLine[]; legal: ThemeLine[]; home: { natural: string[]; legal: string[] } }

export type Seeded = {
  published: number
  unchanged: number
  implementations: number
  refused: { itemId: string; problems: PublishProblem[] }[]
}

/**
 * Articles, themes, synonyms, materials and items from `data/`, through the checks of publishing, and an implementation for every
 * office that exercises an item. Repeatable: an item whose file changed gets its next revision. Needs the offices of
 * identity and the owner's rights. `keep` limits the regions, for small test databases.
 */
export async function seedCatalogue(
  client: pg.Client,
  dataDir: string,
  { now, today, keep }: { now: Date; today: string; keep?: (regionCode: string) => boolean },
): Promise<Seeded> {
  const tx = new Tx(Object.assign(client, { release: () => {} }), system('seed'))
  await client.query('begin')
  try {
    // Offices take up other items themselves.
    const { items, ...seeded } = await seedItems(tx, dataDir, now, today)
    seeded.implementations = await store.recordImplementations(
      tx,
      items,
      keep ? (await store.listOfficeRegions(tx)).filter(keep) : null,
    )
    if (seeded.published + seeded.implementations > 0) await store.bumpVersion(tx)
    await client.query('commit')
    return seeded
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function seedItems(tx: Tx, dataDir: string, now: Date, today: string): Promise<Seeded & { items: string[] }> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(dataDir, name), 'utf8'))
  const { articles } = read('legal-articles.json') as ArticlesFile
  await store.recordArticles(tx, articles)
  await recordIntermediaries(tx, read('intermediaries.json') as IntermediarySeed)
  await store.recordThemes(tx, themesOf(read('themes.json') as ThemesFile))
  await seedSearchWords(tx, groupsOf(read('synonyms.json') as { groups: string[][] }), now)
  await recordQuestions(tx, (read('search-questions.json') as { questions: Question[] }).questions)
  await store.recordKnownNames(tx, knownNamesOf(read))
  await recordMaterials(tx, read('materials.json') as MaterialSeed[], now)
  const facts = await loadPublishFacts(tx)
  const seeded: Seeded = { published: 0, unchanged: 0, implementations: 0, refused: [] }
  const items: string[] = []
  for (const name of readdirSync(join(dataDir, 'items')).sort()) {
    const content = read(join('items', name)) as ItemContent
    items.push(content.id)
    if (await store.isPublished(tx, content)) {
      seeded.unchanged++
      continue
    }
    const checked = checkForPublication(content, facts)
    if (!checked.ok) {
      seeded.refused.push({ itemId: content.id, problems: checked.error })
      continue
    }
    await store.recordRevision(tx, { ...checked.value, state: 'in-force', effectiveFrom: today, publishedAt: now })
    await store.recordDocument(tx, searchDocument(content, segment))
    seeded.published++
  }
  return { ...seeded, items }
}

type Named = { name: string; nameEn: string }

function knownNamesOf(read: (name: string) => unknown): store.KnownName[] {
  const licences = read('licence-types.json') as (Named & { code: string })[]
  const resources = read('shared-resources.json') as (Named & { provider: string })[]
  const { departments } = read('offices.json') as { departments: (Named & { key: string })[] }
  const as = (kind: store.KnownName['kind'], { name, nameEn }: Named, code: string) => ({ kind, name, code, nameEn })
  return [
    ...licences.map((one) => as('licence-type', one, one.code)),
    ...resources.map((one) => as('shared-resource', one, one.provider)),
    ...departments.map((one) => as('department', one, one.key)),
  ]
}

const themesOf = (file: ThemesFile): store.ThemeSeed[] =>
  (['natural', 'legal'] as const).flatMap((audience) =>
    file[audience].map(({ code, name, nameEn, order }) => {
      const home = file.home[audience].indexOf(code)
      return { audience, code, name, nameEn, position: order, homePosition: home === -1 ? null : home + 1 }
    }),
  )

/** In a group the first is the word of the catalogue: whoever types one of the others means it. */
const groupsOf = ({ groups }: { groups: string[][] }): SeededWords[] =>
  groups.flatMap(([means = '', ...words]) => (words.length > 0 ? [{ means, words }] : []))
