import type { FormDefinition, FormField } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { checkDefinition } from '@tongban/forms/check-definition'
import { anyForm } from '@tongban/forms/testing/arbitraries'
import { aField, aForm, aGroup, repeated } from '@tongban/forms/testing/forms'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toEditable } from './editable.ts'
import {
  copyField,
  copyGroup,
  keyFault,
  moveField,
  newFieldFor,
  newGroupFor,
  readersOf,
  readersOfGroup,
  renameField,
  settingsOf,
  withKind,
} from './form-draft.ts'
import { insertRow, moveRow, removeRow } from './rows.ts'

const itemWith = (form: FormDefinition, more: Partial<ItemContent> = {}): ItemContent => ({
  ...toEditable({}),
  form,
  ...more,
})
const groupAt = ({ form }: ItemContent, at: number) => form.groups[at] ?? aGroup('none', [])
const fieldAt = (content: ItemContent, group: number, field: number) =>
  groupAt(content, group).fields[field] ?? aField('none')

const shop = itemWith(
  aForm(
    aGroup('place', [
      aField('chain', 'yes-no'),
      aField('shops', 'integer', { visibleWhen: 'chain = true' }),
      aField('kind', 'choice'),
    ]),
    aGroup('food', [aField('cold', 'yes-no')], 'kind = "a" and chain != false'),
    repeated(
      aGroup('members', [
        aField('name'),
        aField('shops', 'integer'),
        aField('age', 'integer', { visibleWhen: 'shops > 1' }),
      ]),
    ),
  ),
  {
    situations: [{ key: 'who', question: '谁', questionEn: 'Who', options: [], visibleWhen: 'chain = true' }],
    materials: toEditable({ materials: [{ name: '合同', nameEn: 'Contract', when: 'kind = "chain"' }] }).materials,
    fee: { charged: true, amounts: [{ name: '登记费', fen: 100, when: 'not(chain)' }] },
    flow: toEditable({ flow: [{ name: '审查', next: [{ to: 'b', when: 'chain = true' }] }] }).flow,
  },
)

describe('who reads a field', () => {
  const zh = (readers: readonly (readonly [string, string])[]) => readers.map(([words]) => words)

  test('fields, groups, circumstances, fees and stages', () =>
    expect(zh(readersOf(shop, groupAt(shop, 0), fieldAt(shop, 0, 0)))).toEqual([
      '填写项“字段shops”',
      '分组“分组food”',
      '环节的去向，“审查”',
      '收费“登记费”',
      '情形问题“谁”',
    ]))

  test('a word in quotes reads nothing', () =>
    expect(zh(readersOf(shop, groupAt(shop, 0), fieldAt(shop, 0, 2)))).toEqual(['分组“分组food”', '材料“合同”']))

  test('in entries the field of the entry is meant', () => {
    expect(readersOf(shop, groupAt(shop, 0), fieldAt(shop, 0, 1))).toEqual([])
    expect(zh(readersOf(shop, groupAt(shop, 2), fieldAt(shop, 2, 1)))).toEqual(['填写项“字段age”'])
  })

  test('of a group, only what stands outside it, and each once', () =>
    expect(zh(readersOfGroup(shop, groupAt(shop, 0)))).toEqual([
      '分组“分组food”',
      '环节的去向，“审查”',
      '收费“登记费”',
      '情形问题“谁”',
      '材料“合同”',
    ]))
})

describe('a key', () => {
  test('is changed in every condition that reads it, and in no other', () => {
    const renamed = renameField(shop, { group: 0, field: 0 }, 'is_chain')
    expect(fieldAt(renamed, 0, 0).key).toBe('is_chain')
    expect(fieldAt(renamed, 0, 1).visibleWhen).toBe('is_chain = true')
    expect(groupAt(renamed, 1).visibleWhen).toBe('kind = "a" and is_chain != false')
    expect(renamed.fee.amounts?.[0]?.when).toBe('not(is_chain)')
    expect(renamed.materials[0]?.when).toBe('kind = "chain"')
  })

  test('called list leaves list contains alone', () => {
    const form = aForm(
      aGroup('g', [aField('list', 'choices'), aField('x', 'text', { visibleWhen: 'list contains(list, "a")' })]),
    )
    const renamed = renameField(itemWith(form), { group: 0, field: 0 }, 'kinds')
    expect(fieldAt(renamed, 0, 1).visibleWhen).toBe('list contains(kinds, "a")')
  })

  test.each([
    ['Shop', true],
    ['1st', true],
    ['shops', true],
    ['members', true],
    ['who', true],
    ['applicant_name', true],
    ['chain', false],
    ['area_2', false],
  ])('%s is refused: %s', (key, refused) =>
    expect(keyFault(shop, groupAt(shop, 0), fieldAt(shop, 0, 0), key) !== undefined).toBe(refused),
  )
})

describe('a field', () => {
  test('moves to the end of another group, with all that it says', () => {
    const moved = moveField(shop.form, { group: 0, field: 1 }, 1)
    expect(moved.groups.map(({ fields }) => fields.map(({ key }) => key))).toEqual([
      ['chain', 'kind'],
      ['cold', 'shops'],
      ['name', 'shops', 'age'],
    ])
    expect(moved.groups[1]?.fields[1]).toBe(fieldAt(shop, 0, 1))
  })

  test('does not move where another has its key', () =>
    expect(moveField(shop.form, { group: 0, field: 1 }, 2)).toBe(shop.form))

  test('of another kind keeps only what that kind has', () => {
    const money: FormField = aField('fee', 'money', { minimum: 100, maximum: 500, example: '1', hint: '元' })
    expect(withKind(money, 'integer')).toEqual({ ...aField('fee', 'integer'), example: '1', hint: '元' })
    expect(withKind(money, 'choice').options).toHaveLength(2)
    expect(withKind(aField('name', 'text', { prefill: 'person.name' }), 'mobile').prefill).toBeUndefined()
  })

  test('is filled in from what fits its kind', () => {
    expect(settingsOf('mobile').sources).toEqual(['person.mobile'])
    expect(settingsOf('date').sources).toEqual([])
  })
})

test('a copied group reads its own fields, with keys that nothing else has', () => {
  const copy = copyGroup(shop, groupAt(shop, 0))
  expect(copy.fields.map(({ key, visibleWhen }) => [key, visibleWhen])).toEqual([
    ['field_1', undefined],
    ['field_2', 'field_1 = true'],
    ['field_3', undefined],
  ])
  expect(copy.title).toBe('分组place（副本）')
})

type Act = { of: number; group: number; field: number; to: number }
const acts = fc.array(fc.record({ of: fc.nat(6), group: fc.nat(4), field: fc.nat(4), to: fc.nat(4) }), {
  maxLength: 12,
})

/** One act on a form, and the field that it alone may take away. */
function done(
  content: ItemContent,
  { of, group: g, field: f, to }: Act,
): [ItemContent, removed: FormField | undefined] {
  const { groups } = content.form
  const group = groups[g % groups.length]
  if (!group) return [content, undefined]
  const at = g % groups.length
  const field = group.fields[f % Math.max(1, group.fields.length)]
  const withGroups = (next: FormDefinition['groups']) => ({ ...content, form: { ...content.form, groups: next } })
  const withFields = (fields: FormField[]) =>
    withGroups(groups.map((each, n) => (n === at ? { ...each, fields } : each)))
  const place = { group: at, field: f % Math.max(1, group.fields.length) }
  if (of === 0) return [withFields(insertRow(group.fields, to, newFieldFor(content))), undefined]
  if (of === 1) return [withGroups(insertRow(groups, to, newGroupFor(content))), undefined]
  if (of === 2) return [withGroups(insertRow(groups, to, copyGroup(content, group))), undefined]
  if (of === 3 && field) return [withFields(insertRow(group.fields, to, copyField(content, field))), undefined]
  if (of === 4) return [{ ...content, form: moveField(content.form, place, to % groups.length) }, undefined]
  if (of === 5) return [withGroups(moveRow(groups, at, to % groups.length)), undefined]
  return [withFields(removeRow(group.fields, place.field)), field]
}

test('whatever is done to a form, every field that was not removed is still there as it was', () => {
  fc.assert(
    fc.property(anyForm, acts, (form, list) => {
      let content = itemWith(form)
      const kept = new Set(form.groups.flatMap(({ fields }) => fields))
      for (const act of list) {
        const [next, removed] = done(content, act)
        content = next
        if (removed) kept.delete(removed)
      }
      const there = new Set(content.form.groups.flatMap(({ fields }) => fields))
      for (const field of kept) expect(there).toContain(field)
    }),
    { numRuns: 200 },
  )
})

test('adding, copying and moving rows never gives a key twice', () => {
  fc.assert(
    fc.property(anyForm, acts, (form, list) => {
      let content = itemWith(form)
      for (const act of list) content = done(content, { ...act, of: act.of % 4 })[0]
      const codes = checkDefinition(content.form).map(({ code }) => code)
      expect(codes).not.toContain('forms.duplicate-key')
    }),
    { numRuns: 50 },
  )
})

test('a form renamed field by field is judged as before', () => {
  fc.assert(
    fc.property(anyForm, fc.nat(2), fc.nat(4), (form, g, f) => {
      const content = itemWith(form)
      const group = form.groups[g % form.groups.length]
      const field = group?.fields[f % group.fields.length]
      if (!group || !field) return
      const renamed = renameField(
        content,
        { group: form.groups.indexOf(group), field: group.fields.indexOf(field) },
        'zz_1',
      )
      const codes = (of: FormDefinition) => checkDefinition(of).map(({ code, path }) => [code, path])
      expect(codes(renamed.form)).toEqual(codes(form))
      const back = renameField(
        renamed,
        { group: form.groups.indexOf(group), field: group.fields.indexOf(field) },
        field.key,
      )
      expect(back.form).toEqual(form)
    }),
    { numRuns: 100 },
  )
})
