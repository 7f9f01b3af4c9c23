import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CODE_KINDS, check, isCodeKind } from './index.ts'

test.each([
  ['citizen-number', '11010519491231002X', '110105194912310021', 'check-character'],
  ['credit-code', '91350100M000100Y43', '91350100M000100Y4', 'length'],
  [
    'licence-id',
    '1.2.156.3005.2.11340000XN0000266B001.11340000XN0000266B.340102202500000001.001.V',
    '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
    'issuer',
  ],
  ['item-code', '000131004000', '990131004000', 'setter'],
] as const)('a %s is checked through the door', (kind, right, wrong, reason) => {
  expect(check(kind, right)).toMatchObject({ valid: true, reason: '' })
  const refused = check(kind, wrong)
  expect(refused).toMatchObject({ valid: false, reason })
  expect(refused.message.zh).toMatch(/[一-龥]/)
  expect(refused.message.en).toMatch(/^[\x20-\x7e]+$/)
})

test('four kinds of code are known, and no other', () => {
  expect(CODE_KINDS.every(isCodeKind)).toBe(true)
  expect(isCodeKind('toString')).toBe(false)
})

test('the package runs in a browser: no source file imports from node', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'))
  const texts = sources.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  expect(texts.filter((text) => /from '(?!\.\/)|Buffer|process\./.test(text))).toEqual([])
})
