import fc from 'fast-check'
import Schema from 'typebox/schema'
import { expect, test } from 'vitest'
import { acceptAnswers } from './accept.ts'
import { answerKeyOf } from './entries.ts'
import { toJsonSchema } from './json-schema.ts'
import { formWithAnswers, formWithAnything } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, repeated } from './testing/forms.ts'

test('answers that the form takes fit its published schema', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.oneof(formWithAnswers, formWithAnything), ([definition, given]) => {
      const { answers, problems } = acceptAnswers(compiled(definition), given)
      const wrong = new Set(problems.map((p) => answerKeyOf(p.key)))
      const right = Object.fromEntries(Object.entries(answers).filter(([key]) => !wrong.has(key)))
      const missing =
        problems.some((p) => p.code === 'forms.required' || p.code === 'forms.too-few-entries') ||
        Object.keys(answers).some((k) => wrong.has(k))
      const schema = toJsonSchema(definition)
      // A draft with a wrong or missing answer fits but for what is required.
      expect(Schema.Compile(missing ? { ...schema, required: [] } : schema).Check(right)).toBe(true)
      taken += Object.keys(right).length
    }),
    { numRuns: 300 },
  )
  expect(taken).toBeGreaterThan(200)
})

test('a schema says what is asked, in both languages, and leaves conditions as FEEL', () => {
  const schema = toJsonSchema(
    aForm(
      aGroup('one', [aField('fee', 'money', { required: true }), aField('kind', 'choice')]),
      aGroup('two', [aField('why', 'textarea', { required: true, visibleWhen: 'fee > 100' })], 'kind = "a"'),
    ),
  )
  expect(schema).toMatchObject({
    required: ['fee'],
    additionalProperties: false,
    properties: {
      fee: { title: '字段fee', 'x-title-en': 'Field fee', type: 'integer', minimum: 0, maximum: 1e12, 'x-unit': 'fen' },
      kind: { oneOf: [{ const: 'a', title: '选项a', 'x-title-en': 'Option a' }, { const: 'b' }, { const: 'c' }] },
      why: { maxLength: 2000, 'x-visible-when': ['kind = "a"', 'fee > 100'], 'x-required-when-visible': true },
    },
  })
})

test('a schema refuses another kind and an unknown key', () => {
  const check = Schema.Compile(toJsonSchema(aForm(aGroup('g', [aField('n', 'integer'), aField('d', 'date')]))))
  expect([{ n: 1 }, { n: '1' }, { d: '2026-3-2' }, { z: 1 }].map((a) => check.Check(a))).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('entries are a list with its bounds, and the schema refuses one too many', () => {
  const members = repeated(aGroup('members', [aField('name', 'text', { required: true }), aField('age', 'integer')]), {
    min: 1,
    max: 2,
  })
  const schema = toJsonSchema(aForm(members))
  expect(schema).toMatchObject({
    required: ['members'],
    properties: {
      members: { type: 'array', minItems: 1, maxItems: 2, items: { title: '成员', required: ['name'] } },
    },
  })
  const check = Schema.Compile(schema)
  const one = { name: '张三', age: 40 }
  expect(
    [[one], [one, one], [one, one, one], [], [{ age: 40 }], [{ ...one, zz: 1 }]].map((members) =>
      check.Check({ members }),
    ),
  ).toEqual([true, true, false, false, false, false])
})
