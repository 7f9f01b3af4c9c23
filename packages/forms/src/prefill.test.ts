import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { expect, test } from 'vitest'
import { prefillAnswers, withLockedAnswers } from './prefill.ts'
import { aField, aForm, aGroup } from './testing/forms.ts'

const CITIZEN = makeCitizenNumber('340104', '19900301', '004')
const form = aForm(
  aGroup('who', [
    aField('name', 'text', { prefill: 'person.name', maxLength: 10 }),
    aField('id', 'citizen-number', { prefill: 'person.citizen-number' }),
    aField('mobile', 'mobile', { prefill: 'person.mobile' }),
    aField('home', 'text', { prefill: 'person.address' }),
    aField('firm', 'text', { prefill: 'legal-person.name' }),
    aField('reason'),
  ]),
)

test('what a base library knows is filled in and locked; mobile and address may be changed', () => {
  const known = {
    'person.name': ' 张三 ',
    'person.citizen-number': CITIZEN.toLowerCase(),
    'person.mobile': '138 0013 8000',
    'person.address': '合肥市蜀山区',
  }
  expect(prefillAnswers(form, known)).toEqual({
    answers: { name: '张三', id: CITIZEN, mobile: '13800138000', home: '合肥市蜀山区' },
    lockedKeys: ['name', 'id'],
  })
})

test('what is not known is asked', () => {
  expect(prefillAnswers(form, {})).toEqual({ answers: {}, lockedKeys: [] })
  expect(prefillAnswers(form, { 'person.name': '  ' })).toEqual({ answers: {}, lockedKeys: [] })
})

test('a known value that the field would refuse does not lock a person out', () => {
  expect(prefillAnswers(form, { 'person.name': '买买提·'.repeat(5) })).toEqual({ answers: {}, lockedKeys: [] })
})

test('a locked answer stays as it is known, whatever is sent for it', () => {
  const prefilled = prefillAnswers(form, { 'person.name': '张三', 'person.mobile': '13800138000' })
  expect(withLockedAnswers({ name: '李四', mobile: '13900139000', reason: '迁户' }, prefilled)).toEqual({
    name: '张三',
    mobile: '13900139000',
    reason: '迁户',
  })
})
