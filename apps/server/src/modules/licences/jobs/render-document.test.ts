import { expect, test } from 'vitest'
import { testLicences } from '#testing/licences'

test('a document is made once, however often the job runs', async () => {
  await using s = await testLicences()
  const { id } = await s.issue()
  await s.render(id)
  const first = await s.ask(`/documents/${id}/pdf`)
  await s.render(id)
  await Promise.all([s.render(id), s.render(id)])
  const again = await s.ask(`/documents/${id}/pdf`)
  expect([first.status, again.raw.equals(first.raw)]).toEqual([200, true])
  expect(await s.outbox('document-ready')).toEqual([
    { payload: { documentId: id, caseId: expect.any(String), kind: 'acceptance-notice' } },
  ])
})

test('two runs at once end in one whole file and one event', async () => {
  await using s = await testLicences()
  const { id } = await s.issue()
  // One may lose to the other; the queue would run it again, which changes nothing.
  await Promise.allSettled([s.render(id), s.render(id)])
  await s.render(id)
  expect(await s.outbox('document-ready')).toHaveLength(1)
  expect((await s.ask(`/documents/${id}/pdf`)).status).toBe(200)
})

test('a failure is seen, and the next run mends it', async () => {
  await using s = await testLicences()
  const { id, number } = await s.issue()
  const { put } = s.deps.files
  s.deps.files.put = () => Promise.reject(new Error('the disk is full'))
  await expect(s.render(id)).rejects.toThrow('the disk is full')
  expect(await s.ask(`/documents/${id}/pdf`)).toMatchObject({
    status: 409,
    json: { code: 'licences.making-failed', number },
  })
  expect(await s.outbox('document-ready')).toEqual([])
  s.deps.files.put = put
  await s.render(id)
  expect((await s.ask(`/documents/${id}/pdf`)).status).toBe(200)
})

test('a document that does not exist fails loudly', async () => {
  await using s = await testLicences()
  await expect(s.render('01890a5d-ac96-774b-bcce-b302099a8057')).rejects.toThrow('there is no document')
})
