import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { itemIds, readItem, startingFacts } from '#testing/publish-facts'
import type { StandardEntry } from './gate/rule.ts'
import { checkForPublication } from './publish-check.ts'

const facts = startingFacts()
const restaurant = readItem('AUTH-020')

const problemsOf = (content: unknown) => {
  const checked = checkForPublication(content, facts)
  return checked.ok ? [] : checked.error.map(({ path, code }) => `${path} ${code}`)
}
const material = (changes: Partial<ItemContent['materials'][number]>): ItemContent => ({
  ...restaurant,
  materials: restaurant.materials.map((m, i) =>
    i === 0 ? { ...m, source: 'applicant', obtain: null, ...changes } : m,
  ),
})

test('every item that the platform starts with can be published', () => {
  const refused = itemIds.flatMap((id) => problemsOf(readItem(id)).map((problem) => `${id} ${problem}`))
  expect(refused).toEqual([])
})

test('an item is published with the conditions of its form as trees', () => {
  const checked = checkForPublication(restaurant, facts)
  const written = restaurant.form.groups.flatMap((g) => g.fields.flatMap((f) => f.visibleWhen ?? []))
  expect(written.length).toBeGreaterThan(0)
  expect(checked.ok && Object.keys(checked.value.conditions).sort()).toEqual([...new Set(written)].sort())
})

test('the catalogue keeps what it has retired, and what can be had, out of an item', () => {
  const entry = { name: '公司章程', state: 'retired', obtain: null } as const
  const supplied = { name: '营业执照', state: 'in-force', obtain: { via: 'case', itemId: 'AUTH-005' } } as const
  const standards = new Map<string, StandardEntry>([
    ['CL-0002', entry],
    ['CL-0021', supplied],
    ['CL-0161', { name: '居民身份证', state: 'in-force', obtain: null }],
    ['CL-0022', { name: '代表人的身份证', state: 'retired', obtain: null, successor: '居民身份证' }],
  ])
  const found = (content: unknown) => {
    const checked = checkForPublication(content, { ...facts, standards })
    return checked.ok ? [] : checked.error.filter(({ path }) => path.startsWith('/materials/0/'))
  }
  expect(found(material({ name: '章程', standardCode: 'CL-0002' }))).toMatchObject([
    { code: 'catalogue.material-code-unknown', message: expect.stringContaining('已停用') },
  ])
  expect(found(material({ name: '执照', standardCode: 'CL-0021' }))).toMatchObject([
    { code: 'catalogue.material-supplied', message: expect.stringContaining('以往的办件') },
  ])
  const unknown = (name: string, standardCode?: string) => {
    const { standardCode: _, ...bare } = material({ name }).materials[0] ?? {}
    const line = { ...bare, name, source: 'applicant', obtain: null, ...(standardCode ? { standardCode } : {}) }
    const content = { ...restaurant, materials: [line, ...restaurant.materials.slice(1)] }
    return found(content)
      .filter(({ code }) => code === 'catalogue.material-code-unknown')
      .map(({ message }) => message)
  }
  expect(unknown('章程', 'CL-9999')).toEqual([expect.stringContaining('没有编码CL-9999')])
  expect(unknown('章程')).toEqual([expect.stringContaining('“章程”不在材料目录中')])
  expect(unknown('法定代表人身份证')).toEqual([expect.stringContaining('目录中有“居民身份证”（CL-0161）')])
  expect(unknown('法定代表人身份证', 'CL-0161')).toEqual([])
  expect(unknown('租赁合同', 'CL-0161')).toEqual([expect.stringContaining('名称却是另一种材料')])
  expect(unknown('代表人的身份证', 'CL-0022')).toEqual([expect.stringContaining('已并入“居民身份证”')])
})

test.each<[string, unknown, string]>([
  ['a wrong base code', { ...restaurant, baseCode: '34013100800' }, '/baseCode catalogue.shape'],
  ['no name', { ...restaurant, name: ' ' }, '/name catalogue.text-missing'],
  ['no English summary', { ...restaurant, summaryEn: '' }, '/summaryEn catalogue.text-missing'],
  ['a condition without its English', { ...restaurant, conditionsEn: [] }, '/conditionsEn catalogue.text-missing'],
  ['no level', { ...restaurant, levels: [] }, '/levels catalogue.nobody-exercises'],
  ['no audience', { ...restaurant, audience: [] }, '/audience catalogue.for-nobody'],
  ['no legal basis', { ...restaurant, legalBasis: [] }, '/legalBasis catalogue.basis-missing'],
  [
    'an article that is not there',
    { ...restaurant, legalBasis: [{ law: '食品安全法', article: '第九百条', summary: '' }] },
    '/legalBasis/0 catalogue.article-unknown',
  ],
  ['“其他材料”', material({ name: '其他材料' }), '/materials/0/name catalogue.material-vague'],
  ['“其他需要的证明”', material({ name: '法律法规规定的其他证明文件' }), '/materials/0/name catalogue.material-vague'],
  ['“有关材料”', material({ name: '有关材料' }), '/materials/0/name catalogue.material-vague'],
  [
    'what a licence supplies',
    material({ name: '营业执照复印件' }),
    '/materials/0/obtain catalogue.material-not-needed',
  ],
  [
    'asking for what can be obtained',
    material({ name: '章程', obtain: { via: 'licence', licenceType: '营业执照' } }),
    '/materials/0/obtain catalogue.material-source',
  ],
  [
    'an earlier case of an item that ends with no document',
    material({ source: 'government', obtain: { via: 'case', itemId: 'AUTH-020' } }),
    '/materials/0/obtain catalogue.material-source',
  ],
  [
    'a licence nobody knows',
    material({ source: 'government', obtain: { via: 'licence', licenceType: '月球执照' } }),
    '/materials/0/obtain catalogue.material-source',
  ],
  [
    'a resource nobody shares',
    material({ source: 'government', obtain: { via: 'share', resource: '月球信息' } }),
    '/materials/0/obtain catalogue.material-source',
  ],
  ['no kinds of file', material({ acceptedKinds: [] }), '/materials/0/acceptedKinds catalogue.material-kinds'],
  [
    'a fee without basis',
    { ...restaurant, fee: { charged: true, text: '10元', textEn: 'CNY 10' } },
    '/fee/basis catalogue.fee-basis',
  ],
  [
    'a fee without amount',
    { ...restaurant, fee: { charged: true, basis: '财税〔2016〕79号' } },
    '/fee/text catalogue.fee-text',
  ],
  [
    'a licence type that does not exist',
    { ...restaurant, result: { ...restaurant.result, licenceTypeCode: 'x' } },
    '/result/licenceTypeCode catalogue.result-unknown',
  ],
  [
    'a licence without type',
    { ...restaurant, result: { ...restaurant.result, kind: 'licence', licenceTypeCode: null } },
    '/result/licenceTypeCode catalogue.result-unknown',
  ],
  [
    'a promise beyond the legal limit',
    { ...restaurant, statutory: { days: 5, unit: 'workday' }, promisedDays: 6 },
    '/promisedDays catalogue.promise-late',
  ],
])('%s is refused with the place', (_, content, problem) => {
  expect(problemsOf(content)).toContain(problem)
})

test('a material named twice is refused', () => {
  const [one] = restaurant.materials
  expect(problemsOf({ ...restaurant, materials: [one, one] })).toEqual(['/materials/1/key catalogue.key-twice'])
})

test('what is wrong with the form is said with its place in the item, once for all kinds of applicant', () => {
  const [group, ...groups] = restaurant.form.groups
  const field = { key: 'applicant_mobile', label: '电话', labelEn: 'Phone', kind: 'text', required: false }
  const form = { groups: [{ ...group, fields: [...(group?.fields ?? []), field] }, ...groups] }
  const place = `/form/groups/0/fields/${group?.fields.length}/key`
  expect(problemsOf({ ...restaurant, audience: ['natural', 'legal'], form })).toEqual([`${place} forms.duplicate-key`])
  const wrong = { ...field, key: 'phone', visibleWhen: 'nothing = 1' }
  const condition = problemsOf({ ...restaurant, form: { groups: [{ ...group, fields: [wrong] }] } })
  expect(condition).toHaveLength(1)
  expect(condition[0]).toMatch(/^\/form\/groups\/0\/fields\/0\/visibleWhen forms\./)
})
