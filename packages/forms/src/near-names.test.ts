import { expect, test } from 'vitest'
import { nearNames } from './near-names.ts'
import { aField } from './testing/forms.ts'

const fields = [aField('children', 'integer'), aField('chain', 'yes-no'), aField('area', 'decimal'), aField('a')]

test.each([
  ['childern', ['children']],
  ['grandchildren', ['children']],
  ['Area', ['area']],
  ['chian', ['chain']],
  ['字段area', ['area']],
  ['b', []],
  ['moon', []],
])('by “%s” was meant %j', (name, keys) => {
  expect(nearNames(name, fields).map(({ key }) => key)).toEqual(keys)
})
