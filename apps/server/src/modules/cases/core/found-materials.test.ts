import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { foundMaterials, licenceTypesWanted } from './found-materials.ts'

const material = (key: string, licenceType: string | null): ItemMaterial => ({
  key,
  name: key,
  nameEn: key,
  required: true,
  kind: '1',
  source: 'government',
  form: '',
  acceptedKinds: ['pdf'],
  obtain: licenceType ? { via: 'licence', licenceType } : null,
})

test('a licence that the library has is attached and not asked for', () => {
  const found = foundMaterials(
    [material('identity', '居民身份证'), material('lease', null)],
    [{ id: 'x', typeName: '居民身份证', identifier: '1.2' }],
  )
  expect(found.map((f) => [f.materialKey, f.licenceIdentifier, f.trust])).toEqual([['identity', '1.2', 'A']])
})

test('where either of two licences will do, either is found', () => {
  const either = [material('holder', '营业执照或居民身份证')]
  expect(licenceTypesWanted(either)).toEqual(['营业执照', '居民身份证'])
  expect(foundMaterials(either, [{ id: 'x', typeName: '居民身份证', identifier: '1' }])).toHaveLength(1)
  expect(foundMaterials(either, [{ id: 'x', typeName: '户口簿', identifier: '1' }])).toEqual([])
})
