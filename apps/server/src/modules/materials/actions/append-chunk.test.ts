import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPerson } from '#testing/actors'
import { aPdf, sha256, testMaterials } from '#testing/materials'
import { mayAppend, minChunkBytes } from '../core/upload.ts'

const mebibyte = 1024 * 1024
const upload = (more: object = {}) => ({
  id: randomUUID(),
  bytes: 3_000_000,
  received: 0,
  completedFileId: null,
  ...more,
})

test.each([
  ['a chunk that goes on where the upload stands', {}, 0, mebibyte, undefined],
  ['a chunk that leaves a hole', {}, mebibyte, mebibyte, 'materials.wrong-offset'],
  ['a chunk that is here already', { received: mebibyte }, 0, mebibyte, 'materials.wrong-offset'],
  [
    'a chunk after the end was confirmed',
    { received: 3_000_000, completedFileId: 'x' },
    3_000_000,
    0,
    'materials.wrong-offset',
  ],
  ['more than the file has', { bytes: 100 }, 0, 101, 'materials.beyond-end'],
  ['nothing', {}, 0, 0, 'materials.wrong-chunk'],
  ['a piece so small that a file would be thousands of them', {}, 0, minChunkBytes - 1, 'materials.wrong-chunk'],
  ['a piece above 1 MiB', {}, 0, mebibyte + 1, 'materials.wrong-chunk'],
  ['the last piece, however small', { bytes: 100_001, received: 100_000 }, 100_000, 1, undefined],
] as const)('%s', (_, more, offset, length, code) => {
  const answer = mayAppend(upload(more), offset, length)
  expect(answer.ok ? undefined : answer.error.code).toBe(code)
})

test('after a lost connection the upload goes on from where it stands, and the file is whole', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = aPdf(mebibyte + 500_000, randomBytes(900_000).toString('base64').slice(0, 1_200_000))
  const first = await s.start(id, { name: '合同.pdf', bytes: file.length })
  expect(first.json).toEqual({ id: first.json['id'], bytes: file.length, offset: 0, chunkBytes: mebibyte })
  await s.chunk(first.json['id'], 0, file.subarray(0, mebibyte))
  // The answer was lost: the person comes back, chooses the same file, and is told how far it came.
  const again = await s.start(id, { name: '合同.pdf', bytes: file.length })
  expect(again.json).toMatchObject({ id: first.json['id'], offset: mebibyte })
  expect((await s.ask('GET', `/uploads/${first.json['id']}`)).json).toEqual(again.json)
  expect(await s.chunk(first.json['id'], 0, file.subarray(0, mebibyte))).toMatchObject({
    status: 409,
    json: { code: 'materials.wrong-offset', current: mebibyte },
  })
  await s.chunk(first.json['id'], mebibyte, file.subarray(mebibyte))
  const done = await s.complete(first.json['id'], { sha256: sha256(file) })
  expect(done).toMatchObject({
    status: 200,
    json: { state: 'uploaded', files: [{ bytes: file.length, sha256: sha256(file) }] },
  })
})

test('two tabs that send the same part at once: one is kept, nothing is mixed in, no octets stay behind', async () => {
  await using s = await testMaterials()
  const { json } = await s.start(await s.application(), { name: '合同.pdf', bytes: 200_000 })
  const file = aPdf(200_000, 'one')
  const other = aPdf(200_000, 'two')
  const answers = await s.race(
    `select from materials.upload for update`,
    () => s.chunk(json['id'], 0, file.subarray(0, 100_000)),
    () => s.chunk(json['id'], 0, other.subarray(0, 100_000)),
  )
  expect(answers.map((a) => a.status).sort((a, b) => a - b)).toEqual([200, 409])
  expect(answers.find((a) => a.status === 409)?.json).toMatchObject({
    code: 'materials.wrong-offset',
    current: 100_000,
  })
  expect(s.octets()).toHaveLength(1)
  const kept = answers[0]?.status === 200 ? file : other
  await s.chunk(json['id'], 100_000, kept.subarray(100_000))
  expect(await s.complete(json['id'], { sha256: sha256(kept) })).toMatchObject({ status: 200 })
})

test('however chunks arrive, late, twice or out of order, what is stored is the file', async () => {
  await using s = await testMaterials()
  const piece = minChunkBytes
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 10 }), async (order) => {
      const id = await s.application()
      const file = aPdf(piece * 3 + 7, randomBytes(piece * 2).toString('base64'))
      const { json } = await s.start(id, { name: 'a.pdf', bytes: file.length })
      let stands = 0
      for (const part of [...order, 0, 1, 2, 3]) {
        const offset = part * piece
        const answer = await s.chunk(json['id'], offset, file.subarray(offset, offset + piece))
        expect(answer.status).toBe(offset === stands ? 200 : 409)
        if (answer.status === 200) stands = Math.min(stands + piece, file.length)
        expect(answer.json[answer.status === 200 ? 'offset' : 'current']).toBe(stands)
      }
      const done = await s.complete(json['id'])
      expect(done.json['files']).toMatchObject([{ sha256: sha256(file) }])
    }),
    { numRuns: 12 },
  )
})

test('a body above 1 MiB, or one that is not octets, is refused before it is read into the upload', async () => {
  await using s = await testMaterials()
  const { json } = await s.start(await s.application(), { name: 'a.pdf', bytes: 2 * mebibyte })
  expect(await s.chunk(json['id'], 0, Buffer.alloc(mebibyte + 1))).toMatchObject({ status: 413 })
  const text = await s.ask('PUT', `/uploads/${json['id']}/chunks/0`, { body: { not: 'octets' } })
  expect(text).toMatchObject({ status: 400, json: { code: 'materials.wrong-chunk' } })
  expect(await s.ask('PUT', `/uploads/${json['id']}/chunks/0`)).toMatchObject({ status: 400 })
})

test("another person's upload cannot be seen or continued", async () => {
  await using s = await testMaterials()
  const { json } = await s.start(await s.application(), { name: 'a.pdf', bytes: 100 })
  const stranger = aPerson()
  const answers = [
    await s.ask('GET', `/uploads/${json['id']}`, { as: stranger }),
    await s.chunk(json['id'], 0, aPdf(100), stranger),
    await s.complete(json['id'], {}, stranger),
  ]
  expect(answers.map((a) => [a.status, a.json.code])).toEqual(Array(3).fill([404, 'materials.not-found']))
  expect((await s.ask('GET', `/uploads/${json['id']}`)).json).toMatchObject({ offset: 0 })
})
