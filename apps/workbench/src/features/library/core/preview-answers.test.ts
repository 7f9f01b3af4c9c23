import { compileItemForm } from '@tongban/forms/compile-item-form'
import { parseFormBody } from '@tongban/forms/parse-form-body'
import { prefillAnswers } from '@tongban/forms/prefill'
import { aField, aForm, aGroup, repeated } from '@tongban/forms/testing/forms'
import { expect, test } from 'vitest'
import { toEditable } from './editable.ts'
import { inventedApplicant } from './invented-applicant.ts'
import { bodyOf, withEntry, withLeastEntries, withoutEntry } from './preview-answers.ts'

const form = aForm(
  aGroup('one', [aField('paid', 'money'), aField('kinds', 'choices'), aField('chain', 'yes-no')]),
  repeated(aGroup('members', [aField('name'), aField('age', 'integer')]), { min: 1 }),
)

test('what is typed is read as an application is', () => {
  const typed = withLeastEntries(form, { paid: '1,234.5', kinds: ['a', 'b'], chain: 'true' })
  expect(parseFormBody(form, bodyOf(form, typed))).toEqual({
    paid: 123450,
    kinds: ['a', 'b'],
    chain: true,
    members: [{}],
  })
})

test('entries are added and taken away', () => {
  const two = withEntry({ members: [{ name: '甲', age: '8' }] }, 'members')
  expect(parseFormBody(form, bodyOf(form, two))['members']).toEqual([{ name: '甲', age: 8 }, {}])
  expect(withoutEntry(two, 'members', 0)).toEqual({ members: [{}] })
  expect(withLeastEntries(form, withoutEntry(two, 'members', 1))).toEqual({ members: [{ name: '甲', age: '8' }] })
})

test.each(['natural', 'legal'] as const)('the invented applicant fills in what a %s person is known by', (audience) => {
  const { form: whole } = compileItemForm({ ...toEditable({}), audience: [audience], form })
  const { answers } = prefillAnswers(whole ?? form, inventedApplicant)
  const known = whole?.groups[0]?.fields.filter(({ prefill }) => prefill).map(({ key }) => key)
  expect(Object.keys(answers)).toEqual(known)
})
