import { documentIdOf } from '@tongban/contracts/catalogue/document-name'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { MaterialOfBundle } from '@tongban/contracts/joint/bundle'

/** The materials that a part's item asks for. */
export type PartMaterials = { key: string; materials: readonly ItemMaterial[] }

/** The same material of the catalogue stands once, whatever parts ask for it; what the platform makes itself is left out. */
export function materialsOnce(parts: readonly PartMaterials[]): MaterialOfBundle[] {
  const once = new Map<string, MaterialOfBundle>()
  for (const { key, material } of asked(parts)) {
    const id = documentIdOf(material) ?? `${material.name} ${material.key}`
    const known = once.get(id)
    if (!known) {
      once.set(id, {
        name: material.name,
        nameEn: material.nameEn,
        parts: [key],
        provided: isProvided(material),
        conditional: material.when !== undefined,
        required: material.required,
      })
      continue
    }
    if (!known.parts.includes(key)) known.parts.push(key)
    // Nothing to bring only when no part wants it brought.
    known.provided &&= isProvided(material)
    known.conditional &&= material.when !== undefined
    known.required ||= material.required
  }
  return [...once.values()]
}

/** How often the parts ask for a material, one by one. */
export const timesAsked = (parts: readonly PartMaterials[]): number => asked(parts).length

const asked = (parts: readonly PartMaterials[]) =>
  parts.flatMap(({ key, materials }) =>
    materials.filter(({ source }) => source !== 'generated').map((material) => ({ key, material })),
  )

/** From a licence, an earlier case or shared data (国务院令第716号 art. 7). */
const isProvided = ({ obtain }: ItemMaterial): boolean => obtain !== null && obtain !== undefined
