import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanAnswers } from './clean.ts'
import { diffAnswers } from './diff.ts'
import { formWithAnything } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled } from './testing/forms.ts'

const form = aForm(
  aGroup('who', [aField('name'), aField('born', 'date')]),
  aGroup('what', [aField('fee', 'money'), aField('kinds', 'choices'), aField('id', 'citizen-number')]),
)

test('the officer sees what changed, before and after, in the order of the form', () => {
  const before = { name: '张三', born: '2026-03-02', kinds: ['a'] }
  const after = { name: ' 张三', born: '2026-03-03', fee: 1250, kinds: ['b', 'a'] }
  expect(diffAnswers(form, before, after).map((c) => [c.key, c.groupKey, c.before, c.after])).toEqual([
    ['born', 'who', '2026年3月2日（周一）', '2026年3月3日（周二）'],
    ['fee', 'what', '未填写', '¥12.50'],
    ['kinds', 'what', '选项a', '选项a、选项b'],
  ])
  expect(diffAnswers(form, before, after)[1]).toMatchObject({
    label: '字段fee',
    labelEn: 'Field fee',
    beforeEn: 'Not answered',
    afterEn: '¥12.50',
  })
})

test('an answer taken away is a change, and a citizen number can be masked in it', () => {
  const changed = diffAnswers(form, { id: '11010519491231002X' }, {}, { mask: true })
  expect(changed.map((c) => [c.before, c.after])).toEqual([['110***********002X', '未填写']])
})

test('nothing changes by cleaning what is shown', () => {
  fc.assert(
    fc.property(formWithAnything, ([definition, answers]) => {
      const cleaned = cleanAnswers(compiled(definition), answers)
      expect(diffAnswers(definition, cleaned, cleaned)).toEqual([])
      const changed = diffAnswers(definition, answers, cleaned)
      // Only hidden answers go.
      for (const change of changed) expect(change.after).toBe('未填写')
    }),
  )
})
