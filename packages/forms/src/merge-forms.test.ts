import type { FieldAnswer, FormAnswers, FormDefinition, FormField } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanAnswers } from './clean.ts'
import { mergedKeyOf, mergeForms, splitAnswers } from './merge-forms.ts'
import type { NamedForm } from './same-question.ts'
import { answerFor, answersTo, anyAnswer, anyForm } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, repeated } from './testing/forms.ts'
import { validateAnswers } from './validate.ts'
import { evaluateVisibility } from './visibility.ts'

/** Two or three forms of the same ten keys, so that many questions are the same; some are chosen. */
const joined = fc.tuple(fc.array(anyForm, { minLength: 2, maxLength: 3 }), fc.nat(6)).map(([definitions, left]) => {
  const all = definitions.map((definition, i): NamedForm => ({ name: `p${i}`, form: compiled(definition) }))
  const chosen = new Set(all.flatMap(({ name }, i) => (i === left ? [] : [name])))
  return { all, chosen, merged: mergeForms(all, chosen) }
})

const withAnswers = (answer: (field: FormField) => fc.Arbitrary<FieldAnswer>) =>
  joined.chain((one) => answersTo(one.merged.form as FormDefinition, answer).map((answers) => ({ ...one, answers })))

const sorted = (keys: Iterable<string>) => [...new Set(keys)].toSorted()

type Joined = { all: NamedForm[]; chosen: Set<string>; merged: ReturnType<typeof mergeForms>; answers: FormAnswers }

/** What each chosen part says, by the keys of the merged form. */
function ofParts({ all, chosen, merged, answers }: Joined, say: (part: NamedForm, own: FormAnswers) => string[]) {
  return sorted(
    all
      .filter(({ name }) => chosen.has(name))
      .flatMap((part) => {
        const keys = merged.keys[part.name] ?? {}
        return say(part, splitAnswers(keys, answers)).map((key) => mergedKeyOf(keys, key))
      }),
  )
}

const numRuns = 300

describe('a form made of several', { timeout: 60_000 }, () => {
  test('shows what any of its parts would show', () => {
    fc.assert(
      fc.property(withAnswers(answerFor), (one) => {
        const shown = evaluateVisibility(one.merged.form, one.answers)
        expect(sorted(shown.fields)).toEqual(ofParts(one, ({ form }, own) => [...evaluateVisibility(form, own).fields]))
      }),
      { numRuns },
    )
  })

  test('finds wrong what any of its parts would find wrong', () => {
    fc.assert(
      fc.property(
        withAnswers((field) => fc.oneof(answerFor(field), anyAnswer)),
        (one) => {
          const wrong = validateAnswers(one.merged.form, one.answers).map(({ key }) => key)
          expect(sorted(wrong)).toEqual(
            ofParts(one, ({ form }, own) => validateAnswers(form, own).map(({ key }) => key)),
          )
        },
      ),
      { numRuns },
    )
  })

  test('keeps of each part what the part alone would keep', () => {
    fc.assert(
      fc.property(
        withAnswers((field) => fc.oneof(answerFor(field), anyAnswer)),
        (one) => {
          const kept = cleanAnswers(one.merged.form, one.answers)
          for (const { name, form } of one.all.filter((part) => one.chosen.has(part.name))) {
            const keys = one.merged.keys[name] ?? {}
            expect(cleanAnswers(form, splitAnswers(keys, kept))).toEqual(
              cleanAnswers(form, splitAnswers(keys, one.answers)),
            )
          }
        },
      ),
      { numRuns },
    )
  })
})

const part = (name: string, ...groups: Parameters<typeof aForm>): NamedForm => ({
  name,
  form: compiled(aForm(...groups)),
})
const asked = (all: NamedForm[], same?: Parameters<typeof mergeForms>[2]) =>
  mergeForms(all, new Set(all.map(({ name }) => name)), same).form.groups.map(({ title, fields }) => [
    title,
    fields.map(({ key }) => key),
  ])

test('a question of the same key, kind and label is asked once, in the group where it comes first', () => {
  const birth = part('birth', aGroup('child', [aField('name'), aField('hospital')]))
  const household = part('household', aGroup('child', [aField('name'), aField('address')]))
  expect(asked([birth, household])).toEqual([['分组child', ['name', 'hospital', 'address']]])
})

test('a question filled in from the same source is asked once, whatever it is called', () => {
  const one = part('one', aGroup('a', [aField('name', 'text', { prefill: 'person.name' })]))
  const other = part('other', aGroup('b', [aField('payee', 'text', { prefill: 'person.name' })]))
  expect(asked([one, other])).toEqual([['分组a', ['name']]])
})

test('questions that somebody says are the same are asked once, where one answer can be right for both', () => {
  const one = part('one', aGroup('a', [aField('child_name')]))
  const other = part('other', aGroup('b', [aField('insured_name')]))
  const same = [
    [
      { part: 'one', key: 'child_name' },
      { part: 'other', key: 'insured_name' },
    ],
  ]
  expect(asked([one, other], same)).toEqual([['分组a', ['child_name']]])
  const number = part('other', aGroup('b', [aField('insured_name', 'integer')]))
  expect(asked([one, number], same)).toEqual([
    ['分组a', ['child_name']],
    ['分组b', ['insured_name']],
  ])
})

test('the strictest limits hold for a question that both always ask', () => {
  const one = part('one', aGroup('a', [aField('name', 'text', { maxLength: 60 })]))
  const other = part('other', aGroup('a', [aField('name', 'text', { required: true, maxLength: 30 })]))
  const { form } = mergeForms([one, other], new Set(['one', 'other']))
  expect(form.groups[0]?.fields).toMatchObject([{ key: 'name', required: true, maxLength: 30 }])
})

test('the names of answers do not change with what is chosen', () => {
  const one = part('one', aGroup('a', [aField('name'), aField('size')]))
  const other = part('other', aGroup('a', [aField('size', 'integer')]))
  const { keys, form } = mergeForms([one, other], new Set(['other']))
  expect(keys['other']).toEqual({ size: 'size_2' })
  expect(form.groups[0]?.fields.map(({ key }) => key)).toEqual(['size_2'])
})

test('a question is not called like one in entries, which a condition there would mean', () => {
  const family = part('family', repeated(aGroup('members', [aField('name')])))
  const other = part('other', aGroup('a', [aField('name')]))
  expect(asked([family, other])).toEqual([
    ['分组members', ['name']],
    ['分组a', ['name_2']],
  ])
})

test('forms that would wait for each other in a ring share only what is always asked', () => {
  const one = part(
    'one',
    aGroup('a', [
      aField('w'),
      aField('y', 'text', { visibleWhen: 'w = "1"' }),
      aField('x', 'text', { visibleWhen: 'y = "1"' }),
    ]),
  )
  const other = part(
    'other',
    aGroup('a', [
      aField('z'),
      aField('x', 'text', { visibleWhen: 'z = "1"' }),
      aField('y', 'text', { visibleWhen: 'x = "1"' }),
    ]),
  )
  const all = [one, other]
  const { form, keys } = mergeForms(all, new Set(['one', 'other']))
  expect(keys['other']).toEqual({ z: 'z', x: 'x_2', y: 'y_2' })
  expect([...evaluateVisibility(form, { w: '1', y: '1' }).fields]).toEqual(['w', 'y', 'x', 'z'])
})
