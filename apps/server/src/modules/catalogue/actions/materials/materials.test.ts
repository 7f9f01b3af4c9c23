import type { Guide } from '@tongban/contracts/catalogue/item'
import type { MaterialUser, StandardMaterial } from '@tongban/contracts/catalogue/materials'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#platform/actor'
import { publishChanged } from '#testing/changed-item'
import { signInOfficer } from '#testing/people'
import { type TestServer, testServer } from '#testing/server'
import { listFiles } from '../../store/material-store.ts'

const keeper = 'anhui-scjg-items'
const pdf = Buffer.from('%PDF-1.7\n% an empty form\n%%EOF')

type Body = StandardMaterial & {
  code?: string
  material?: StandardMaterial
  rows?: StandardMaterial[]
  users?: MaterialUser[]
  next?: string | null
  total?: number
  fields?: { key: string }[]
}

async function desk(s: TestServer, account: string) {
  const { token } = await signInOfficer(s, account)
  return async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object | Buffer) => {
    const octets = Buffer.isBuffer(body)
    const answer = await s.app.inject({
      method,
      url: `/api/v1/library/materials${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': crypto.randomUUID(),
        ...(body ? { 'content-type': octets ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(body ? { payload: octets ? body : JSON.stringify(body) } : {}),
    })
    return { status: answer.statusCode, ...answer.json<Body>() } as Body & { status: number }
  }
}

const text = (changes: object = {}) => ({
  name: '消防水源踏勘图',
  nameEn: 'Map of fire water',
  kind: '3',
  source: 'applicant',
  obtain: null,
  form: '原件扫描件',
  acceptedKinds: ['pdf'],
  note: '',
  ...changes,
})
const textOf = ({ name, nameEn, kind, source, obtain, form, acceptedKinds, note, version }: StandardMaterial) => ({
  ...{ name, nameEn, kind, source, obtain, form, acceptedKinds, note, version },
})

test('for choosing, the materials that most items use come first, page after page', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  const first = await call('GET', '?order=used&state=in-force')
  const second = await call('GET', `?order=used&state=in-force&after=${first.next}`)
  const rows = [...(first.rows ?? []), ...(second.rows ?? [])]
  const used = rows.map(({ usedBy }) => usedBy)
  expect(used[0]).toBeGreaterThan(1)
  expect(used).toEqual(used.toSorted((a, b) => b - a))
  expect(new Set(rows.map(({ code }) => code)).size).toBe(100)
})

test('the catalogue has each material of the items once, with the items that use it', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  const first = await call('GET', '')
  expect([first.rows?.length, first.next, first.total]).toEqual([50, first.rows?.[49]?.code, 266])
  const second = await call('GET', `?after=${first.next}`)
  expect((second.rows?.[0]?.code ?? '') > (first.next ?? '~')).toBe(true)
  const identity = await call('GET', `?q=${encodeURIComponent('居民身份证')}&source=government&obtain=licence`)
  const card = identity.rows?.find(({ name }) => name === '居民身份证')
  expect(card?.usedBy).toBe(55)
  const one = await call('GET', `/${card?.code}`)
  expect(one.users).toHaveLength(50)
  expect(one.users?.every(({ differs }) => differs.length === 0)).toBe(true)
  expect((await call('GET', '/CL-9999')).status).toBe(404)
})

test('a material is entered, changed and taken out of use by who keeps the directory', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  const added = await call('POST', '', text())
  expect(added).toMatchObject({ status: 200, code: 'ML-0001', version: 1, state: 'in-force', usedBy: 0 })
  const twin = await call('POST', '', text())
  expect([twin.status, twin.code]).toEqual([422, 'catalogue.material-twice'])
  const saved = await call('PUT', '/ML-0001', { ...text({ note: '一年内有效' }), version: 1 })
  expect(saved).toMatchObject({ status: 200, version: 2, note: '一年内有效' })
  const stale = await call('PUT', '/ML-0001', { ...text(), version: 1 })
  expect([stale.status, stale.code, stale.material?.note]).toEqual([412, 'catalogue.material-stale', '一年内有效'])
  expect(await call('POST', '/ML-0001/retirement', { version: 2 })).toMatchObject({ state: 'retired', version: 3 })
  expect((await call('POST', '/ML-0001/retirement', { version: 3 })).code).toBe('catalogue.material-state')
  expect((await call('POST', '/ML-0001/reinstatement', { version: 3 })).state).toBe('in-force')
  const audited = await s.db.read(system('test'), (tx) =>
    tx.rows(sql<{ action: string }>`select action from platform.audit where action like 'material-%' order by id`),
  )
  expect(audited.map(({ action }) => action)).toEqual([
    'material-added',
    'material-saved',
    'material-retired',
    'material-reinstated',
  ])
})

test.for([
  ['a source that is not the government’s', { obtain: { via: 'licence', licenceType: '营业执照' } }, 'source'],
  ['a licence nobody knows', { source: 'government', obtain: { via: 'licence', licenceType: '月球执照' } }, 'obtain'],
  ['an item that ends with no document', { source: 'government', obtain: { via: 'case', itemId: 'X-1' } }, 'obtain'],
  ['no kinds of file', { acceptedKinds: [] }, 'acceptedKinds'],
] as const)('%s is refused', async ([, changes, key]) => {
  await using s = await testServer()
  const answer = await (await desk(s, keeper))('POST', '', text(changes))
  expect([answer.status, answer.code, answer.fields?.map((one) => one.key)]).toEqual([
    422,
    'catalogue.material-wrong',
    [key],
  ])
})

test('an office below reads the catalogue and changes nothing; a counter does not see it', async () => {
  await using s = await testServer()
  const office = await desk(s, 'yaohai-scjg-items')
  expect((await office('GET', '?q=CL-0001')).rows).toHaveLength(1)
  for (const [method, path, body] of [
    ['POST', '', text()],
    ['PUT', '/CL-0001', { ...text(), version: 1 }],
    ['POST', '/CL-0001/retirement', { version: 1 }],
    ['PUT', '/CL-0001/files/sample?name=a.pdf&version=1', pdf],
    ['POST', '/CL-0001/files/sample/removal', { version: 1 }],
  ] as const)
    expect([path, (await office(method, path, body)).status]).toEqual([path, 403])
  const counter = await desk(s, 'yaohai-scjg-window')
  expect((await counter('GET', '')).status).toBe(403)
})

test('a sample is handed in, stands in the guides of all items that use the material, and is taken away', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  const guideOf = async () => {
    const { code } = await s.db.read(system('test'), (tx) =>
      tx.only(sql<{ code: string }>`select code from catalogue.implementation where item_id = 'AUTH-001' limit 1`),
    )
    return (await s.app.inject(`/api/v1/items/${code}`)).json<Guide>()
  }
  const attached = await call('PUT', '/CL-0002/files/sample?name=C%3A%5C%E7%AB%A0%E7%A8%8B.doc&version=1', pdf)
  expect(attached.sample).toMatchObject({ name: '章程.pdf', kind: 'pdf', bytes: pdf.length })
  // The answer was lost and the same is sent again.
  const again = await call('PUT', '/CL-0002/files/sample?name=a.pdf&version=1', pdf)
  expect([again.status, again.version]).toEqual([200, 2])
  const stale = await call('PUT', '/CL-0002/files/sample?name=a.pdf&version=1', Buffer.concat([pdf, pdf]))
  expect(stale.status).toBe(412)
  await expect.poll(async () => (await guideOf()).files.length, { timeout: 5000 }).toBe(2)
  const { files } = await guideOf()
  expect(files[0]).toMatchObject({ use: 'sample', file: { id: attached.sample?.id } })
  expect(files[1]).toMatchObject({ use: 'empty-form', file: null })
  const file = await s.app.inject(`/api/v1/material-files/${attached.sample?.id}`)
  expect([file.statusCode, file.headers['content-type'], file.rawPayload.equals(pdf)]).toEqual([
    200,
    'application/pdf',
    true,
  ])
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('章程'))
  expect(file.headers['content-disposition']).toContain('attachment')
  const replaced = await call('PUT', '/CL-0002/files/sample?name=a.pdf&version=2', Buffer.concat([pdf, pdf]))
  expect(replaced.sample?.bytes).toBe(pdf.length * 2)
  expect((await s.app.inject(`/api/v1/material-files/${attached.sample?.id}`)).statusCode).toBe(404)
  expect((await call('POST', '/CL-0002/files/sample/removal', { version: 3 })).sample).toBeNull()
  expect((await call('GET', '?sample=with')).total).toBe(0)
})

test.for([
  ['nothing', Buffer.alloc(0), 422, 'catalogue.material-file-empty'],
  ['a program named as a PDF', Buffer.from('MZ\x90 no form'), 422, 'catalogue.material-file-kind'],
  ['a PDF with a script', Buffer.from('%PDF-1.4 /JavaScript (x)'), 422, 'catalogue.material-file-active'],
  ['more than 10 MiB', Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]), 413, 'platform.too-large'],
] as const)('%s is not kept as a sample', async ([, octets, status, code]) => {
  await using s = await testServer()
  const answer = await (await desk(s, keeper))('PUT', '/CL-0002/files/sample?name=a.pdf&version=1', octets)
  expect([answer.status, answer.code]).toEqual([status, code])
})

test('the form of an item comes on paper, for each kind of applicant', async () => {
  await using s = await testServer()
  const { code } = await s.db.read(system('test'), (tx) =>
    tx.only(sql<{ code: string }>`select code from catalogue.implementation where item_id = 'AUTH-020' limit 1`),
  )
  const guide = (await s.app.inject(`/api/v1/items/${code}`)).json<Guide>()
  const [form] = guide.files
  const sheet = await s.app.inject(`/api/v1/items/${code}/empty-forms/${form?.materialKey}?audience=legal`)
  expect([sheet.statusCode, sheet.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(sheet.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const other = await s.app.inject(`/api/v1/items/${code}/empty-forms/no_form`)
  expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([404, 'catalogue.no-empty-form'])
})

test('what the catalogue changed shows as a deviation of the items that use it', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  const { material } = await call('GET', '/CL-0002')
  if (!material) throw new Error('no CL-0002')
  expect((await call('PUT', '/CL-0002', { ...textOf(material), form: '原件' })).status).toBe(200)
  expect((await call('GET', '/CL-0002')).users?.map(({ differs }) => differs)).toEqual([['form']])
})

test('who uses a material follows every revision of the directory', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  const used = async () => {
    const counts = ['CL-0001', 'CL-0002', 'CL-0162'].map(
      async (code) => (await call('GET', `/${code}`)).material?.usedBy,
    )
    return Promise.all(counts)
  }
  expect(await used()).toEqual([2, 1, 7])
  await publishChanged(s.url, 'AUTH-001', (content) => ({
    ...content,
    materials: content.materials.map((one) =>
      one.standardCode === 'CL-0002' ? { ...one, name: '近期免冠照片', standardCode: 'CL-0162' } : one,
    ),
  }))
  expect(await used()).toEqual([2, 0, 8])
})

test('a material entered twice goes on as the other: its code is kept, the guide shows the other’s sample', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  expect((await call('PUT', '/CL-0162/files/sample?name=a.pdf&version=1', pdf)).status).toBe(200)
  const merged = await call('POST', '/CL-0002/merger', { version: 1, into: 'CL-0162' })
  expect(merged).toMatchObject({ state: 'retired', successor: { code: 'CL-0162', name: '近期免冠照片' } })
  const files = await s.db.read(system('test'), (tx) => listFiles(tx, ['CL-0002']))
  expect(files.map(({ code, file }) => [code, file.name])).toEqual([['CL-0002', 'a.pdf']])
  // What went on as this one goes on as the next.
  expect((await call('POST', '/CL-0162/merger', { version: 2, into: 'CL-0021' })).status).toBe(200)
  expect((await call('GET', '/CL-0002')).material?.successor?.code).toBe('CL-0021')
  expect(await call('POST', '/CL-0001/merger', { version: 1, into: 'CL-0162' })).toMatchObject({
    status: 409,
    code: 'catalogue.material-merger',
  })
  const back = await call('POST', '/CL-0002/reinstatement', { version: 3 })
  expect(back).toMatchObject({ state: 'in-force', successor: null })
})

test('the same document under an everyday name, or had from the same place, is no new material', async () => {
  await using s = await testServer()
  const call = await desk(s, keeper)
  for (const changes of [
    { name: '法定代表人身份证复印件' },
    { name: '参保凭据', source: 'government', obtain: { via: 'share', resource: '社会保险参保缴费信息' } },
  ])
    expect(await call('POST', '', text(changes))).toMatchObject({ status: 422, code: 'catalogue.material-twice' })
})
