import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { SourceName } from '@tongban/contracts/catalogue/library'
import { expect, test } from 'vitest'
import { deviationsOf, obtainText, sourceWords, takeStandard } from './standard.ts'

const material: ItemMaterial = {
  key: 'charter',
  name: '章程',
  nameEn: 'Charter',
  required: false,
  kind: '3',
  source: 'applicant',
  obtain: null,
  form: '原件',
  acceptedKinds: ['pdf'],
  note: '本事项的说明',
  when: 'size = "large"',
}
const names: SourceName[] = [
  { kind: 'licence-type', name: '营业执照', nameEn: 'Business licence', code: '1' },
  { kind: 'licence-type', name: '居民身份证', nameEn: 'Identity card', code: '2' },
  { kind: 'document', name: '备案通知书', nameEn: 'Filing notice', code: 'AUTH-005' },
]
const entry = {
  code: 'CL-0002',
  name: '公司章程',
  nameEn: 'Articles of association',
  kind: '2',
  source: 'government',
  obtain: { via: 'licence', licenceType: '营业执照' },
  form: '原件',
  acceptedKinds: ['pdf', 'jpg'],
  note: '',
} as const

test('a material takes what the catalogue says and keeps what is the item’s own', () => {
  const taken = takeStandard(material, { ...entry, acceptedKinds: [...entry.acceptedKinds] })
  expect(taken).toMatchObject({ key: 'charter', name: '公司章程', standardCode: 'CL-0002', required: false })
  expect([taken.when, taken.note]).toEqual(['size = "large"', '本事项的说明'])
  expect(deviationsOf(taken, { ...entry, acceptedKinds: ['pdf', 'jpg'] }, names)).toEqual([])
})

test('each difference is told with both values', () => {
  const found = deviationsOf(material, { ...entry, acceptedKinds: ['pdf', 'jpg'] }, names)
  expect(found.map(({ label }) => label[0])).toEqual(['名称', '类别', '来源', '免提交来源', '文件格式'])
  expect(found[3]).toMatchObject({
    catalogue: ['电子证照（营业执照）', 'Electronic licence (Business licence)'],
    item: obtainText(null, names),
  })
})

test('a source has its name in both languages, and an earlier case is known by what it ends with', () => {
  const either = { via: 'licence', licenceType: '营业执照或居民身份证' } as const
  expect(sourceWords(either, names)).toEqual(['营业执照或居民身份证', 'Business licence or Identity card'])
  expect(sourceWords({ via: 'case', itemId: 'AUTH-005' }, names)).toEqual(['备案通知书', 'Filing notice'])
})

test('whose the document is stays the item’s own to say, and is no difference', () => {
  const card = { ...entry, code: 'CL-0161', name: '居民身份证', nameEn: 'Identity card', acceptedKinds: ['pdf'] }
  const asked = { ...material, name: '法定代表人身份证', nameEn: 'Identity card of the representative' }
  const taken = takeStandard(asked, card)
  expect([taken.name, taken.nameEn, taken.standardCode]).toEqual([asked.name, asked.nameEn, 'CL-0161'])
  expect(deviationsOf(taken, card, names)).toEqual([])
})
