import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { BundleDefinition, BundlePart } from '@tongban/contracts/joint/bundle'
import { compileForm } from '@tongban/forms/compile-form'
import { conditionsElsewhere, withApplicant } from '@tongban/forms/item-form'
import { describe, expect, test } from 'vitest'
import { checkBundle, type ItemFacts } from './check-bundle.ts'

const data = join(import.meta.dirname, '../../../../../../data')
const contents = readdirSync(join(data, 'items')).map(
  (name) => JSON.parse(readFileSync(join(data, 'items', name), 'utf8')) as ItemContent,
)
const items = new Map(
  contents.map((content): [string, ItemFacts] => [
    content.baseCode,
    {
      name: content.name,
      audience: content.audience,
      formFor(audience) {
        const form = compileForm(withApplicant(content, audience), conditionsElsewhere(content))
        if (!form.ok) throw new Error(content.id)
        return form.value
      },
    },
  ]),
)
const { bundles } = JSON.parse(readFileSync(join(data, 'bundle-flows.json'), 'utf8')) as { bundles: BundleDefinition[] }
const published = JSON.parse(readFileSync(join(data, 'bundles.json'), 'utf8')) as { bundles: { name: string }[] }

test('every bundle of the published lists is here and passes', () => {
  expect(bundles.map(({ name }) => name).toSorted()).toEqual(published.bundles.map(({ name }) => name).toSorted())
  for (const bundle of bundles) expect(checkBundle(bundle, items), bundle.code).toMatchObject({ ok: true })
})

test('at least six bundles run wholly or largely over items of the library, one with seven parts', () => {
  const largely = bundles.filter(({ parts, elsewhere }) => parts.length >= 2 && parts.length >= elsewhere.length)
  expect(largely.length).toBeGreaterThanOrEqual(6)
  expect(bundles.find(({ code }) => code === 'newborn')?.parts).toHaveLength(7)
})

const birth = '340723001000'
const household = '340709001000'
const company = '340131001000'

const part = (key: string, baseCode: string, more: Partial<BundlePart> = {}): BundlePart => ({
  key,
  baseCode,
  required: false,
  ...more,
})
const aBundle = (parts: BundlePart[], more: Partial<BundleDefinition> = {}): BundleDefinition => ({
  code: 'test',
  name: '试验一件事',
  nameEn: 'Test',
  summary: '试验',
  summaryEn: 'Test',
  audience: ['natural'],
  leadDepartment: '卫健',
  leadDepartmentEn: 'Health',
  questions: [],
  parts,
  elsewhere: [],
  ...more,
})

describe('refused with the counter-example', () => {
  test.each<[string, BundleDefinition, string, string, RegExp]>([
    [
      'an order that is a ring',
      aBundle([part('a', birth, { after: ['b'] }), part('b', household, { after: ['a'] })]),
      'joint.cycle',
      '/parts/0/after',
      /a → b → a/,
    ],
    [
      'an item that is not there',
      aBundle([part('a', '999999999999')]),
      'joint.item-unknown',
      '/parts/0/baseCode',
      /999999999999/,
    ],
    [
      'a part that excludes what it waits for, also at a distance',
      aBundle([
        part('a', birth, { group: 'one' }),
        part('b', household, { after: ['a'] }),
        part('c', '342014003000', { after: ['b'], group: 'one' }),
      ]),
      'joint.excludes-prerequisite',
      '/parts/2/group',
      /“c”和“a”/,
    ],
    [
      'an order that names no part',
      aBundle([part('a', birth, { after: ['z'] })]),
      'joint.part-unknown',
      '/parts/0/after/0',
      /“z”/,
    ],
    ['a part twice', aBundle([part('a', birth), part('a', household)]), 'joint.part-twice', '/parts/1/key', /“a”/],
    [
      'applicants whom no part takes',
      aBundle([part('a', birth)], { audience: ['natural', 'legal'] }),
      'joint.audience-untaken',
      '/audience/1',
      /企业和其他组织/,
    ],
    [
      'a part that is not for the applicants',
      aBundle([part('a', birth), part('b', company)]),
      'joint.audience-untaken',
      '/parts/1',
      /公司设立登记/,
    ],
    [
      'a promise above the 45 working days of 行政许可法 art. 42 (2)',
      aBundle([part('a', birth)], { promisedDays: 46 }),
      'joint.limit-too-long',
      '/promisedDays',
      /46/,
    ],
    [
      'a condition over a question that nobody asks',
      aBundle([part('a', birth, { when: 'married = "yes"' })]),
      'joint.condition-refused',
      '/parts/0/when',
      /married/,
    ],
    [
      'questions that one answer cannot be right for',
      aBundle([part('a', birth), part('b', household)], {
        same: [
          [
            { part: 'a', key: 'child_name' },
            { part: 'b', key: 'born_on' },
          ],
        ],
      }),
      'joint.not-the-same-question',
      '/same/0',
      /a\.child_name = b\.born_on/,
    ],
    [
      'a question that a form does not have',
      aBundle([part('a', birth), part('b', household)], {
        same: [
          [
            { part: 'a', key: 'child_name' },
            { part: 'b', key: 'nothing' },
          ],
        ],
      }),
      'joint.not-the-same-question',
      '/same/0',
      /“nothing”/,
    ],
  ])('%s', (_, definition, code, path, words) => {
    const checked = checkBundle(definition, items)
    expect(checked).toMatchObject({ ok: false, error: [{ code, path }] })
    if (!checked.ok) expect(checked.error[0]?.message).toMatch(words)
  })
})
