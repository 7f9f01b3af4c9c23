import { expect, test } from 'vitest'
import { parseHidden, toggled } from './columns.ts'

test('columns left out are remembered, what is unknown is ignored', () => {
  expect(parseHidden(null)).toEqual([])
  expect(parseHidden('status,nonsense,item')).toEqual(['item', 'status'])
})

test('a column is left out and brought back by the same box', () => {
  expect(toggled([], 'status')).toEqual(['status'])
  expect(toggled(['item', 'status'], 'item')).toEqual(['status'])
})
