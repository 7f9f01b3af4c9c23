/** Checks data/ as the product ships it; prints every fault and ends with 1 when there is one. Run: node scripts/data/validate.ts */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type CatalogueEntry, sameDocuments } from './same-documents.ts'
import { type Item, itemFaults, type Knowledge, type OfficeKind } from './validate-item.ts'

const data = new URL('../../data/', import.meta.url)
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, data), 'utf8')) as T

const faults: string[] = []
const check = (right: boolean, fault: string): void => {
  if (!right) faults.push(fault)
}
function unique(values: string[], what: string): void {
  const seen = new Set<string>()
  for (const value of values) {
    check(!seen.has(value), `${what} twice: ${value}`)
    seen.add(value)
  }
}

interface Named {
  name: string
  nameEn: string
}
interface Theme extends Named {
  code: string
  order: number
}

const items = readdirSync(new URL('items/', data))
  .sort()
  .map((name) => ({ file: name, item: read<Item>(`items/${name}`) }))
const licences =
  read<(Named & { code: string; departmentKey: string; holderKind: string; validityYears: number | null })[]>(
    'licence-types.json',
  )
const resources = read<(Named & { provider: string; fields: { key: string }[] })[]>('shared-resources.json')
const themes = read<{ natural: Theme[]; legal: Theme[]; home: { natural: string[]; legal: string[] } }>('themes.json')
const offices = read<{ departments: { key: string; name: string }[]; kinds: OfficeKind[] }>('offices.json')
const { articles } = read<{ articles: { law: string; article: string }[] }>('legal-articles.json')
const { groups } = read<{ groups: string[][] }>('synonyms.json')
const { questions } = read<{ questions: { question: string; items: string[] }[] }>('search-questions.json')
const { province } = read<{ province: { name: string; testUscc: string }[] }>('departments.json')

const regions = readFileSync(new URL('regions.csv', data), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const levelNames = ['', 'province', 'city', 'county', 'township', 'village']
const regionKinds = new Map<string, Set<string>>()
for (const [, , level, , kind] of regions) {
  const name = levelNames[Number(level)] ?? ''
  regionKinds.set(name, (regionKinds.get(name) ?? new Set()).add(kind ?? ''))
}

/** Character 18 of a unified social credit code (GB 32100). */
function creditCodeHolds(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  let sum = 0
  let weight = 1
  for (const char of code.slice(0, 17)) {
    sum += alphabet.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return code.length === 18 && alphabet[(31 - (sum % 31)) % 31] === code[17]
}

async function definitionFaults(): Promise<((form: unknown) => string[]) | undefined> {
  const path = new URL('../../packages/forms/src/check-definition.ts', import.meta.url)
  if (!existsSync(path)) return undefined
  const { checkDefinition } = (await import(path.href)) as {
    checkDefinition: (form: unknown) => { path: string; messageEn: string }[]
  }
  return (form) => checkDefinition(form).map(({ path: at, messageEn }) => `${at} ${messageEn}`)
}

const materials = read<CatalogueEntry[]>('materials.json')

const knowledge: Knowledge = {
  articles: new Set(articles.map(({ law, article }) => `${law} ${article}`)),
  licenceCodes: new Map(licences.map(({ name, code }) => [name, code])),
  itemIds: new Set(items.map(({ item }) => item.id)),
  materials: new Map(materials.map((one) => [one.code, one])),
  resources: new Set(resources.map(({ name }) => name)),
  themes: {
    natural: new Set(themes.natural.map((one) => one.code)),
    legal: new Set(themes.legal.map((one) => one.code)),
  },
  departments: new Set(offices.departments.map(({ key }) => key)),
  offices: offices.kinds,
  regionKinds,
  formFaults: await definitionFaults().catch((cause: unknown) => {
    process.stderr.write(`forms not checked: ${String(cause)}\n`)
    return undefined
  }),
}

check(items.length === 110, `${items.length} items, 110 expected`)
unique(
  items.map(({ item }) => item.id),
  'item id',
)
unique(
  items.map(({ item }) => item.baseCode),
  'base code',
)
unique(
  items.map(({ item }) => item.name),
  'item name',
)
for (const { file, item } of items) {
  check(file === `${item.id}.json`, `${file} holds ${item.id}`)
  for (const fault of itemFaults(item, knowledge)) faults.push(`${item.id} ${fault}`)
}

unique(
  licences.map(({ name }) => name),
  'licence type',
)
unique(
  licences.map(({ code }) => code),
  'licence type code',
)
const used = new Set(
  items.flatMap(({ item }) => [item.result.name, ...item.materials.map(({ obtain }) => obtain?.licenceType ?? '')]),
)
for (const { name, code, departmentKey, holderKind } of licences) {
  check(/^[0-9A-Z]{18}\d{3}$/.test(code) && creditCodeHolds(code.slice(0, 18)), `licence ${name}: code ${code}`)
  check(knowledge.departments.has(departmentKey), `licence ${name}: department ${departmentKey}`)
  check(['natural', 'legal', 'either'].includes(holderKind), `licence ${name}: holder ${holderKind}`)
  check(used.has(name), `licence ${name} is neither given nor asked for`)
}

unique(
  resources.map(({ name }) => name),
  'shared resource',
)
const asked = new Set(items.flatMap(({ item }) => item.materials.map(({ obtain }) => obtain?.resource ?? '')))
for (const { name, provider, fields } of resources) {
  check(knowledge.departments.has(provider), `resource ${name}: provider ${provider}`)
  check(fields.length > 0 && fields.every(({ key }) => /^[a-z_]+$/.test(key)), `resource ${name}: fields`)
  check(asked.has(name), `resource ${name} is not asked for`)
}

faults.push(...sameDocuments(materials))

for (const audience of ['natural', 'legal'] as const) {
  unique(
    themes[audience].map(({ code }) => code),
    `${audience} theme`,
  )
  check(themes.home[audience].length === 8, `home page: ${audience} needs eight themes`)
  for (const code of themes.home[audience]) {
    check(
      items.some(({ item }) => item.theme[audience]?.includes(code)),
      `home page: ${audience} theme ${code} has no item`,
    )
  }
}

unique(
  offices.kinds.map(({ key }) => key),
  'office kind',
)
for (const kind of offices.kinds) {
  const listed = kind.level !== 'province' || province.some(({ name }) => name === kind.name)
  check(listed, `office ${kind.key}: ${kind.name} is not in departments.json`)
}
for (const { key } of offices.departments)
  unique(
    offices.kinds
      .filter((kind) => kind.departmentKeys.includes(key))
      .flatMap((kind) => kind.regionKinds.map((region) => `${kind.level}/${region}`)),
    `offices of ${key}`,
  )

check(groups.length >= 120, `${groups.length} synonym groups`)
for (const group of groups) {
  unique(group, `synonym in ${group[0]}`)
  check(group.length >= 2, `synonym group ${group[0]} has one word`)
}
unique(
  groups.map(([first = '']) => first),
  'synonym group',
)
check(questions.length >= 100, `${questions.length} search questions`)
unique(
  questions.map(({ question }) => question),
  'search question',
)
const ids = new Set(items.map(({ item }) => item.id))
for (const { question, items: meant } of questions) {
  check(meant.length > 0 && meant.every((id) => ids.has(id)), `question ${question}: items`)
}

for (const fault of faults) process.stdout.write(`${fault}\n`)
const forms = knowledge.formFaults ? 'checked with @tongban/forms' : 'checked by shape only'
process.stdout.write(
  `${items.length} items, ${licences.length} licence types, ${resources.length} resources, forms ${forms}: ${faults.length} faults\n`,
)
process.exitCode = faults.length === 0 ? 0 : 1
