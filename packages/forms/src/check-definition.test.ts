import type { FormDefinition } from '@tongban/contracts/catalogue/form'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from './check-definition.ts'
import { compileForm } from './compile-form.ts'
import { aField, aForm, aGroup, repeated } from './testing/forms.ts'

const found = (definition: FormDefinition) => checkDefinition(definition).map((p) => [p.path, p.code])
const one = (...fields: Parameters<typeof aField>[]) =>
  aForm(
    aGroup(
      'g',
      fields.map((f) => aField(...f)),
    ),
  )

test('a sound form becomes a form with trees, which is plain JSON', () => {
  const definition = one(['has', 'yes-no'], ['plate', 'text', { visibleWhen: 'has = true' }])
  expect(checkDefinition(definition)).toEqual([])
  const compiled = compileForm(definition)
  if (!compiled.ok) throw new Error('refused')
  expect(JSON.parse(JSON.stringify(compiled.value))).toEqual(compiled.value)
  expect(compiled.value.conditions).toEqual({
    'has = true': { op: '=', left: { op: 'answer', key: 'has' }, right: { op: 'value', value: true } },
  })
})

describe('a definition is not published when', () => {
  test.for<[string, FormDefinition, string, string]>([
    ['two fields have one key', one(['a'], ['a']), '/groups/0/fields/1/key', 'forms.duplicate-key'],
    [
      'two groups have one key',
      aForm(aGroup('g', [aField('a')]), aGroup('g', [aField('b')])),
      '/groups/1/key',
      'forms.duplicate-key',
    ],
    ['a key is a word of FEEL', one(['in']), '/groups/0/fields/0/key', 'forms.key-not-a-name'],
    [
      'a label is missing in English',
      one(['a', 'text', { labelEn: ' ' }]),
      '/groups/0/fields/0/labelEn',
      'forms.label-missing',
    ],
    [
      'a choice has no options',
      one(['a', 'choice', { options: [] }]),
      '/groups/0/fields/0/options',
      'forms.options-missing',
    ],
    [
      'two options have one value',
      one(['a', 'choices', { options: [1, 2].map((n) => ({ value: 'x', label: `${n}号`, labelEn: `No. ${n}` })) }]),
      '/groups/0/fields/0/options/1/value',
      'forms.option-not-usable',
    ],
    [
      'the least is above the most',
      one(['a', 'integer', { minimum: 2, maximum: 1 }]),
      '/groups/0/fields/0/minimum',
      'forms.bounds-reversed',
    ],
    [
      'a yes or no is filled with a name',
      one(['a', 'yes-no', { prefill: 'person.name' }]),
      '/groups/0/fields/0/prefill',
      'forms.prefill-kind',
    ],
    [
      'a condition is no FEEL',
      one(['a', 'text', { visibleWhen: 'b =' }]),
      '/groups/0/fields/0/visibleWhen',
      'forms.condition-syntax',
    ],
    [
      'a condition names no field',
      one(['a', 'text', { visibleWhen: 'b = 1' }]),
      '/groups/0/fields/0/visibleWhen',
      'forms.condition-unknown-field',
    ],
    [
      'a field waits for itself',
      one(['a', 'yes-no', { visibleWhen: 'a = true' }]),
      '/groups/0/fields/0/visibleWhen',
      'forms.condition-cycle',
    ],
    [
      'a group waits for a field inside it',
      aForm(aGroup('g', [aField('a', 'yes-no')], 'a = true')),
      '/groups/0/fields/0',
      'forms.condition-cycle',
    ],
    [
      'a repeating group takes the key of a field',
      aForm(aGroup('g', [aField('a')]), repeated(aGroup('a', [aField('b')]))),
      '/groups/1/key',
      'forms.duplicate-key',
    ],
    [
      'two fields of one entry have one key',
      aForm(repeated(aGroup('members', [aField('a'), aField('a')]))),
      '/groups/0/fields/1/key',
      'forms.duplicate-key',
    ],
    [
      'a group repeats fewer times at most than at least',
      aForm(repeated(aGroup('members', [aField('a')]), { min: 3, max: 2 })),
      '/groups/0/repeat',
      'forms.repeat-bounds',
    ],
    [
      'a group repeats 51 times',
      aForm(repeated(aGroup('members', [aField('a')]), { max: 51 })),
      '/groups/0/repeat',
      'forms.repeat-bounds',
    ],
    [
      'entries have no name',
      aForm(repeated(aGroup('members', [aField('a')]), { itemNameEn: ' ' })),
      '/groups/0/repeat/itemName',
      'forms.label-missing',
    ],
    [
      'an entry is filled from a base library',
      aForm(repeated(aGroup('members', [aField('a', 'text', { prefill: 'person.name' })]))),
      '/groups/0/fields/0/prefill',
      'forms.prefill-in-entries',
    ],
    [
      'a condition outside reads inside entries',
      aForm(
        repeated(aGroup('members', [aField('farmer', 'yes-no')])),
        aGroup('g', [aField('a', 'text', { visibleWhen: 'farmer = true' })]),
      ),
      '/groups/1/fields/0/visibleWhen',
      'forms.condition-inside-entries',
    ],
    [
      'a condition counts entries',
      aForm(
        repeated(aGroup('members', [aField('farmer', 'yes-no')])),
        aGroup('g', [aField('a', 'text', { visibleWhen: 'count(members) > 1' })]),
      ),
      '/groups/1/fields/0/visibleWhen',
      'forms.condition-inside-entries',
    ],
    [
      'the condition of a repeating group reads its own entries',
      aForm(repeated(aGroup('members', [aField('farmer', 'yes-no')], 'farmer = true'))),
      '/groups/0/visibleWhen',
      'forms.condition-inside-entries',
    ],
    [
      'entries of one group read those of another',
      aForm(
        repeated(aGroup('members', [aField('farmer', 'yes-no')])),
        repeated(aGroup('heads', [aField('a', 'text', { visibleWhen: 'farmer = true' })])),
      ),
      '/groups/1/fields/0/visibleWhen',
      'forms.condition-inside-entries',
    ],
    [
      'fields of an entry wait for each other',
      aForm(
        repeated(
          aGroup('members', [
            aField('a', 'yes-no', { visibleWhen: 'b = true' }),
            aField('b', 'yes-no', { visibleWhen: 'a = true' }),
          ]),
        ),
      ),
      '/groups/0/fields/0/visibleWhen',
      'forms.condition-cycle',
    ],
    [
      'it has more than 500 fields',
      aForm(
        aGroup(
          'g',
          Array.from({ length: 501 }, (_, i) => aField(`f${i}`)),
        ),
      ),
      '/groups/0/fields/500',
      'forms.too-large',
    ],
    [
      'nothing can show a field',
      one(['a', 'text', { required: true, visibleWhen: 'false' }]),
      '/groups/0/fields/0/visibleWhen',
      'forms.never-visible',
    ],
  ])('%s', ([, definition, path, code]) => {
    expect(found(definition)).toContainEqual([path, code])
  })
})

test('keys are shared between the form and the entries of each group, and the same words may mean another field there', () => {
  const definition = aForm(
    aGroup('g', [aField('kind', 'choice'), aField('x', 'text', { visibleWhen: 'kind = "a"' })]),
    repeated(aGroup('members', [aField('kind', 'yes-no'), aField('x', 'text', { visibleWhen: 'kind = true' })])),
    repeated(aGroup('heads', [aField('kind'), aField('x', 'text', { visibleWhen: 'kind = "a"' })])),
  )
  expect(checkDefinition(definition)).toEqual([])
})

test('conditions that would make a page stumble are refused at the first that is too much', () => {
  const long = Array.from({ length: 100 }, (_, i) => `n = ${i}`).join(' or ')
  const fields = Array.from({ length: 30 }, (_, i) => aField(`f${i}`, 'text', { visibleWhen: long }))
  const of = (max: number) => found(aForm(repeated(aGroup('members', [aField('n', 'integer'), ...fields]), { max })))
  expect(of(5)).toEqual([])
  expect(of(50)).toEqual([['/groups/0/fields/7/visibleWhen', 'forms.too-costly']])
})

test('a ring of conditions is told once, by its shortest way round', () => {
  const problems = checkDefinition(
    one(
      ['a', 'yes-no', { visibleWhen: 'b = true or c = true' }],
      ['b', 'yes-no', { visibleWhen: 'c = true' }],
      ['c', 'yes-no', { visibleWhen: 'd = true and a = true' }],
      ['d', 'yes-no'],
    ),
  )
  expect(problems.map((p) => p.code)).toEqual(['forms.condition-cycle', 'forms.condition-cycle'])
  expect(problems.map((p) => p.message)).toEqual([
    expect.stringContaining('字段a → 字段c → 字段a'),
    expect.stringContaining('字段b → 字段c → 字段a → 字段b'),
  ])
})

test.each([
  [one(['a', 'text', { label: '', labelEn: '' }]), '第 1 个填写项（未命名）缺少中文和英文名称，请补上'],
  [aForm({ ...aGroup('g', [aField('a')]), title: '', titleEn: '' }), '这个分组（未命名）缺少中文和英文名称，请补上'],
  [
    one(['a', 'choice', { label: '', options: [{ value: 'x', label: '', labelEn: 'x' }] }]),
    '“Field a”的第 1 个选项还没有中文名称，请填写',
  ],
])('what has no name yet is called by its place', (definition, message) => {
  expect(checkDefinition(definition).map((problem) => problem.message)).toContain(message)
})

test('every problem says in both languages what to do', () => {
  const broken = aForm(
    aGroup('g', [
      aField('in'),
      aField('a', 'choice', { options: [] }),
      aField('a'),
      aField('b', 'date', { prefill: 'person.mobile' }),
    ]),
    aGroup('g', [aField('c', 'integer', { minimum: 2, maximum: 1, visibleWhen: 'x' })]),
  )
  const problems = checkDefinition(broken)
  expect(problems.length).toBe(7)
  for (const problem of problems) {
    expect(problem.message).toMatch(/\p{Script=Han}/u)
    expect(problem.messageEn).toMatch(/[A-Za-z]{3}/)
  }
})
