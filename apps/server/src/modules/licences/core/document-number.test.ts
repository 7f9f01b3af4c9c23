import { expect, test } from 'vitest'
import { documentNumber, numberPrefix, shortOffice } from './document-number.ts'

test.each([
  ['合肥市瑶海区市场监督管理局', '瑶海区市监局'],
  ['合肥市市场监督管理局', '合肥市市监局'],
  ['安徽省市场监督管理局（安徽省知识产权局）', '安徽省市监局'],
  ['安徽省合肥市肥西县人力资源和社会保障局', '肥西县人社局'],
  ['肥西县卫生健康委员会', '肥西县卫健委'],
  ['肥西县上派镇人民政府', '肥西县上派镇政府'],
  ['巢湖市自然资源和规划局', '巢湖市自然资源局'],
  ['上派镇灯塔村村民委员会', '上派镇灯塔村村委会'],
])('%s signs as %s', (name, short) => {
  expect(shortOffice(name)).toBe(short)
})

test('a number names office, kind, year and serial', () => {
  expect(documentNumber(numberPrefix('acceptance-notice', '合肥市瑶海区市场监督管理局'), '2026', 1)).toBe(
    '瑶海区市监局受理字〔2026〕第0001号',
  )
  expect(documentNumber('瑶海区市监局证字', '2026', 12345)).toBe('瑶海区市监局证字〔2026〕第12345号')
})

test('each kind of document has a series of its own', () => {
  const kinds = [
    'acceptance-notice',
    'correction-notice',
    'refusal-notice',
    'grant-decision',
    'denial-decision',
    'result',
  ] as const
  expect(new Set(kinds.map((kind) => numberPrefix(kind, '肥西县民政局'))).size).toBe(kinds.length)
})
