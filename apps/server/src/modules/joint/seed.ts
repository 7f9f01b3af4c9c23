import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleDefinition } from '@tongban/contracts/joint/bundle'
import type pg from 'pg'
import { formFor, listItemsByBaseCode } from '#modules/catalogue'
import { system } from '#platform/actor'
import { Tx } from '#platform/db'
import { type BundleProblem, checkBundle, type ItemFacts } from './core/check-bundle.ts'
import { type BundleRow, recordAll } from './store/bundle-store.ts'

export type SeededBundles = { recorded: number; refused: { code: string; problems: BundleProblem[] }[] }

/** Bundles from `data/bundle-flows.json`, each through the check. Repeatable; needs the items of the catalogue. */
export async function seedBundles(client: pg.Client, dataDir: string): Promise<SeededBundles> {
  const file = readFileSync(join(dataDir, 'bundle-flows.json'), 'utf8')
  const { bundles } = JSON.parse(file) as { bundles: BundleDefinition[] }
  const tx = new Tx(Object.assign(client, { release: () => {} }), system('seed'))
  const codes = bundles.flatMap(({ parts }) => parts.map(({ baseCode }) => baseCode))
  const items = await listItemsByBaseCode(tx, codes)
  const facts = new Map(
    items.map(({ baseCode, content }): [string, ItemFacts] => [
      baseCode,
      { name: content.name, audience: content.audience, formFor: (audience) => formFor(content, audience) },
    ]),
  )
  const idOf = new Map(items.map(({ baseCode, itemId }) => [baseCode, itemId]))
  const refused: SeededBundles['refused'] = []
  const rows: BundleRow[] = []
  for (const definition of bundles) {
    const { code, parts } = definition
    const checked = checkBundle(definition, facts)
    if (checked.ok)
      rows.push({ code, ...checked.value, items: parts.flatMap(({ baseCode }) => idOf.get(baseCode) ?? []) })
    else refused.push({ code, problems: checked.error })
  }
  await recordAll(tx, rows)
  return { recorded: rows.length, refused }
}
