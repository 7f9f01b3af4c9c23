import type { FormDefinition } from '@tongban/contracts/catalogue/form'
import { compileCondition } from '@tongban/forms/compile-condition'
import { expect, test } from 'vitest'
import { askedIn, opsOf, readCondition, tellCondition, writeCondition } from './condition.ts'

const form: FormDefinition = {
  groups: [
    {
      key: 'g',
      title: '',
      titleEn: '',
      fields: [
        { key: 'chain', label: '是否连锁', labelEn: 'Chain', kind: 'yes-no', required: true },
        {
          key: 'sells',
          label: '卖什么',
          labelEn: 'Sells',
          kind: 'choices',
          required: true,
          options: [{ value: 'cold', label: '冷食', labelEn: 'cold food' }],
        },
        { key: 'area', label: '面积', labelEn: 'Area', kind: 'decimal', required: true },
        { key: 'capital', label: '注册资本', labelEn: 'Capital', kind: 'money', required: true },
        { key: 'born', label: '出生日期', labelEn: 'Born', kind: 'date', required: true },
        { key: 'name', label: '姓名', labelEn: 'Name', kind: 'text', required: true },
      ],
    },
  ],
}
const asked = askedIn({
  situations: [
    {
      key: 'kind',
      question: '经营什么',
      questionEn: 'What kind',
      options: [
        { value: 'meals', label: '餐饮', labelEn: 'meals' },
        { value: 'shop', label: '零售', labelEn: 'retail' },
      ],
    },
  ],
  form,
})

test('a condition can ask about every question whose answers are listed or in order', () => {
  expect(asked.map(({ key }) => key)).toEqual(['kind', 'chain', 'sells', 'area', 'capital', 'born'])
})

test.each([
  'kind = "meals"',
  'kind != "shop" and chain = true',
  'list contains(sells, "cold")',
  'not(list contains(sells, "cold")) and chain = false',
  'area > 50',
  'area >= 0.5 and area <= 20 and area != -3',
  'capital < 10000000',
  'born < "2008-03-02" and born >= "1990-01-01"',
  'born = "2008-03-02"',
  'area > ',
  'born < ',
])('%s is clicked together and written back as it was', (feel) => {
  expect(writeCondition(readCondition(feel) ?? [], asked)).toBe(feel)
})

test.each([
  'area > born',
  'area + 1 > 50',
  'area between 1 and 5',
  'name > "b"',
  'kind = "meals" or chain = true',
  '(kind = "meals")',
  'kind = "a" and',
])('%s says more than can be clicked and stays as it is written', (feel) => {
  expect(readCondition(feel)).toBeUndefined()
  expect(tellCondition(feel, asked).zh).toBe(feel)
})

test('a condition is told in the words of its questions', () => {
  expect(tellCondition('kind = "meals" and chain != true', asked)).toEqual({
    zh: '“经营什么”是“餐饮”，并且“是否连锁”不是“是”',
    en: '“What kind” is “meals” and “Chain” is not “Yes”',
  })
})

test.each([
  [
    'area > 50 and area <= 80.5',
    '“面积”大于50，并且“面积”不大于80.5',
    '“Area” is more than 50 and “Area” is at most 80.5',
  ],
  ['capital >= 1000050', '“注册资本”不小于10000.5元', '“Capital” is at least ¥10000.5'],
  [
    'born < "2008-03-02" and born >= "1990-01-01"',
    '“出生日期”早于2008-03-02，并且“出生日期”不早于1990-01-01',
    '“Born” is before 2008-03-02 and “Born” is not before 1990-01-01',
  ],
  ['area > ', '“面积”大于……', '“Area” is more than …'],
])('%s is told as it was chosen', (feel, zh, en) => {
  expect(tellCondition(feel, asked)).toEqual({ zh, en })
})

test('a value keeps its quotes, or none, where its question is gone', () => {
  for (const feel of ['gone = true and gone > 5', 'gone = "o1"', 'gone < "2020-01-01"'])
    expect(writeCondition(readCondition(feel) ?? [], asked)).toBe(feel)
})

test('what was chosen is read by the gate as it was meant', () => {
  const fields = form.groups.flatMap((group) => group.fields)
  const known = new Map(fields.map((field) => [field.key, field]))
  for (const { key, kind } of asked.filter((each) => each.key !== 'kind'))
    for (const [op] of opsOf(kind)) {
      const value = kind === 'date' ? '2008-03-02' : kind === 'yes-no' ? 'true' : kind === 'choices' ? 'cold' : '12.5'
      const feel = writeCondition([{ key, op, value }], asked)
      expect(compileCondition(feel, known), feel).toMatchObject({ ok: true })
    }
})

test('entries are asked about by their own fields only, which stand before those of the form', () => {
  const yesNo = (key: string, label: string) => ({
    key,
    label,
    labelEn: label,
    kind: 'yes-no' as const,
    required: true,
  })
  const members = {
    key: 'members',
    title: '',
    titleEn: '',
    repeat: { min: 0, max: 5, itemName: '成员', itemNameEn: 'Member' },
    fields: [yesNo('works', '在业'), yesNo('chain', '成员连锁')],
  }
  const form = { groups: [{ key: 'g', title: '', titleEn: '', fields: [yesNo('chain', '连锁')] }, members] }
  expect(askedIn({ form }).map(({ label }) => label)).toEqual(['连锁'])
  expect(askedIn({ form }, members).map(({ label }) => label)).toEqual(['在业', '成员连锁'])
})
