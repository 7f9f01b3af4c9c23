import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
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
