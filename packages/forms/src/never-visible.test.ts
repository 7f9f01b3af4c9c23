import type { FormField } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerKeyOf } from './entries.ts'
import { neverVisibleFields } from './never-visible.ts'
import { answersTo, anyForm } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, repeated } from './testing/forms.ts'
import { validateAnswers } from './validate.ts'
import { evaluateVisibility } from './visibility.ts'

const asked = [
  aField('kind', 'choice'),
  aField('age', 'integer', { minimum: 0, maximum: 120 }),
  aField('rate', 'decimal'),
  aField('fee', 'money'),
  aField('kinds', 'choices'),
  aField('name'),
]
const under = (visibleWhen: string, more: FormField[] = []) =>
  neverVisibleFields(compiled(aForm(aGroup('g', [...asked, ...more, aField('x', 'text', { visibleWhen })]))))

describe('nothing shows a field under', () => {
  test.for([
    'false',
    'kind = "a" and kind = "b"',
    'age < 0',
    'age > 120',
    'age > 5 and age < 6',
    'fee < 0',
    'rate > 2 and rate < 2',
    'kinds = null and list contains(kinds, "a")',
    'not(kind = "a") and not(kind != "a")',
  ])('%s', (feel) => {
    expect(under(feel)).toEqual(['x'])
  })
})

describe('something shows a field under', () => {
  test.for([
    'true',
    'kind in ("a", "b")',
    'age between 5 and 6',
    'age > 5 and age != 6 and age < 8',
    'rate > 2 and rate < 3 and rate != 2.5 and rate < 2.9',
    'fee = 0',
    // Whole cents on either side of a constant that no answer can be.
    'fee > 0.5',
    'age > 0.5 and age < 1.5',
    // Above the limit, beside it, with nothing else in the span.
    'age != 0 and age < 1.5',
    'list contains(kinds, "a") and not(list contains(kinds, "b"))',
    'kinds != null and not(list contains(kinds, "a"))',
  ])('%s', (feel) => {
    expect(under(feel)).toEqual([])
  })
})

test('a field under a group or a field that contradicts it is found too', () => {
  const form = compiled(
    aForm(
      aGroup('g', [aField('kind', 'choice'), aField('b', 'yes-no', { visibleWhen: 'kind = "b"' })]),
      aGroup('h', [aField('x', 'text', { visibleWhen: 'b = true' }), aField('y')], 'kind = "a"'),
    ),
  )
  expect(neverVisibleFields(form)).toEqual(['x'])
})

test('a field that no entry can show is found, and one that an entry shows with the form is not', () => {
  const of = (visibleWhen: string) =>
    neverVisibleFields(
      compiled(
        aForm(
          aGroup('g', [aField('kind', 'choice'), aField('farmer', 'yes-no')]),
          repeated(
            aGroup('members', [
              aField('farmer', 'yes-no', { visibleWhen: 'kind = "a"' }),
              aField('x', 'text', { visibleWhen }),
            ]),
          ),
        ),
      ),
    )
  expect(of('farmer = true and kind = "b"')).toEqual(['members.x'])
  expect(of('farmer = true and kind = "a"')).toEqual([])
})

test('texts, dates and answers compared with each other are left unjudged', () => {
  expect(under('name = "a" and name = "b"')).toEqual([])
  expect(under('age < rate and age > rate')).toEqual([])
})

test('no answers that the form takes ever show a field that was found', () => {
  let found = 0
  fc.assert(
    fc.property(
      anyForm.chain((definition) =>
        fc.tuple(fc.constant(definition), fc.array(answersTo(definition), { minLength: 20, maxLength: 20 })),
      ),
      ([definition, attempts]) => {
        const form = compiled(definition)
        const never = neverVisibleFields(form)
        found += never.length
        for (const answers of attempts) {
          const wrong = new Set(validateAnswers(form, answers, { partial: true }).map((p) => answerKeyOf(p.key)))
          const taken = Object.fromEntries(Object.entries(answers).filter(([key]) => !wrong.has(key)))
          const { fields } = evaluateVisibility(form, taken)
          const names = new Set(Array.from(fields, (key) => key.replace(/\.\d+\./, '.')))
          expect(never.filter((name) => names.has(name))).toEqual([])
        }
      },
    ),
    { numRuns: 200 },
  )
  expect(found).toBeGreaterThan(20)
})
