import { MAX_ENTRIES } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFormBody, parseMoneyText } from './parse-form-body.ts'
import { presentMoney } from './present.ts'
import { aField, aForm, aGroup, repeated } from './testing/forms.ts'

const form = aForm(
  aGroup('one', [
    aField('name'),
    aField('age', 'integer'),
    aField('fee', 'money'),
    aField('married', 'yes-no'),
    aField('kinds', 'choices'),
    aField('born', 'date'),
  ]),
  aGroup('two', [aField('rate', 'decimal'), aField('more', 'choices')]),
)

test('the strings of a form body become answers of the right kind', () => {
  const body = {
    name: '张三',
    age: '１８',
    fee: '¥1,234.5',
    married: ['false', 'true'],
    kinds: ['a', 'b'],
    born: '2026-03-02',
    rate: '0.25',
    more: 'a',
    _csrf: 'x',
  }
  expect(parseFormBody(form, body)).toEqual({
    name: '张三',
    age: 18,
    fee: 123450,
    married: true,
    kinds: ['a', 'b'],
    born: '2026-03-02',
    rate: 0.25,
    more: ['a'],
  })
})

test('an emptied field overwrites what was saved, and so does a page whose boxes are all unticked', () => {
  expect(parseFormBody(form, { name: ' ', age: '', married: 'false' })).toEqual({
    name: null,
    age: null,
    married: false,
  })
  expect(parseFormBody(form, { name: '张三', rate: '1' }, { groupKey: 'one' })).toEqual({ name: '张三', kinds: null })
})

test('what cannot be read stays as typed, to be shown again', () => {
  expect(parseFormBody(form, { age: '十八', fee: '12.345', married: 'maybe' })).toEqual({
    age: '十八',
    fee: '12.345',
    married: 'maybe',
  })
})

test.for([
  [{ 'born-year': '2026', 'born-month': '3', 'born-day': '２' }, '2026-03-02'],
  [{ 'born-year': '', 'born-month': ' ', 'born-day': '' }, null],
  [{ 'born-year': '2026', 'born-month': '', 'born-day': '' }, '2026-00-00'],
] as const)('a date in three boxes %j is %s', ([body, born]) => {
  expect(parseFormBody(form, body)).toEqual({ born })
})

test('yuan become fen without losing one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      expect(parseMoneyText((fen / 100).toFixed(2))).toBe(fen)
      expect(parseMoneyText(presentMoney(fen))).toBe(fen)
    }),
  )
})

test('whatever is sent is read without fault and within the fields of the form', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined))
  const body = fc.dictionary(
    fc.constantFrom('name', 'age', 'fee', 'married', 'kinds', 'born', 'born-year', '__proto__'),
    value,
  )
  fc.assert(
    fc.property(body, (sent) => {
      for (const key of Object.keys(parseFormBody(form, sent))) expect(key).toMatch(/^[a-z]+$/)
    }),
  )
})

const members = aForm(
  repeated(
    aGroup('members', [aField('name'), aField('share', 'money'), aField('kinds', 'choices'), aField('born', 'date')]),
  ),
)

test('entries are read by their place, move up where one was left out, and stay when nothing in them was sent', () => {
  const body = {
    'members.0.name': '张三',
    'members.0.share': '12.5',
    'members.2': 'entry',
    'members.10.name': '李四',
    'members.10.kinds': ['a', 'b'],
    'members.10.born-year': '1990',
    'members.10.born-month': '3',
    'members.10.born-day': '1',
    'members.x.name': '无',
    membersx: '无',
  }
  expect(parseFormBody(members, body)).toEqual({
    members: [{ name: '张三', share: 1250 }, {}, { name: '李四', kinds: ['a', 'b'], born: '1990-03-01' }],
  })
})

test('a page whose entries were all removed empties them; another page leaves them alone', () => {
  expect(parseFormBody(members, {}, { groupKey: 'members' })).toEqual({ members: null })
  expect(parseFormBody(members, {})).toEqual({})
})

test('not more entries than the contract takes are read, whatever is sent', () => {
  const body = Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`members.${i}.name`, 'x']))
  expect(parseFormBody(members, body)['members']).toHaveLength(MAX_ENTRIES)
})
