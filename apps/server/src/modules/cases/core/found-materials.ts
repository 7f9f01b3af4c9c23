import type { ItemMaterial } from '@tongban/contracts/catalogue/item'

/** A licence as far as a checklist needs it. */
export type KnownLicence = { id: string; typeName: string; typeNameEn: string; identifier: string }

/** 「营业执照或居民身份证」 names two that serve alike. */
const typesOf = (material: ItemMaterial): string[] =>
  material.obtain?.via === 'licence' ? material.obtain.licenceType.split(/或|、/) : []

export const licenceTypesWanted = (materials: readonly ItemMaterial[]): string[] => [
  ...new Set(materials.flatMap(typesOf)),
]

/** Which materials the licence library has already: attached with trust level A, never asked for (国务院令第716号 art. 7). */
export const foundMaterials = (materials: readonly ItemMaterial[], licences: readonly KnownLicence[]) =>
  materials.flatMap((material) => {
    const licence = licences.find((known) => typesOf(material).includes(known.typeName))
    return licence
      ? [
          {
            materialKey: material.key,
            licenceId: licence.id,
            licenceIdentifier: licence.identifier,
            trust: 'A' as const,
            source: `电子证照库（${licence.typeName}）`,
            sourceEn: `licence library (${licence.typeNameEn})`,
          },
        ]
      : []
  })

/** The document that an earlier case of an item ended with. */
export type EarlierResult = { itemId: string; title: string; titleEn: string; number: string; verifyCode: string }

export const itemsWanted = (materials: readonly ItemMaterial[]): string[] => [
  ...new Set(materials.flatMap(({ obtain }) => (obtain?.via === 'case' ? obtain.itemId : []))),
]

/** Which materials the person's own earlier cases ended with; the office looks the document up by its code. */
export const foundInCases = (materials: readonly ItemMaterial[], results: readonly EarlierResult[]) =>
  materials.flatMap(({ key, obtain }) => {
    const result = obtain?.via === 'case' ? results.find(({ itemId }) => itemId === obtain.itemId) : undefined
    return result
      ? [
          {
            materialKey: key,
            licenceId: null,
            licenceIdentifier: result.number,
            trust: 'A' as const,
            source: `以前的办件（${result.title}，${result.number}，查验码${result.verifyCode}）`,
            sourceEn: `an earlier case (${result.titleEn}, ${result.number}, verification code ${result.verifyCode})`,
          },
        ]
      : []
  })
