import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanAnswers } from './clean.ts'
import { diffAnswers } from './diff.ts'
import { formWithAnything } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, repeated } from './testing/forms.ts'

const form = aForm(
  aGroup('who', [aField('name'), aField('born', 'date')]),
  aGroup('what', [aField('fee', 'money'), aField('kinds', 'choices'), aField('id', 'citizen-number')]),
)

test('the officer sees what changed, before and after, in the order of the form', () => {
  const before = { name: '张三', born: '2026-03-02', kinds: ['a'] }
  const after = { name: ' 张三', born: '2026-03-03', fee: 1250, kinds: ['b', 'a'] }
  expect(diffAnswers(form, before, after).map((c) => [c.key, c.groupKey, c.before, c.after])).toEqual([
    ['born', 'who', '2026年3月2日（周一）', '2026年3月3日（周二）'],
    ['fee', 'what', '未填写', '¥12.50'],
    ['kinds', 'what', '选项a', '选项a、选项b'],
  ])
  expect(diffAnswers(form, before, after)[1]).toMatchObject({
    label: '字段fee',
    labelEn: 'Field fee',
    beforeEn: 'Not answered',
    afterEn: '¥12.50',
  })
})

test('an answer taken away is a change, and a citizen number can be masked in it', () => {
  const changed = diffAnswers(form, { id: '11010519491231002X' }, {}, { mask: true })
  expect(changed.map((c) => [c.before, c.after])).toEqual([['110***********002X', '未填写']])
})

test('what is no number has not changed where it stays', () => {
  expect(diffAnswers(form, { fee: Number.NaN }, { fee: Number.NaN })).toEqual([])
  expect(diffAnswers(form, { fee: Number.NaN }, { fee: 1 }).length).toBe(1)
})

test('nothing changes by cleaning what is shown', () => {
  fc.assert(
    fc.property(formWithAnything, ([definition, answers]) => {
      const cleaned = cleanAnswers(compiled(definition), answers)
      expect(diffAnswers(definition, cleaned, cleaned)).toEqual([])
      const changed = diffAnswers(definition, answers, cleaned)
      // Only hidden answers go.
      for (const change of changed) expect(['未填写', '无']).toContain(change.after)
    }),
  )
})

const members = aForm(
  repeated(aGroup('members', [aField('name'), aField('share', 'money'), aField('id', 'citizen-number')])),
)
const changes = (before: string[][], after: string[][]) => {
  const entries = (rows: string[][]) => ({
    members: rows.map(([name = '', share]) => ({ name, share: Number(share) })),
  })
  return diffAnswers(members, entries(before), entries(after)).map((c) => [c.key, c.label, c.before, c.after])
}

test('a changed answer in an entry names the entry', () => {
  const before = [
    ['张三', '100'],
    ['李四', '200'],
  ]
  expect(
    changes(before, [
      ['张三', '100'],
      ['李四', '300'],
    ]),
  ).toEqual([['members.1.share', '成员2 · 字段share', '¥2.00', '¥3.00']])
})

test('an entry that went or came is one change, and those around it are none', () => {
  const three = [
    ['张三', '100'],
    ['李四', '200'],
    ['王五', '300'],
  ]
  expect(changes(three, [three[0] ?? [], three[2] ?? []])).toEqual([
    ['members', '成员2', '字段name：李四；字段share：¥2.00', '无'],
  ])
  expect(changes([three[0] ?? [], three[2] ?? []], three)).toEqual([
    ['members.1', '成员2', '无', '字段name：李四；字段share：¥2.00'],
  ])
  expect(changes(three, [['赵六', '1'], ...three]).map(([key]) => key)).toEqual(['members.0'])
})

test('a citizen number in an entry that went is masked', () => {
  const [change] = diffAnswers(members, { members: [{ id: '11010519491231002X' }] }, {}, { mask: true })
  expect(change?.before).toBe('字段id：110***********002X')
})
