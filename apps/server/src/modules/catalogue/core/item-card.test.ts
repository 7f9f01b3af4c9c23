import { expect, test } from 'vitest'
import { type Available, byNearness, type ItemCard, isAbout, presentBrief } from './item-card.ts'

const card: ItemCard = {
  baseCode: '340131008000',
  id: 'AUTH-020',
  name: '食品经营许可',
  nameEn: 'Food business',
  summary: '',
  summaryEn: '',
  audience: ['natural', 'legal'],
  theme: { natural: ['040'], legal: ['010'] },
  promisedDays: 5,
  visits: 0,
  type: '01',
  department: '市场监督管理部门',
  onlineDepth: '全程网办',
}
const at = (level: Available['level'], itemId: string, chooseRegion?: true): Available => ({
  ...{ itemId, level, code: '', officeName: '', regionCode: '', regionName: '' },
  ...(chooseRegion ? { chooseRegion } : {}),
})

test('the nearest office goes first, and where a region must be chosen first goes last', () => {
  const mixed = [at('county', 'D', true), at('province', 'C'), at('village', 'B'), at('village', 'A'), at('city', 'E')]
  expect([...mixed].sort(byNearness).map((by) => by.itemId)).toEqual(['A', 'B', 'E', 'C', 'D'])
})

test('a theme belongs to one kind of applicant', () => {
  expect(isAbout(card, 'natural', '040')).toBe(true)
  expect(isAbout(card, 'legal', '040')).toBe(false)
  expect(isAbout(card, undefined, '040')).toBe(true)
  expect(isAbout({ ...card, audience: ['legal'] }, 'natural', undefined)).toBe(false)
})

test('a brief says that a region must be chosen only when it must', () => {
  expect(presentBrief(card, at('county', 'AUTH-020', true))).toHaveProperty('chooseRegion', true)
  expect(presentBrief(card, at('county', 'AUTH-020'))).not.toHaveProperty('chooseRegion')
})
