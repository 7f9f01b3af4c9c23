import { listSourceNames as op } from '@tongban/contracts/catalogue/library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commonRefusals } from '#testing/common-refusals'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
beforeAll(async () => {
  s = await testLibrary()
})
afterAll(() => s[Symbol.asyncDispose]())

commonRefusals(
  () => s,
  op,
  async () => ({ token: await s.keeper() }),
)

test('what materials can be had from is named in both languages: licences, documents, shared data', async () => {
  const { names } = await s.say(await s.keeper())(op, {})
  expect(names).toContainEqual(
    expect.objectContaining({ kind: 'licence-type', name: '营业执照', nameEn: 'Business licence' }),
  )
  expect(new Set(names.map(({ kind }) => kind))).toEqual(new Set(['document', 'licence-type', 'shared-resource']))
  expect(names.filter(({ name, nameEn }) => !nameEn || nameEn === name)).toEqual([])
})
