import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from '../../../data/test-vectors.json' with { type: 'json' }
import { ITEM_TYPES, type ItemCode, makeBusinessItemCode, makeImplementationCode, parseItemCode } from './item-code.ts'

const SCHEMES: Record<string, ItemCode['scheme']> = {
  'base-12': 'base-12',
  'base-12-provincial': 'base-12',
  'sichuan-implementation': 'sichuan-implementation',
  'hunan-onething-implementation': 'hunan-one-matter',
}

test.each(vectors.itemCode.cases)('$code ($name) is read as the vectors say', (given) => {
  const read = parseItemCode(given.code)
  expect(read).toMatchObject({ valid: true, value: given.code, scheme: SCHEMES[given.kind] })
  if (given.parse === undefined || !read.valid || read.scheme !== 'base-12') return
  // The vectors write a code and its name, such as “01 行政许可”.
  const { setter, type, dept, main, sub } = given.parse
  expect([read.setter, read.type, read.department]).toEqual([setter, type, dept].map((part) => part.slice(0, 2)))
  expect([read.main, read.sub]).toEqual([main, sub])
  if (type.includes(' ')) expect(ITEM_TYPES[read.type]).toBe(type.slice(3))
})

test('the types of the vectors are the types of this package', () => {
  expect(ITEM_TYPES).toEqual(vectors.itemCode.types)
})

test('an implementation code and a business item code of live records are read part by part', () => {
  const implementation = {
    scheme: 'implementation-31',
    creditCode: '11370800MB28559184',
    level: '3',
    base: { scheme: 'base-12', setter: '37', type: '01', department: '17', main: '002', sub: '011' },
  }
  expect(parseItemCode('11370800MB285591843370117002011')).toMatchObject({ valid: true, ...implementation })
  expect(parseItemCode('11370800MB28559184300011711200001')).toMatchObject({
    scheme: 'business-item-33',
    serial: '01',
    implementation: { level: '3', base: { setter: '00', main: '112' } },
  })
  expect(parseItemCode('12441500196720244T3442199806003')).toMatchObject({ scheme: 'implementation-31' })
})

test('Sichuan codes may carry a catalogue code of 14', () => {
  const code = '511A0138000000-511602000000-000-115113010833722043-1-00'
  expect(parseItemCode(code)).toMatchObject({ scheme: 'sichuan-implementation', creditCode: '115113010833722043' })
})

test.each(['0100001001', 'XK00001002', '2012345000'])('%s of before 2019 is read as a code of ten', (code) => {
  expect(parseItemCode(code)).toMatchObject({ valid: true, scheme: 'legacy-10', type: code.slice(0, 2) })
})

test.each([
  ['00013100400', 'layout'],
  ['00013100400A', 'layout'],
  ['', 'layout'],
  ['X100001001', 'layout'],
  ['990131004000', 'setter'],
  ['000031004000', 'type'],
  ['11370800MB285591853370117002011', 'credit-code'],
  ['11370800MB285591848370117002011', 'level'],
  ['11370800MB285591843990117002011', 'setter'],
  ['11370800MB28559184300011711200000', 'serial'],
  ['511Z07001006-511602000000-000-11511301008778183M-1-00', 'credit-code'],
  ['511Z07001006-511602000000-000-1-00', 'layout'],
])('%s is refused because of its %s, and the sentence says what to do', (code, fault) => {
  expect(parseItemCode(code)).toMatchObject({
    valid: false,
    reason: { code: fault, zh: expect.stringContaining('请') },
  })
})

test('made codes are read back with their parts', () => {
  const bases = fc.tuple(
    fc.constantFrom('000131004000', '340512003001', '432036010W01'),
    fc.integer({ min: 1, max: 7 }),
  )
  fc.assert(
    fc.property(bases, fc.integer({ min: 1, max: 99 }), ([base, level], serial) => {
      const code = makeImplementationCode('11340000XN7000103H', level, base)
      expect(code).toHaveLength(31)
      expect(parseItemCode(makeBusinessItemCode(code, serial))).toMatchObject({
        scheme: 'business-item-33',
        serial: String(serial).padStart(2, '0'),
        implementation: { level: String(level), creditCode: '11340000XN7000103H' },
      })
    }),
  )
})

test('an implementation code is not made of a wrong part', () => {
  expect(() => makeImplementationCode('11340000XN7000103J', 2, '000131004000')).toThrow(RangeError)
  expect(() => makeImplementationCode('11340000XN7000103H', 8, '000131004000')).toThrow(RangeError)
  expect(() => makeImplementationCode('11340000XN7000103H', 2, '00013100400001')).toThrow(RangeError)
  expect(() => makeBusinessItemCode(makeImplementationCode('11340000XN7000103H', 2, '000131004000'), 0)).toThrow(
    RangeError,
  )
})
