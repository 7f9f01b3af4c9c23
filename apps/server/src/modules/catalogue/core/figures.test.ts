import { expect, test } from 'vitest'
import { figuresOf } from './figures.ts'

const sums = {
  items: 3,
  implementing: 4,
  online: 3,
  wholeOnline: 2,
  immediate: 1,
  statutory: 80,
  promised: 20,
  visits: 2,
  materials: 12,
  notBrought: 5,
}

test('shares are of the implementing items, the compression is of the days', () => {
  expect(figuresOf(sums)).toEqual({
    items: 3,
    implementing: 4,
    online: 0.75,
    wholeOnline: 0.5,
    immediate: 0.25,
    limitCompression: 0.75,
    averageVisits: 0.5,
    materialsPerItem: 3,
    notBroughtPerItem: 1.25,
  })
})

test('where nothing is exercised there are no figures, and without a statutory limit nothing is compressed', () => {
  expect(figuresOf({ ...sums, implementing: 0 })).toBeNull()
  expect(figuresOf({ ...sums, statutory: 0 })?.limitCompression).toBe(0)
})
