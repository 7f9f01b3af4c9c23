import { expect, test } from 'vitest'
import { lightOf } from './lights.ts'

test.each([
  [-1, 'overdue'],
  [0, 'soon'],
  [1, 'soon'],
  [2, 'normal'],
])('with %i working days left the light is %s', (left, light) => {
  expect(lightOf(left)).toBe(light)
})
