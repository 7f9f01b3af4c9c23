import { expect, test } from 'vitest'
import { longestWay } from './bundle.ts'
import { materialsOnce, timesAsked } from './materials.ts'

test('what need not wait is counted beside what it need not wait for', () => {
  const certificate = { key: 'certificate', days: 1, after: [] }
  const household = { key: 'household', days: 2, after: ['certificate'] }
  const card = { key: 'card', days: 3, after: ['household'] }
  const vaccination = { key: 'vaccination', days: 5, after: [] }
  expect(longestWay([card, household, certificate, vaccination])).toBe(6)
  expect(longestWay([card, vaccination])).toBe(5)
  expect(longestWay([])).toBe(0)
})

const material = (name: string, standardCode: string, more: object = {}) => ({
  key: name,
  standardCode,
  name,
  nameEn: name,
  required: true,
  kind: '1' as const,
  source: 'government' as const,
  obtain: null,
  form: '',
  acceptedKinds: ['pdf'],
  basis: { law: '', article: '' },
  ...more,
})

test('a material of the catalogue stands once, and is to be brought when any part wants it brought', () => {
  const parts = [
    { key: 'a', materials: [material('户口簿', 'CL-1'), material('申请表', 'CL-2', { source: 'generated' })] },
    {
      key: 'b',
      materials: [
        material('居民户口簿', 'CL-1', { obtain: { via: 'licence', licenceType: '居民户口簿' }, when: 'x = "1"' }),
        material('结婚证', 'CL-3', { obtain: { via: 'licence', licenceType: '结婚证' } }),
      ],
    },
  ]
  expect(timesAsked(parts)).toBe(3)
  expect(materialsOnce(parts)).toMatchObject([
    { name: '户口簿', parts: ['a', 'b'], provided: false, conditional: false },
    { name: '结婚证', parts: ['b'], provided: true },
  ])
})
