import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileForm } from './compile-form.ts'
import { describeCondition } from './describe-condition.ts'
import { tellCondition } from './tell-condition.ts'
import { holds } from './visibility.ts'

const choice = (key: string, label: string, labelEn: string, visibleWhen?: string) => ({
  key,
  label,
  labelEn,
  kind: 'choice' as const,
  required: true,
  options: [
    { value: 'own', label: '自有', labelEn: 'Owned' },
    { value: 'rented', label: '租赁', labelEn: 'Rented' },
  ],
  ...(visibleWhen ? { visibleWhen } : {}),
})

const conditions = [
  'premises = "rented"',
  'premises != "rented" and catering',
  'not(catering) or lease = "own"',
  'lease = "rented" and (catering or area > 100)',
  'premises = "own" or catering = true',
  'list contains(dishes, "cold")',
  'area = null',
]

const form = (() => {
  const compiled = compileForm(
    {
      groups: [
        {
          key: 'situation',
          title: '办理情形',
          titleEn: 'Your circumstances',
          fields: [
            choice('premises', '场所来源', 'Premises'),
            choice('lease', '租期', 'Lease', 'premises = "rented"'),
            { key: 'catering', label: '是否餐饮', labelEn: 'Catering', kind: 'yes-no', required: true },
            { key: 'area', label: '面积', labelEn: 'Area', kind: 'integer', required: false },
            {
              key: 'dishes',
              label: '品种',
              labelEn: 'Dishes',
              kind: 'choices',
              required: false,
              options: [
                { value: 'cold', label: '冷食', labelEn: 'Cold dishes' },
                { value: 'hot', label: '热食', labelEn: 'Hot dishes' },
              ],
            },
          ],
        },
      ],
    },
    conditions.map((feel, i) => ({ path: `/${i}`, feel })),
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  return compiled.value
})()

const answers = fc.record(
  {
    premises: fc.constantFrom('own', 'rented'),
    lease: fc.constantFrom('own', 'rented'),
    catering: fc.boolean(),
    area: fc.constantFrom(10, 100, 101),
    dishes: fc.subarray(['cold', 'hot']).filter((some) => some.length > 0),
  },
  { requiredKeys: [] },
)

test('what is said before all is answered stays true whatever is answered then', () => {
  fc.assert(
    fc.property(answers, answers, fc.constantFrom(...conditions), (now, later, feel) => {
      const told = tellCondition(form, feel, now)
      if (told !== 'open') expect(holds(form, feel, { ...later, ...now })).toBe(told === 'yes')
    }),
    { numRuns: 2000 },
  )
})

test('a question that is not asked leaves nothing open', () => {
  expect(tellCondition(form, 'lease = "rented" and (catering or area > 100)', { premises: 'own' })).toBe('no')
  expect(tellCondition(form, 'lease = "rented" and (catering or area > 100)', { premises: 'rented' })).toBe('open')
  expect(tellCondition(form, 'premises = "rented"', {})).toBe('open')
  expect(tellCondition(form, undefined, {})).toBe('yes')
})

test.each([
  ['premises = "rented"', '“场所来源”是“租赁”', '“Premises” is “Rented”'],
  [
    'premises != "rented" and catering',
    '“场所来源”不是“租赁”，并且“是否餐饮”是“是”',
    '“Premises” is not “Rented” and “Catering” is “Yes”',
  ],
  [
    'not(catering) or lease = "own"',
    '“是否餐饮”是“否”，或者“租期”是“自有”',
    '“Catering” is “No” or “Lease” is “Owned”',
  ],
  [
    'lease = "rented" and (catering or area > 100)',
    '“租期”是“租赁”，并且（“是否餐饮”是“是”，或者“面积”大于100）',
    '“Lease” is “Rented” and (“Catering” is “Yes” or “Area” is more than 100)',
  ],
  ['list contains(dishes, "cold")', '“品种”包括“冷食”', '“Dishes” includes “Cold dishes”'],
  ['area = null', '“面积”没有填写', '“Area” is not answered'],
])('the condition %s is said in words', (feel, zh, en) => {
  expect(describeCondition(form, feel, 'zh')).toBe(zh)
  expect(describeCondition(form, feel, 'en')).toBe(en)
})
