import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { readable, refusalAt } from './refusal.ts'
import { rowsOf } from './row.ts'

const heads = { 承诺时限: 'promisedDays', 法定时限: 'statutoryDays', 设定依据: 'basis' }
const columns = Object.entries(heads).map(([head, element]) => ({ head, element }))
const rowAt = (line: number, cells: string[]) => {
  const table = { name: '清单', heads: Object.keys(heads), rows: [{ line, cells, merged: new Map() }] }
  const [row] = rowsOf(table, { table: '清单', kind: 'directory', columns })
  if (!row) throw new Error('a table of one row')
  return row
}
const material = (() => {
  const table = { name: '材料', heads: ['材料名称'], rows: [{ line: 7, cells: ['其他材料'], merged: new Map() }] }
  return rowsOf(table, { table: '材料', kind: 'materials', columns: [{ head: '材料名称', element: 'materialName' }] })
})()
const refused = (path: string) => ({ path, code: 'catalogue.x', message: '不行', messageEn: 'no' })

test('what the gate refuses stands at the line and column that tell it, under the head of the file', () => {
  const row = rowAt(3, ['20', '10', '某法'])
  expect(refusalAt(row, [], refused('/promisedDays'))).toMatchObject({ table: '清单', line: 3, field: '承诺时限' })
  expect(refusalAt(row, [], refused('/flow/2/days'))).toMatchObject({ field: '承诺时限' })
  expect(refusalAt(row, [], refused('/legalBasis'))).toMatchObject({ field: '设定依据', level: 'error' })
})

test('of a material it stands at the row of the material; where no row tells it, at the item', () => {
  const row = rowAt(3, ['20', '10', '某法'])
  expect(refusalAt(row, material, refused('/materials/0/name'))).toMatchObject({
    table: '材料',
    line: 7,
    field: '材料名称',
  })
  expect(refusalAt(row, material, refused('/materials/4/name'))).toMatchObject({ table: '清单', line: 3, field: '' })
})

test('a column that is wrong already is not complained of again', () => {
  const row = rowAt(3, ['二十', '10', '某法'])
  row.say('promisedDays', 'number', '不是数字', 'no number')
  expect(refusalAt(row, [], refused('/promisedDays'))).toBeUndefined()
  expect(refusalAt(row, [], refused('/legalBasis'))).toBeDefined()
})

test('what could not be read is filled with what the gate passes, what could stays', () => {
  const content = { name: '', nameEn: 'Lease', baseCode: '12', type: '01', id: 'X', levels: [], result: { name: '' } }
  expect(readable(content as unknown as ItemContent)).toMatchObject({
    name: '事项',
    nameEn: 'Lease',
    baseCode: '340100000000',
    id: 'LIST-NEW',
    levels: ['county'],
  })
})
