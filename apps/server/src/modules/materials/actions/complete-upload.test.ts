import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aMaterial, aPdf, sha256, testMaterials } from '#testing/materials'
import { getChecklist } from '../index.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function sent(s: Awaited<ReturnType<typeof testMaterials>>, octets: Buffer, name = '合同.pdf', id?: string) {
  const { json } = await s.start(id ?? (await s.application()), { name, bytes: octets.length })
  await s.chunk(json['id'], 0, octets)
  return String(json['id'])
}

test('a file that arrived whole is stored once, audited, and its pieces go', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = aPdf(300)
  const upload = await sent(s, file, '合同.pdf', id)
  const [piece] = await s.rows<{ file_id: string }>('select file_id from materials.upload_chunk')
  const key = randomUUID()
  const done = await s.ask('POST', `/uploads/${upload}/complete`, { body: { sha256: sha256(file) }, key })
  expect(done).toMatchObject({
    status: 200,
    json: {
      materialKey: 'lease',
      state: 'uploaded',
      trust: 'C',
      source: '您上传的文件',
      files: [{ name: '合同.pdf', kind: 'pdf', bytes: 300, sha256: sha256(file) }],
    },
  })
  expect(await s.deps.db.read(s.owner, (tx) => getChecklist(tx, id))).toEqual([done.json])
  // Repeated with the same key, or by another tab: the same answer, no second file.
  expect((await s.ask('POST', `/uploads/${upload}/complete`, { body: { sha256: sha256(file) }, key })).json).toEqual(
    done.json,
  )
  expect((await s.complete(upload)).json).toEqual(done.json)
  expect(await s.rows(`select from platform.audit where action = 'materials.complete-upload'`)).toHaveLength(1)
  await s.work()
  expect(existsSync(s.pathOf(piece?.file_id ?? ''))).toBe(false)
  expect(await s.rows('select from materials.upload_chunk')).toHaveLength(0)
})

test('an upload that is cut short cannot be completed, and says where to go on', async () => {
  await using s = await testMaterials()
  const { json } = await s.start(await s.application(), { name: 'a.pdf', bytes: 200_000 })
  await s.chunk(json['id'], 0, aPdf(200_000).subarray(0, 100_000))
  expect(await s.complete(json['id'])).toMatchObject({
    status: 409,
    json: { code: 'materials.incomplete', current: 100_000 },
  })
  expect((await s.ask('GET', `/uploads/${json['id']}`)).json).toMatchObject({ offset: 100_000 })
})

const refusals: [string, Buffer, string, string, string][] = [
  [
    'a program named .pdf',
    Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]),
    '合同.pdf',
    'materials.false-kind',
    'Windows程序',
  ],
  [
    'a web page named .png',
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    'a.png',
    'materials.false-kind',
    '无法识别',
  ],
  [
    'a PDF with a script',
    aPdf(300, '<< /S /JavaScript /JS (app.alert(1)) >>'),
    'a.pdf',
    'materials.pdf-script',
    '脚本',
  ],
  ['a PDF with a password', aPdf(300, 'trailer << /Encrypt 5 0 R >>'), 'a.pdf', 'materials.pdf-encrypted', '密码'],
]
test.each(refusals)('%s is refused with a sentence, and nothing of it stays', async (_, octets, name, code, words) => {
  await using s = await testMaterials()
  const id = await s.application()
  const upload = await sent(s, octets, name, id)
  const refused = await s.complete(upload, { sha256: sha256(octets) })
  expect([refused.status, refused.json.code]).toEqual([422, code])
  expect(refused.json['detail']).toContain(words)
  await s.work()
  expect(s.octets()).toEqual([])
  expect(await s.rows('select from materials.stored_file')).toHaveLength(0)
  expect(await s.rows(`select from platform.audit where action = 'materials.refuse-upload'`)).toHaveLength(1)
  expect(await s.ask('GET', `/uploads/${upload}`)).toMatchObject({ status: 404 })
})

test('a kind that the platform knows but the material does not take is refused', async () => {
  await using s = await testMaterials()
  const id = await s.application([aMaterial({ acceptedKinds: ['pdf'] })])
  const refused = await s.complete(await sent(s, png, 'a.pdf', id))
  expect(refused).toMatchObject({ status: 422, json: { code: 'materials.false-kind' } })
  expect(refused.json['detail']).toContain('PNG')
})

test('a file that changed on its way is refused, and the upload begins again', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const upload = await sent(s, aPdf(300, 'changed'), 'a.pdf', id)
  const refused = await s.complete(upload, { sha256: sha256(aPdf(300)) })
  expect([refused.status, refused.json.code]).toEqual([422, 'materials.changed-in-flight'])
  expect((await s.start(id, { name: 'a.pdf', bytes: 300 })).json).toMatchObject({ offset: 0 })
})

test('a piece that was damaged or lost in storage is noticed', async () => {
  await using s = await testMaterials()
  for (const damage of ['shorter', 'gone'] as const) {
    const upload = await sent(s, aPdf(300), `${damage}.pdf`)
    const [piece] = await s.rows<{ file_id: string }>(
      'select file_id from materials.upload_chunk where upload_id = $1',
      [upload],
    )
    const { file_id: fileId = '' } = piece ?? {}
    await (damage === 'gone' ? s.deps.files.remove(fileId) : writeFile(s.pathOf(fileId), '%PDF-1.7'))
    expect(await s.complete(upload)).toMatchObject({ status: 422, json: { code: 'materials.changed-in-flight' } })
  }
})

test('a picture is told by its bytes, whichever accepted kind its name says', async () => {
  await using s = await testMaterials()
  const done = await s.complete(await sent(s, png, '照片.jpg'))
  expect(done.json['files']).toMatchObject([{ name: '照片.jpg', kind: 'png' }])
})

test('two tabs that end the same upload at once: both are told of the one file', async () => {
  await using s = await testMaterials()
  const upload = await sent(s, aPdf(300))
  const answers = await s.race(
    'select from materials.upload for update',
    () => s.complete(upload),
    () => s.complete(upload),
  )
  expect(answers.map((a) => a.status)).toEqual([200, 200])
  expect(answers[0]?.json).toEqual(answers[1]?.json)
  await s.work()
  const files = await s.rows<{ id: string }>('select id from materials.stored_file')
  expect(s.octets()).toEqual(files.map((f) => f.id))
})

test('an application that was submitted meanwhile takes the file no more, and its octets go', async () => {
  await using s = await testMaterials()
  const upload = await sent(s, aPdf(300))
  s.gate.answer = 'closed'
  expect(await s.complete(upload)).toMatchObject({ status: 409, json: { code: 'materials.closed' } })
  expect(s.octets()).toHaveLength(1)
  expect(await s.rows('select from materials.stored_file')).toHaveLength(0)
})

test('a file that ends its upload while the application is submitted waits, and then finds the gate closed', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const upload = await sent(s, aPdf(300), 'a.pdf', id)
  s.gate.answer = 'open'
  // The submission holds the lines; the gate is asked only after it let go.
  let asked = 0
  s.gate.asked = async () => {
    asked++
    s.gate.answer = 'closed'
  }
  const [answer] = await s.race(
    `select from materials.checklist_entry where application_id = '${id}' for update`,
    async () => {
      const answer = s.complete(upload)
      expect(asked).toBe(0)
      return answer
    },
  )
  expect(answer).toMatchObject({ status: 409, json: { code: 'materials.closed' } })
  expect(asked).toBe(1)
})

test('an eleventh file that was begun in time is not taken', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const late = await sent(s, aPdf(300), 'late.pdf', id)
  for (let n = 0; n < 10; n++) await s.upload(id, aPdf(100, `${n}`), `${n}.pdf`)
  expect(await s.complete(late)).toMatchObject({ status: 422, json: { code: 'materials.too-many' } })
})
