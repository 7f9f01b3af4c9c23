import { readFileSync } from 'node:fs'

interface Material {
  key: string
  name: string
  nameEn: string
  kind: string
  source: string
  obtain: unknown
  form: string
  acceptedKinds: string[]
}
type Entry = Omit<Material, 'key'> & { code: string }

const sameMaterial = ({ name, kind }: Pick<Material, 'name' | 'kind'>): string => `${kind} ${name}`

/** The catalogue as it was written before: a code once given stays with its material. */
function written(): Entry[] {
  try {
    return JSON.parse(readFileSync(new URL('../../data/materials.json', import.meta.url), 'utf8')) as Entry[]
  } catch {
    return []
  }
}

/** 材料目录: each material of all items once, in order of code. A material is the same where name and kind are. */
export function standardMaterials(items: readonly { materials: Material[] }[]): Entry[] {
  const codes = new Map(written().map((entry) => [sameMaterial(entry), entry.code]))
  let last = Math.max(0, ...[...codes.values()].map((code) => Number(code.slice(3))))
  const entries = new Map<string, Entry>()
  for (const material of items.flatMap(({ materials }) => materials)) {
    const same = sameMaterial(material)
    if (entries.has(same)) continue
    const { name, nameEn, kind, source, obtain, form, acceptedKinds } = material
    const code = codes.get(same) ?? `CL-${String(++last).padStart(4, '0')}`
    entries.set(same, { code, name, nameEn, kind, source, obtain, form, acceptedKinds })
  }
  return [...entries.values()].toSorted((a, b) => a.code.localeCompare(b.code))
}

/** The item with the code of each of its materials. */
export function withCodes<I extends { materials: Material[] }>(item: I, catalogue: readonly Entry[]): I {
  const codes = new Map(catalogue.map((entry) => [sameMaterial(entry), entry.code]))
  const materials = item.materials.map(({ key, ...rest }) => {
    const standardCode = codes.get(sameMaterial(rest))
    return { key, ...(standardCode ? { standardCode } : {}), ...rest }
  })
  return { ...item, materials }
}
