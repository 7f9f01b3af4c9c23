import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { PublishFacts } from '../modules/catalogue/core/publish-check.ts'
import { dataDir } from './template.ts'

const read = <T>(name: string): T => JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as T

/** An item as `data/items` has it. */
export const readItem = (id: string): ItemContent => read(`items/${id}.json`)
export const itemIds = readdirSync(join(dataDir, 'items'))
  .map((name) => name.replace('.json', ''))
  .toSorted()

type Offices = {
  departments: { key: string }[]
  kinds: { level: string; departmentKeys: string[] | '*' }[]
}

/** What the gate knows when the platform starts, read from `data/`. */
export function startingFacts(): PublishFacts {
  const licences = read<{ name: string; code: string }[]>('licence-types.json')
  const { articles } = read<{ articles: { law: string; article: string }[] }>('legal-articles.json')
  const themes = read<{ natural: { code: string }[]; legal: { code: string }[] }>('themes.json')
  const { departments, kinds } = read<Offices>('offices.json')
  const items = itemIds.map(readItem)
  const documents = items.filter(({ result }) => result.kind === 'document')
  return {
    hasArticle: (law, article) => articles.some((a) => a.law === law && a.article === article),
    licenceNames: new Set(licences.map(({ name }) => name)),
    licenceCodes: new Set(licences.map(({ code }) => code)),
    resources: new Set(read<{ name: string }[]>('shared-resources.json').map(({ name }) => name)),
    resultNames: new Map(documents.map(({ result, id }) => [result.name, id])),
    departmentKeys: new Set(departments.map(({ key }) => key)),
    themes: {
      natural: new Set(themes.natural.map(({ code }) => code)),
      legal: new Set(themes.legal.map(({ code }) => code)),
    },
    offices: new Set(
      kinds.flatMap(({ level, departmentKeys }) =>
        [departmentKeys].flat().map((department) => `${level} ${department}`),
      ),
    ),
    ownerOf: (baseCode) => items.find((item) => item.baseCode === baseCode)?.id,
    standards: new Map(
      read<{ code: string; name: string; obtain: ItemContent['materials'][number]['obtain'] }[]>('materials.json').map(
        ({ code, name, obtain }) => [code, { name, state: 'in-force', obtain }],
      ),
    ),
  }
}
