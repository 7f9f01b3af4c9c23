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
