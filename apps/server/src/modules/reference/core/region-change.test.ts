import type { RegionChange } from '@tongban/contracts/reference/region-change'
import type { Level } from '@tongban/contracts/shared'
import { expect, test } from 'vitest'
import { planRegionChange } from './region-change.ts'
import type { RegionRow } from './region-directory.ts'

const row = (code: string, name: string, level: Level, parent: string | null): RegionRow => ({
  ...{ code, name, level, parent },
  ...{ endedOn: null, successor: null, formerNames: [] },
})
const rows = [
  row('340000000000', '安徽省', 'province', null),
  row('340100000000', '合肥市', 'city', '340000000000'),
  row('340102000000', '瑶海区', 'county', '340100000000'),
  row('340103000000', '庐阳区', 'county', '340100000000'),
  row('340102001000', '明光路街道', 'township', '340102000000'),
  row('340102002000', '车站街道', 'township', '340102000000'),
  row('340102002001', '车站社区', 'village', '340102002000'),
  row('340103002000', '亳州路街道', 'township', '340103000000'),
]
const today = '2026-03-02'
const plan = (acts: RegionChange['acts'], effectiveOn = today) =>
  planRegionChange(rows, { document: '皖民地〔2026〕1号', reason: '区划调整', effectiveOn, acts })
const planned = (acts: RegionChange['acts']) => {
  const made = plan(acts)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}
const after = (acts: RegionChange['acts'], code: string) => planned(acts).rows.find((one) => one.code === code)

test('a renamed division keeps its code and remembers its name', () => {
  const acts: RegionChange['acts'] = [{ act: 'rename', code: '340102001000', name: '新明光路街道' }]
  expect(planned(acts)).toEqual({
    rows: [{ ...row('340102001000', '新明光路街道', 'township', '340102000000'), formerNames: ['明光路街道'] }],
    outcomes: [
      { code: '340102001000', name: '明光路街道', how: 'renamed', nowCode: '340102001000', nowName: '新明光路街道' },
    ],
  })
})

test('what lies below a merged division goes along with its code', () => {
  const acts: RegionChange['acts'] = [{ act: 'merge', codes: ['340102002000'], into: '340102001000' }]
  expect(after(acts, '340102002001')).toMatchObject({ parent: '340102001000', endedOn: null })
  expect(after(acts, '340102002000')).toMatchObject({ endedOn: today, successor: '340102001000' })
  expect(planned(acts).outcomes).toMatchObject([{ how: 'merged', nowName: '明光路街道' }])
})

test('two become a new one, which may take a name of theirs', () => {
  const acts: RegionChange['acts'] = [
    { act: 'merge', codes: ['340102001000', '340102002000'], into: '340102050000', name: '车站街道' },
  ]
  expect(after(acts, '340102050000')).toMatchObject({ level: 'township', parent: '340102000000', like: '340102001000' })
  expect(after(acts, '340102002001')?.parent).toBe('340102050000')
})

test('one that takes others over may be renamed with it', () => {
  const acts: RegionChange['acts'] = [
    { act: 'merge', codes: ['340102002000'], into: '340102001000', name: '明光车站街道' },
  ]
  expect(after(acts, '340102001000')).toMatchObject({ name: '明光车站街道', formerNames: ['明光路街道'] })
  expect(planned(acts).outcomes.map(({ how, nowName }) => [how, nowName])).toEqual([
    ['renamed', '明光车站街道'],
    ['merged', '明光车站街道'],
  ])
})

test('who took over one that is taken over leads on to the last', () => {
  const acts: RegionChange['acts'] = [
    { act: 'merge', codes: ['340102002000'], into: '340102001000' },
    { act: 'merge', codes: ['340102001000'], into: '340102060000', name: '新街道' },
  ]
  expect(after(acts, '340102002000')?.successor).toBe('340102060000')
  expect(after(acts, '340102002001')?.parent).toBe('340102060000')
})

type Case = [string, RegionChange['acts'][number][], string, string]
test.each<Case>([
  ['an unknown code', [{ act: 'rename', code: '340199000000', name: '新区' }], 'unknown', '请核对12位代码'],
  ['the province', [{ act: 'rename', code: '340000000000', name: '皖省' }], 'province', '全域'],
  ['the name it has', [{ act: 'rename', code: '340102000000', name: '瑶海区' }], 'same-name', '请核对'],
  ['a name beside it', [{ act: 'rename', code: '340102000000', name: '庐阳区' }], 'name-taken', '340103000000'],
  [
    'levels that differ',
    [{ act: 'merge', codes: ['340102000000', '340102001000'], into: '340103000000' }],
    'level-differs',
    '请分开办理',
  ],
  [
    'another level',
    [{ act: 'merge', codes: ['340102000000'], into: '340103002000' }],
    'level-differs',
    '请核对并入哪个区划的代码',
  ],
  [
    'itself',
    [{ act: 'merge', codes: ['340102000000'], into: '340102000000' }],
    'into-itself',
    '请从被合并的代码（codes）里去掉',
  ],
  ['one below', [{ act: 'merge', codes: ['340102000000'], into: '340102001000' }], 'into-below', '上级不能并入下级'],
  ['other parents', [{ act: 'merge', codes: ['340102001000'], into: '340103002000' }], 'parent-differs', '上级不同'],
  [
    'a new one without a name',
    [{ act: 'merge', codes: ['340102001000'], into: '340102090000' }],
    'name-missing',
    'name',
  ],
  [
    'a new code elsewhere',
    [{ act: 'merge', codes: ['340102001000'], into: '340103090000', name: '新街道' }],
    'code-shape',
    '应以340102开头',
  ],
  [
    'a new code of another level',
    [{ act: 'merge', codes: ['340102001000'], into: '340102090001', name: '新街道' }],
    'code-shape',
    '第10位起是0',
  ],
  [
    'a new name beside it',
    [{ act: 'merge', codes: ['340102001000'], into: '340102090000', name: '车站街道' }],
    'name-taken',
    '340102002000',
  ],
  [
    'each into the other',
    [
      { act: 'merge', codes: ['340102001000'], into: '340102002000' },
      { act: 'merge', codes: ['340102002000'], into: '340102001000' },
    ],
    'ended',
    '已于2026-03-02并入车站街道',
  ],
])('refused with what to do: %s', (_, acts, code, words) => {
  const made = plan(acts)
  if (made.ok) throw new Error('it was not refused')
  expect(made.error).toEqual([{ act: acts.length, code, message: expect.stringContaining(words) as string }])
})

test('a day to come is planned for, and one that is none is named', () => {
  const acts: RegionChange['acts'] = [{ act: 'rename', code: '340102000000', name: '新瑶海区' }]
  expect(plan(acts, '2026-04-01')).toMatchObject({ ok: true })
  expect(plan(acts, '2026-13-01')).toMatchObject({ error: [{ act: 0, code: 'date' }] })
})
