import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusOn } from './licence.ts'
import { triesPerMinute } from './tries.ts'
import { maskHolder } from './verification.ts'

test.each([
  ['王明', '王*'],
  ['王秋实', '王*实'],
  ['欧阳修远', '欧**远'],
  ['瑶海区秋实小馆', '瑶海*秋实小馆'],
  ['合肥秋实餐饮管理有限公司', '合肥******有限公司'],
])('%s is shown as %s', (name, shown) => {
  expect(maskHolder(name)).toBe(shown)
})

test('no name of two characters or more is ever shown whole', () => {
  const names = fc.string({
    unit: fc.constantFrom(...Array.from('王秋实明有限公司阿卜杜𬌗')),
    minLength: 2,
    maxLength: 20,
  })
  fc.assert(
    fc.property(names, (name) => {
      expect(maskHolder(name)).toContain('*')
      expect(Array.from(maskHolder(name))).toHaveLength(Array.from(name).length)
    }),
  )
})

test.each([
  ['valid', null, '2090-01-01', 'valid'],
  ['valid', '2026-03-02', '2026-03-02', 'valid'],
  ['valid', '2026-03-02', '2026-03-03', 'expired'],
  ['revoked', '2026-03-02', '2026-03-03', 'revoked'],
] as const)('a licence that is %s until %s is on %s: %s', (status, validUntil, today, expected) => {
  expect(statusOn({ status, validUntil }, today)).toBe(expected)
})

test('the thirty-first try within a minute waits, another address and the next minute do not', () => {
  const tries = triesPerMinute(30)
  for (let i = 0; i < 30; i++) expect(tries.count('a', 1000 + i)).toBe(0)
  expect(tries.count('a', 21_000)).toBe(40)
  expect(tries.count('b', 21_000)).toBe(0)
  expect(tries.count('a', 61_000)).toBe(0)
})

test('a flood of addresses is forgotten, oldest first', () => {
  const tries = triesPerMinute(1, 3)
  for (const address of ['a', 'b', 'c', 'd']) tries.count(address, 0)
  expect(tries.count('d', 1)).toBe(60)
  expect(tries.count('a', 1)).toBe(0)
})
