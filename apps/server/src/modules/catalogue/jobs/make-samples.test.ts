import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { seedDemoOfficers } from '#modules/identity'
import { rowsAsOwner } from '#testing/owner'
import { testServer } from '#testing/server'
import { libraryPorts } from '../../../app.ts'
import type { MaterialSample } from '../core/material-sample.ts'
import { makeSamples } from './make-samples.ts'

const data = join(import.meta.dirname, '../../../../../../data')
const samples = JSON.parse(readFileSync(join(data, 'material-samples.json'), 'utf8')) as MaterialSample[]
const materials = JSON.parse(readFileSync(join(data, 'materials.json'), 'utf8')) as { code: string; source: string }[]

test('every sample is of a material of the catalogue that people bring', () => {
  const brought = materials.filter(({ source }) => source === 'applicant').map(({ code }) => code)
  expect(samples.filter(({ code }) => !brought.includes(code))).toEqual([])
})

test('a demonstration prints its samples once; the guide offers them, and what was taken away stays away', async () => {
  await using s = await testServer()
  await seedDemoOfficers(s.deps)
  const make = () => makeSamples(s.deps, libraryPorts(s.deps), 'anhui-editing')
  expect(await make()).toBe(samples.length)
  expect(await make()).toBe(0)
  const [row] = await rowsAsOwner<{ code: string }>(
    s.url,
    `select code from catalogue.implementation where item_id = 'AUTH-006' order by code limit 1`,
  )
  const guide = async () => (await s.app.inject(`/api/v1/items/${row?.code}`)).json<Guide>()
  const mandate = (await guide()).files.find(({ materialKey }) => materialKey === 'power_of_attorney')
  expect(mandate).toMatchObject({ use: 'sample', file: { name: '授权委托书（样例）.pdf', kind: 'pdf' } })
  const sheet = await s.app.inject(`/api/v1/material-files/${mandate?.file?.id}`)
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

  await rowsAsOwner(s.url, `update catalogue.material_file set removed_at = now() where material_code = 'CL-0023'`)
  expect(await make()).toBe(0)
  // The material itself stays what the platform brings up to date.
  expect(await rowsAsOwner(s.url, `select version, changed_by from catalogue.material where code = 'CL-0023'`)).toEqual(
    [{ version: 1, changed_by: null }],
  )
}, 60_000)
