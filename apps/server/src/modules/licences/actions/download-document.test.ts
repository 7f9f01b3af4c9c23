import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { anonymous } from '#platform/actor'
import { anOfficer, aPerson, testLicences } from '#testing/licences'

test('the person it concerns and the office that issued it get the stored file under its number', async () => {
  await using s = await testLicences()
  const { id, number, verifyCode } = await s.issue('grant-decision')
  await s.render(id)
  for (const actor of [s.owner, s.officer, anOfficer(s.officer.officeId)]) {
    const { status, headers, raw } = await s.ask(`/documents/${id}/pdf`, actor)
    expect([status, headers['content-type'], String(raw.subarray(0, 5))]).toEqual([200, 'application/pdf', '%PDF-'])
    expect(headers['content-disposition']).toContain(`inline; filename="${id}.pdf"`)
    expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(number)}.pdf`)
    expect(headers['cache-control']).toBe('private, no-store')
    const said = await s.ask(`/verifications/${verifyCode}`, anonymous)
    expect(said.json['sha256']).toBe(createHash('sha256').update(raw).digest('hex'))
  }
})

test.for([
  ['another person', () => aPerson(), 404, 'licences.document-not-found'],
  ['an officer of another office', () => anOfficer(), 404, 'licences.document-not-found'],
  ['somebody who has not signed in', () => anonymous, 401, 'auth.sign-in-needed'],
] as const)('%s learns nothing', async ([, actor, status, code]) => {
  await using s = await testLicences()
  const { id } = await s.issue()
  await s.render(id)
  const answer = await s.ask(`/documents/${id}/pdf`, actor())
  expect([answer.status, answer.json.code]).toEqual([status, code])
})

test('who supervises the region sees the document, who supervises another does not', async () => {
  await using s = await testLicences()
  const { id } = await s.issue()
  await s.render(id)
  const supervisor = { ...anOfficer(), scopes: ['cases.supervise'], regionCode: '340100000000' }
  expect((await s.ask(`/documents/${id}/pdf`, supervisor)).status).toBe(200)
  expect((await s.ask(`/documents/${id}/pdf`, { ...supervisor, regionCode: '340200000000' })).status).toBe(404)
})

test('while it is being made the answer says so', async () => {
  await using s = await testLicences()
  const { id } = await s.issue()
  expect(await s.ask(`/documents/${id}/pdf`)).toMatchObject({ status: 409, json: { code: 'licences.not-ready' } })
})

test('a file that was changed or lost on the disk is not handed out, and the operator is told', async () => {
  await using s = await testLicences()
  const { id, number } = await s.issue()
  await s.render(id)
  await s.deps.files.writeAt(id, 0, Buffer.from('%PDF-forged'))
  expect(await s.ask(`/documents/${id}/pdf`)).toMatchObject({
    status: 503,
    json: { code: 'licences.file-unavailable', number },
  })
  await s.deps.files.remove(id)
  expect((await s.ask(`/documents/${id}/pdf`)).status).toBe(503)
  expect(s.log).toEqual([
    `document ${id}: the stored file is not what was made`,
    `document ${id}: the stored file is gone`,
  ])
})
