import { expect, test } from 'vitest'
import { buildRegionDirectory } from './region-directory.ts'

const regions = buildRegionDirectory(
  [
    { code: '340000000000', name: '安徽省', level: 'province', parent: null },
    { code: '340100000000', name: '合肥市', level: 'city', parent: '340000000000' },
    { code: '340102000000', name: '瑶海区', level: 'county', parent: '340100000000' },
  ],
  [
    {
      code: '340102000000',
      name: '瑶海区',
      level: 'county',
      parent: '340100000000',
      endedOn: null,
      successor: null,
      formerNames: ['旧城区'],
    },
    {
      code: '340105000000',
      name: '郊区',
      level: 'county',
      parent: '340100000000',
      endedOn: '2002-03-01',
      successor: '340102000000',
      formerNames: [],
    },
  ],
)

test('the path of a district goes up to the province', () => {
  expect(regions.ancestors('340102000000').map((r) => r.name)).toEqual(['瑶海区', '合肥市', '安徽省'])
})

test('an unknown division has no path and no children', () => {
  expect([regions.get('990000000000'), regions.ancestors('990000000000'), regions.children('990000000000')]).toEqual([
    undefined,
    [],
    [],
  ])
})

test('a search by part of the name lists higher levels first', () => {
  expect(regions.search('市').map((r) => r.name)).toEqual(['合肥市'])
  expect(regions.search('a')).toEqual([])
})

test('a code that ended leads to its successor, with its path and what lies below', () => {
  expect(regions.get('340105000000')?.name).toBe('瑶海区')
  expect(regions.ancestors('340105000000')).toEqual(regions.ancestors('340102000000'))
  expect(regions.findEnded('340105000000')).toEqual({ code: '340105000000', name: '郊区', endedOn: '2002-03-01' })
  expect(regions.findEnded('340102000000')).toBeUndefined()
  expect(regions.children('340100000000').map((r) => r.name)).toEqual(['瑶海区'])
})

test('a division is found by the name it had before, or by that of one it took over', () => {
  expect(regions.search('旧城').map((r) => r.name)).toEqual(['瑶海区'])
  expect(regions.search('郊').map((r) => r.name)).toEqual(['瑶海区'])
})

test('a platform without regions does not start', () => {
  expect(() => buildRegionDirectory([])).toThrow('not seeded')
})
