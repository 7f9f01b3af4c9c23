import type { FormAnswers, FormDefinition } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanAnswers } from './clean.ts'
import { entriesOf } from './entries.ts'
import { formWithAnswers, formWithAnything } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, feelinSays, repeated } from './testing/forms.ts'
import { evaluateVisibility } from './visibility.ts'

/** Asking feelin again and again is slow: about 5 ms a form. */
const LARGE = { numRuns: 200 }

/** Asks feelin again and again, starting with nothing shown, until nothing changes. */
function naively(definition: FormDefinition, answers: FormAnswers): Set<string> {
  // Each field of each entry for itself: `one.0.f3` in the entry `one.0`.
  const all = definition.groups.flatMap((group) => {
    if (!group.repeat) return group.fields.map((field) => ({ group, field, entry: '', name: field.key, answers }))
    return entriesOf(answers, group.key).flatMap((entry, i) =>
      group.fields.map((field) => ({
        group,
        field,
        entry: `${group.key}.${i}`,
        name: `${group.key}.${i}.${field.key}`,
        answers: entry,
      })),
    )
  })
  let shown = new Set<string>()
  for (let round = 0; round <= all.length; round++) {
    const seenBy = (entry: string) =>
      Object.fromEntries(
        ['', entry].flatMap((place) =>
          all
            .filter((one) => one.entry === place)
            .map(({ name, field: { key }, answers: own }) => [key, shown.has(name) ? (own[key] ?? null) : null]),
        ),
      )
    const holds = (feel: string | undefined, entry: string) =>
      feel === undefined || feelinSays(feel, seenBy(entry)) === true
    shown = new Set(
      all
        .filter(({ group, field, entry }) => holds(group.visibleWhen, '') && holds(field.visibleWhen, entry))
        .map(({ name }) => name),
    )
  }
  return shown
}

describe('what is shown', { timeout: 30_000 }, () => {
  test('is what FEEL says when it is asked until nothing changes', () => {
    fc.assert(
      fc.property(formWithAnswers, ([definition, answers]) => {
        const { fields } = evaluateVisibility(compiled(definition), answers)
        expect([...fields].toSorted()).toEqual([...naively(definition, answers)].toSorted())
      }),
      LARGE,
    )
  })

  test('does not depend on the order of groups and fields', () => {
    fc.assert(
      fc.property(formWithAnswers, ([definition, answers]) => {
        const turned = aForm(...definition.groups.map((g) => ({ ...g, fields: g.fields.toReversed() })).toReversed())
        const one = evaluateVisibility(compiled(definition), answers)
        const other = evaluateVisibility(compiled(turned), answers)
        expect([...other.fields].toSorted()).toEqual([...one.fields].toSorted())
        expect([...other.groups].toSorted()).toEqual([...one.groups].toSorted())
      }),
      LARGE,
    )
  })

  test('is the same before and after cleaning, whatever was answered', () => {
    fc.assert(
      fc.property(formWithAnything, ([definition, answers]) => {
        const form = compiled(definition)
        expect(evaluateVisibility(form, cleanAnswers(form, answers))).toEqual(evaluateVisibility(form, answers))
      }),
      LARGE,
    )
  })
})

const chain = compiled(
  aForm(
    aGroup('one', [
      aField('third', 'yes-no', { visibleWhen: 'second = true' }),
      aField('second', 'yes-no', { visibleWhen: 'first = true' }),
      aField('first', 'yes-no'),
    ]),
    aGroup('two', [aField('fourth', 'text', { visibleWhen: 'third = true' })]),
    aGroup('three', [aField('fifth')], 'fourth != null'),
  ),
)

test('an answer under a hidden field counts for nothing, at any distance', () => {
  const all = { first: true, second: true, third: true, fourth: '有', fifth: '是' }
  expect([...evaluateVisibility(chain, all).fields]).toEqual(['third', 'second', 'first', 'fourth', 'fifth'])
  expect([...evaluateVisibility(chain, { ...all, first: false }).fields]).toEqual(['first'])
})

test('a group without a field to show is not a page', () => {
  expect([...evaluateVisibility(chain, {}).groups]).toEqual(['one'])
  expect([...evaluateVisibility(chain, { first: true, second: true, third: true }).groups]).toEqual(['one', 'two'])
})

test('a question hidden because something was not answered "no" stays hidden while nothing is answered', () => {
  const form = compiled(
    aForm(aGroup('g', [aField('owns', 'yes-no'), aField('why', 'text', { visibleWhen: 'not(owns)' })])),
  )
  expect(evaluateVisibility(form, {}).fields.has('why')).toBe(false)
  expect(evaluateVisibility(form, { owns: false }).fields.has('why')).toBe(true)
})

test('a form that was not compiled is refused by name of the condition', () => {
  expect(() => evaluateVisibility({ ...chain, conditions: {} }, {})).toThrow('second = true')
})

test('a condition in an entry reads the entry first and then the form; what one entry says does not reach another', () => {
  const form = compiled(
    aForm(
      aGroup('g', [aField('kind', 'choice'), aField('name')]),
      repeated(
        aGroup('members', [
          aField('name'),
          aField('farmer', 'yes-no', { visibleWhen: 'kind = "a"' }),
          aField('land', 'decimal', { visibleWhen: 'farmer = true and name != null' }),
        ]),
      ),
    ),
  )
  const members = [{ name: '张三', farmer: true }, { farmer: true }, { name: '李四', farmer: false }]
  const shown = (kind: string) => [...evaluateVisibility(form, { kind, name: '社', members }).fields].slice(2)
  expect(shown('a')).toEqual([
    'members.0.name',
    'members.0.farmer',
    'members.0.land',
    'members.1.name',
    'members.1.farmer',
    'members.2.name',
    'members.2.farmer',
  ])
  expect(shown('b')).toEqual(['members.0.name', 'members.1.name', 'members.2.name'])
})

test('a repeating group is a page also while it has no entries', () => {
  const form = compiled(aForm(aGroup('g', [aField('a')]), repeated(aGroup('members', [aField('name')]))))
  expect([...evaluateVisibility(form, {}).groups]).toEqual(['g', 'members'])
})
