import { expect, test } from 'vitest'
import { sketchItemForm } from './compile-item-form.ts'
import { fieldsOf } from './compiled-form.ts'
import { aField, aForm, aGroup } from './testing/forms.ts'
import { evaluateVisibility } from './visibility.ts'

test('a form being written is tried out without the conditions that cannot be read', () => {
  const form = sketchItemForm(
    {
      form: aForm(
        aGroup('one', [
          aField('chain', 'yes-no'),
          aField('shops', 'integer', { visibleWhen: 'chain = true' }),
          aField('name', 'text', { visibleWhen: 'nobody = ' }),
        ]),
      ),
    },
    'natural',
  )
  expect([...evaluateVisibility(form, {}).fields]).toEqual([
    'applicant_name',
    'applicant_number',
    'applicant_mobile',
    'applicant_address',
    'chain',
    'name',
  ])
  expect(evaluateVisibility(form, { chain: true }).fields).toContain('shops')
})

test('where conditions wait for each other, everything is shown', () => {
  const ring = aForm(
    aGroup('one', [
      aField('a', 'yes-no', { visibleWhen: 'b = true' }),
      aField('b', 'yes-no', { visibleWhen: 'a = true' }),
    ]),
  )
  const form = sketchItemForm({ form: ring }, 'legal')
  expect(evaluateVisibility(form, {}).fields.size).toBe(fieldsOf(form).size)
})
