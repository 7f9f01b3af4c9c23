import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanAnswers } from './clean.ts'
import { cleanValue } from './clean-value.ts'
import { areEntries, entryKey } from './entries.ts'
import { anyAnswer, formWithAnything, KINDS } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, repeated } from './testing/forms.ts'
import { evaluateVisibility } from './visibility.ts'

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(formWithAnything, ([definition, answers]) => {
      const form = compiled(definition)
      const once = cleanAnswers(form, answers)
      expect(cleanAnswers(form, once)).toEqual(once)
    }),
    { numRuns: 500 },
  )
})

test('cleaning one answer twice changes nothing more, whatever the kind', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anyAnswer, (kind, answer) => {
      const field = aField('f', kind)
      const once = cleanValue(field, answer)
      expect(cleanValue(field, once)).toEqual(once)
    }),
    { numRuns: 5000 },
  )
})

test('what is kept are shown fields of the form with an answer', () => {
  fc.assert(
    fc.property(formWithAnything, ([definition, answers]) => {
      const form = compiled(definition)
      const shown = evaluateVisibility(form, answers)
      for (const [key, value] of Object.entries(cleanAnswers(form, answers))) {
        expect(shown.fields.has(key) || shown.groups.has(key)).toBe(true)
        expect(value).not.toBeNull()
        if (!areEntries(value)) continue
        for (const [i, entry] of value.entries())
          for (const [own, answer] of Object.entries(entry)) {
            expect(shown.fields.has(entryKey(key, i, own))).toBe(true)
            expect(answer).not.toBeNull()
          }
      }
    }),
  )
})

test.for([
  ['citizen-number', ' 110105 19491231 002x ', '11010519491231002X'],
  ['citizen-number', '１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
  ['credit-code', '91350100m000100y43', '91350100M000100Y43'],
  ['mobile', '+86 138-0013-8000', '13800138000'],
  ['mobile', '１３８００１３８０００', '13800138000'],
  ['email', ' zhang＠example.cn ', 'zhang@example.cn'],
  ['date', '2026年3月2日', '2026-03-02'],
  ['date', '20260302', '2026-03-02'],
  ['date', '２０２６／３／２', '2026-03-02'],
  ['date', '2026-3-2', '2026-03-02'],
  ['integer', '１，２３４', 1234],
  ['decimal', ' 12.50 ', 12.5],
  ['decimal', '1,23', '1,23'],
  ['integer', -0, 0],
  ['money', '12', '12'],
  ['text', '　张三　', '张三'],
  ['text', 'ＡＢＣ公司', 'ＡＢＣ公司'],
  ['textarea', '一\r\n二\r', '一\n二'],
  ['choices', ['c', ' a ', 'c', ''], ['a', 'c']],
  ['choices', [], undefined],
  ['text', '  ', undefined],
  ['yes-no', false, false],
] as const)('%s %j is kept as %j', ([kind, given, kept]) => {
  expect(cleanValue(aField('f', kind), typeof given === 'object' ? [...given] : given)).toEqual(kept)
})

test('hidden and unknown answers are dropped', () => {
  const form = compiled(
    aForm(aGroup('g', [aField('has', 'yes-no'), aField('plate', 'text', { visibleWhen: 'has = true' })])),
  )
  const given = { has: false, plate: '皖A12345', colour: '红' }
  expect(cleanAnswers(form, given)).toEqual({ has: false })
  expect(cleanAnswers(form, { ...given, has: true })).toEqual({ has: true, plate: '皖A12345' })
})

test('in entries each answer is cleaned, hidden ones go, and an entry left empty keeps its place', () => {
  const form = compiled(
    aForm(
      repeated(
        aGroup('members', [
          aField('name'),
          aField('farmer', 'yes-no'),
          aField('land', 'decimal', { visibleWhen: 'farmer = true' }),
        ]),
      ),
    ),
  )
  const given = [{ name: ' 张三 ', farmer: true, land: '１２' }, {}, { name: '李四', farmer: false, land: 3, zz: 'x' }]
  expect(cleanAnswers(form, { members: given })).toEqual({
    members: [{ name: '张三', farmer: true, land: 12 }, {}, { name: '李四', farmer: false }],
  })
  expect(cleanAnswers(form, { members: [] })).toEqual({})
})
