import { expect, test } from 'vitest'
import { threeWay } from './three-way.ts'

test('an answer changed only here is sent, one changed only there is left alone', () => {
  expect(threeWay({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '3' })).toEqual({
    send: { a: '2' },
    clashes: [],
  })
})
test('the same change on both sides is no clash', () => {
  expect(threeWay({ a: '1' }, { a: '2' }, { a: '2' })).toEqual({ send: {}, clashes: [] })
})
test('different changes on both sides are for the person to decide', () => {
  expect(threeWay({ a: '1' }, { a: '2' }, { a: '3' }).clashes).toEqual([{ key: 'a', mine: '2', theirs: '3' }])
})
test('an emptied answer is a change, and not answering is the same as empty', () => {
  expect(threeWay({ a: '1' }, { a: null }, { a: '1' }).send).toEqual({ a: null })
  expect(threeWay({}, { a: null }, {})).toEqual({ send: {}, clashes: [] })
})
test('lists are compared by what is in them', () => {
  expect(threeWay({ a: ['x'] }, { a: ['x'] }, { a: ['x', 'y'] })).toEqual({ send: {}, clashes: [] })
})
