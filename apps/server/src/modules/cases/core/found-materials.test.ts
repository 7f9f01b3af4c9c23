import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { foundInCases, foundMaterials, itemsWanted, licenceTypesWanted } from './found-materials.ts'

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
    [{ id: 'x', typeName: '居民身份证', typeNameEn: 'Resident identity card', identifier: '1.2' }],
  )
  expect(found.map((f) => [f.materialKey, f.licenceIdentifier, f.trust])).toEqual([['identity', '1.2', 'A']])
})

test('where either of two licences will do, either is found', () => {
  const either = [material('holder', '营业执照或居民身份证')]
  expect(licenceTypesWanted(either)).toEqual(['营业执照', '居民身份证'])
  expect(
    foundMaterials(either, [
      { id: 'x', typeName: '居民身份证', typeNameEn: 'Resident identity card', identifier: '1' },
    ]),
  ).toHaveLength(1)
  expect(
    foundMaterials(either, [{ id: 'x', typeName: '户口簿', typeNameEn: 'Household register', identifier: '1' }]),
  ).toEqual([])
})

test('what an earlier case ended with is attached, by its number', () => {
  const wanted: ItemMaterial = { ...material('approval', null), obtain: { via: 'case', itemId: 'AUTH-005' } }
  const result = {
    itemId: 'AUTH-005',
    title: '通知书',
    titleEn: 'Notice',
    number: '第0001号',
    verifyCode: '7KQ2MBX4RTN9',
  }
  expect(itemsWanted([wanted, material('identity', '居民身份证')])).toEqual(['AUTH-005'])
  expect(foundInCases([wanted], [result])).toMatchObject([
    { materialKey: 'approval', licenceIdentifier: '第0001号', source: expect.stringContaining('查验码7KQ2MBX4RTN9') },
  ])
  expect(foundInCases([wanted], [{ ...result, itemId: 'AUTH-006' }])).toEqual([])
})
