import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type CatalogueEntry, sameDocuments } from './same-documents.ts'
import { type Item, itemFaults, type Knowledge } from './validate-item.ts'

test('the reference data has no fault', () => {
  const script = fileURLToPath(new URL('./validate.ts', import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  expect(stdout).toContain('110 items')
  expect(stdout).toContain(': 0 faults')
  expect(status).toBe(0)
})

test('an item is refused whose law, licence type, office or flow does not hold', () => {
  const item = JSON.parse(readFileSync(new URL('../../data/items/AUTH-020.json', import.meta.url), 'utf8')) as Item
  const nothing: Knowledge = {
    articles: new Set(),
    licenceCodes: new Map(),
    resources: new Set(),
    itemIds: new Set(),
    materials: new Map(),
    themes: { natural: new Set(), legal: new Set() },
    departments: new Set(),
    offices: [],
    regionKinds: new Map([['county', new Set(['county'])]]),
    formFaults: undefined,
  }
  const faults = itemFaults({ ...item, promisedDays: item.promisedDays + 1 }, nothing)
  expect(faults).toEqual(
    expect.arrayContaining([
      'no text of 食品安全法 第三十五条',
      'licence type 营业执照',
      '营业执照 is not CL-0021 of the material catalogue',
      '0 offices at county (county)',
      'flow takes 7 days, promised 8',
      'department market-supervision',
    ]),
  )
})

test('each document stands in the catalogue once, under whatever everyday name', () => {
  const entry = (code: string, name: string, obtain: CatalogueEntry['obtain'] = null) => ({
    code,
    kind: '1',
    name,
    obtain,
  })
  const share = { via: 'share', resource: '社会保险参保缴费信息' } as const
  expect(
    sameDocuments([
      entry('CL-1', '居民身份证'),
      entry('CL-2', '法定代表人身份证复印件'),
      entry('CL-3', '租赁合同'),
      entry('CL-4', '失业保险缴费信息', share),
      { ...entry('CL-5', '工伤保险参保证明', share), formerly: ['CL-1'] },
    ]),
  ).toEqual([
    '法定代表人身份证复印件 (CL-2) is 居民身份证 (CL-1)',
    '工伤保险参保证明 (CL-5) is 失业保险缴费信息 (CL-4)',
    'material code twice: CL-1',
  ])
})
