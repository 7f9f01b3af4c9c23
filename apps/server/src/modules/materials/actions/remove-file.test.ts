import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aPerson } from '#testing/actors'
import { aPdf, testMaterials } from '#testing/materials'

test('a file is taken back before submitting: the material is wanted again and the octets go', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = await s.upload(id, aPdf(300))
  const removed = await s.ask('DELETE', `/applications/${id}/files/${file}`)
  expect(removed).toMatchObject({ status: 200, json: { state: 'wanted', trust: null, files: [] } })
  await s.work()
  expect(existsSync(s.pathOf(file))).toBe(false)
  expect(await s.rows(`select from platform.audit where action = 'materials.remove-file'`)).toHaveLength(1)
  expect(await s.ask('GET', `/files/${file}`)).toMatchObject({ status: 404 })
  expect(await s.ask('DELETE', `/applications/${id}/files/${file}`)).toMatchObject({ status: 404 })
})

test('a file that was handed over stays, even while corrections are asked; a new one may go', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const old = await s.upload(id, aPdf(300))
  await s.handOver(id)
  expect(await s.ask('DELETE', `/applications/${id}/files/${old}`)).toMatchObject({
    status: 409,
    json: { code: 'materials.handed-over' },
  })
  const fresh = await s.upload(id, aPdf(301), '新合同.pdf')
  expect(await s.ask('DELETE', `/applications/${id}/files/${fresh}`)).toMatchObject({
    status: 200,
    json: { files: [{ id: old }] },
  })
})

test.each([
  ['by a stranger', 404, 'materials.not-found'],
  ['under another application', 404, 'materials.not-found'],
  ['once the application is closed', 409, 'materials.closed'],
] as const)('a file is not taken away %s', async (who, status, code) => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = await s.upload(id, aPdf(300))
  if (status === 409) s.gate.answer = 'closed'
  const under = who === 'under another application' ? await s.application() : id
  const as = who === 'by a stranger' ? aPerson() : s.owner
  const refused = await s.ask('DELETE', `/applications/${under}/files/${file}`, { as, key: randomUUID() })
  expect([refused.status, refused.json.code]).toEqual([status, code])
  expect(await s.rows('select from materials.stored_file where removed_at is null')).toHaveLength(1)
  expect(existsSync(s.pathOf(file))).toBe(true)
})
