import { readFileSync } from 'node:fs'
import { documentOf, sameDocument } from '@tongban/contracts/catalogue/document-name'
import { DOCUMENTS } from './documents.ts'

type Obtain = { via: 'licence'; licenceType: string } | { via: 'share'; resource: string }
interface Material {
  key: string
  name: string
  nameEn: string
  kind: string
  source: string
  obtain: Obtain | null
  form: string
  acceptedKinds: string[]
}
type Entry = Omit<Material, 'key'> & {
  code: string
  /** Codes of what was entered twice before, and is this. */
  formerly?: string[]
}
/** English names of licence types and shared data, by their names. */
type English = ReadonlyMap<string, string>

/** The catalogue as it was written before: a code once given stays with its material. */
function written(): Entry[] {
  try {
    return JSON.parse(readFileSync(new URL('../../data/materials.json', import.meta.url), 'utf8')) as Entry[]
  } catch {
    return []
  }
}

/** The document that a line of an item asks for, as the catalogue names it. */
function entryOf(material: Material, english: English): Omit<Entry, 'code'> {
  const { obtain, acceptedKinds, source, kind, form } = material
  const called = DOCUMENTS[material.name]
  const [name, nameEn] = called ?? [material.name, material.nameEn]
  if (!obtain) return { name, nameEn, kind, source, obtain, form, acceptedKinds }
  const of = obtain.via === 'licence' ? obtain.licenceType : obtain.resource
  return {
    name: of,
    nameEn: english.get(of) ?? of,
    kind: obtain.via === 'licence' ? '1' : '3',
    source,
    obtain,
    form: obtain.via === 'licence' ? '电子证照（免提交）' : '数据共享核验（免提交）',
    acceptedKinds,
  }
}

/** 材料目录: each document of all items once (一材一码), in order of code. */
export function standardMaterials(items: readonly { materials: Material[] }[], english: English): Entry[] {
  const before = written()
  let last = Math.max(
    0,
    ...before.flatMap(({ code, formerly = [] }) => [code, ...formerly]).map((code) => Number(code.slice(3))),
  )
  const entries: Entry[] = []
  for (const material of items.flatMap(({ materials }) => materials)) {
    const entry = entryOf(material, english)
    if (entries.some((one) => sameDocument(one, entry))) continue
    const known = before.filter((one) => sameDocument(entryOf({ ...one, key: '' }, english), entry))
    const kept = known.find(({ name }) => name === entry.name) ?? known[0]
    const code = kept?.code ?? `CL-${String(++last).padStart(4, '0')}`
    const formerly = known.flatMap((one) => [one.code, ...(one.formerly ?? [])]).filter((one) => one !== code)
    entries.push({ code, ...entry, ...(formerly.length > 0 ? { formerly } : {}) })
  }
  return entries.toSorted((a, b) => a.code.localeCompare(b.code))
}

/** The item with the code of each of its materials, and what the catalogue says of them; whose or what for is its own. */
export function withCodes<I extends { materials: Material[] }>(
  item: I,
  catalogue: readonly Entry[],
  english: English,
): I {
  const materials = item.materials.map((material) => {
    const meant = entryOf(material, english)
    const entry = catalogue.find((one) => sameDocument(one, meant))
    if (!entry) throw new Error(`${material.name} is not in the catalogue`)
    const { kind, source, form, acceptedKinds } = entry
    const { key, ...rest } = material
    return { key, standardCode: entry.code, ...rest, ...lineNames(material, entry), kind, source, form, acceptedKinds }
  })
  return { ...item, materials }
}

function lineNames({ name, nameEn, obtain }: Material, entry: Entry): Pick<Material, 'name' | 'nameEn'> {
  const [, , adds, addsEn] = DOCUMENTS[name] ?? []
  if (adds) return { name: `${entry.name}（${adds}）`, nameEn: `${entry.nameEn} (${addsEn})` }
  const own = obtain !== null || documentOf(name).holder !== '' || !DOCUMENTS[name]
  return own ? { name, nameEn } : { name: entry.name, nameEn: entry.nameEn }
}
