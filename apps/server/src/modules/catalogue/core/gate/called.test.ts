import { expect, test } from 'vitest'
import { called, withCalled } from './called.ts'

test('a row is called by its name; where one language has none, by the other', () => {
  expect(called('material', 0, '租赁合同', 'Lease')).toEqual({ zh: '“租赁合同”', en: '“Lease”' })
  expect(called('stage', 1, '审查', ' ')).toEqual({ zh: '“审查”', en: '“审查”' })
  expect(called('fee', 1, '', 'Fee')).toEqual({ zh: '“Fee”', en: '“Fee”' })
})

test('a row without a name is called by its place, never by nothing', () => {
  expect(called('material', 2, ' ', '')).toEqual({
    zh: '第 3 份材料（未命名）',
    en: 'the third material (no name yet)',
  })
  expect(called('question', 10, '', '').en).toBe('question no. 11 (no name yet)')
})

test('rows keep what they have and gain what they are called', () => {
  const rows = [
    { name: '甲', nameEn: 'A', key: 'a' },
    { name: '', nameEn: '', key: 'b' },
  ]
  expect(withCalled('option', rows).map(({ key, said }) => [key, said.zh])).toEqual([
    ['a', '“甲”'],
    ['b', '第 2 个选项（未命名）'],
  ])
})
