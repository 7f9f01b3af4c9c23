import { expect, test } from 'vitest'
import { askedIn, readCondition, tellCondition, writeCondition } from './condition.ts'

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
  form: {
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
        ],
      },
    ],
  },
})

test('a condition can ask about every question with counted answers', () => {
  expect(asked.map(({ key }) => key)).toEqual(['kind', 'chain', 'sells'])
})

test.each([
  'kind = "meals"',
  'kind != "shop" and chain = true',
  'list contains(sells, "cold")',
  'not(list contains(sells, "cold")) and chain = false',
])('%s is clicked together and written back as it was', (feel) => {
  expect(writeCondition(readCondition(feel) ?? [], asked)).toBe(feel)
})

test.each(['area > 50', 'kind = "meals" or chain = true', '(kind = "meals")', 'kind = "a" and'])(
  '%s says more than can be clicked and stays as it is written',
  (feel) => {
    expect(readCondition(feel)).toBeUndefined()
    expect(tellCondition(feel, asked).zh).toBe(feel)
  },
)

test('a condition is told in the words of its questions', () => {
  expect(tellCondition('kind = "meals" and chain != true', asked)).toEqual({
    zh: '“经营什么”是“餐饮”，并且“是否连锁”不是“是”',
    en: '“What kind” is “meals” and “Chain” is not “Yes”',
  })
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
