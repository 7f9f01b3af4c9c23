import { randomUUID } from 'node:crypto'
import { rm, truncate, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#platform/actor'
import { system } from '#platform/actor'
import { write } from '#platform/write'
import { anOfficer, aPerson } from '#testing/actors'
import { aMaterial, aPdf, sha256, testMaterials } from '#testing/materials'
import {
  confirmFiles,
  dropChecklist,
  getChecklist,
  handToOffice,
  listFiles,
  openChecklist,
  replacedSince,
  sweepUploads,
} from '../index.ts'

test('a checklist keeps the order of the item and what was found in the licence library', async () => {
  await using s = await testMaterials()
  const applicationId = randomUUID()
  const found = {
    ...{ materialKey: 'id-card', licenceId: randomUUID(), licenceIdentifier: '1.2.156.1', trust: 'A' as const },
    ...{ source: '电子证照库（居民身份证）', sourceEn: 'Licence library (identity card)' },
  }
  const materials = [aMaterial({ key: 'z' }), aMaterial({ key: 'id-card', name: '身份证' }), aMaterial({ key: 'a' })]
  await s.deps.db.transaction(s.owner, (tx) =>
    openChecklist(tx, { applicationId, subjectId: s.owner.personId, materials, found: [found] }),
  )
  const entries = await s.deps.db.read(s.owner, (tx) => getChecklist(tx, applicationId))
  expect(entries.map((e) => [e.materialKey, e.state])).toEqual([
    ['z', 'wanted'],
    ['id-card', 'attached'],
    ['a', 'wanted'],
  ])
  expect(entries[1]).toEqual({
    ...{
      materialKey: 'id-card',
      name: '身份证',
      nameEn: 'Proof of premises',
      required: true,
      state: 'attached',
      trust: 'A',
    },
    ...{
      source: found.source,
      sourceEn: found.sourceEn,
      licenceIdentifier: '1.2.156.1',
      files: [],
      uploadTrust: 'C',
      acceptedKinds: ['pdf', 'jpg', 'png'],
    },
  })
})

test('nobody opens a checklist for another person', async () => {
  await using s = await testMaterials()
  const ask = { applicationId: randomUUID(), subjectId: randomUUID(), materials: [aMaterial()], found: [] }
  await expect(s.deps.db.transaction(s.owner, (tx) => openChecklist(tx, ask))).rejects.toThrow('row-level security')
})

test('confirmed files are those in storage', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const fileId = await s.upload(id, aPdf(300))
  const one = {
    id: fileId,
    materialKey: 'lease',
    materialName: '住所使用证明',
    name: '租赁合同.pdf',
    bytes: 300,
    sha256: sha256(aPdf(300)),
  }
  expect(await confirmFiles(s.deps, s.owner, id)).toEqual([one])
  expect(await s.deps.db.read(s.owner, (tx) => listFiles(tx, id))).toEqual([one])
})

test.each([
  ['altered', (path: string) => writeFile(path, aPdf(300, 'altered'))],
  ['cut short', (path: string) => truncate(path, 299)],
  ['deleted', (path: string) => rm(path)],
])('a file that was %s on disk is found before a receipt is given, and named', async (_, damage) => {
  await using s = await testMaterials()
  const id = await s.application()
  await damage(s.pathOf(await s.upload(id, aPdf(300))))
  await expect(confirmFiles(s.deps, s.owner, id)).rejects.toMatchObject({
    problem: {
      code: 'materials.file-changed',
      detail: expect.stringContaining('租赁合同.pdf'),
      fields: [{ key: 'lease', code: 'materials.file-changed' }],
    },
  })
})

test('a file that came or went between confirmation and submission stops the submission', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  await s.upload(id, aPdf(300))
  const confirmed = await confirmFiles(s.deps, s.owner, id)
  await s.upload(id, aPdf(301), 'b.pdf')
  const to = { officeId: randomUUID(), regionCode: '340102000000', at: s.clock.now(), confirmed }
  await expect(s.deps.db.transaction(s.owner, (tx) => handToOffice(tx, id, to))).rejects.toMatchObject({
    problem: { code: 'materials.files-moved' },
  })
  const now = await confirmFiles(s.deps, s.owner, id)
  expect(await s.deps.db.transaction(s.owner, (tx) => handToOffice(tx, id, { ...to, confirmed: now }))).toEqual(now)
})

test('a material counts as given again when it got a file after the correction was asked', async () => {
  await using s = await testMaterials()
  const id = await s.application([aMaterial(), aMaterial({ key: 'other' })])
  await s.upload(id, aPdf(300))
  await s.upload(id, aPdf(300), 'o.pdf', 'other')
  await s.handOver(id)
  const asked = new Date(s.clock.now().getTime() + 1000)
  s.clock.set(new Date(asked.getTime() + 1000))
  expect(await s.deps.db.read(s.owner, (tx) => replacedSince(tx, id, asked))).toEqual([])
  const fresh = await s.upload(id, aPdf(302), '新.pdf')
  expect(await s.deps.db.read(s.owner, (tx) => replacedSince(tx, id, asked))).toEqual(['lease'])
  const [entry] = await s.deps.db.read(s.owner, (tx) => getChecklist(tx, id))
  expect(entry?.files.map((f) => f.bytes)).toEqual([300, 302])
  await s.ask('DELETE', `/applications/${id}/files/${fresh}`)
  expect(await s.deps.db.read(s.owner, (tx) => replacedSince(tx, id, asked))).toEqual([])
})

test('a discarded draft leaves no row and no octet', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const kept = await s.application()
  await s.upload(id, aPdf(300))
  const keptFile = await s.upload(kept, aPdf(300))
  await s.chunk((await s.start(id, { name: 'b.pdf', bytes: 200_000 })).json['id'], 0, aPdf(100_000))
  await write(s.deps.db, s.owner, undefined, (tx) => dropChecklist(tx, id))
  await s.work()
  for (const table of ['checklist_entry', 'stored_file', 'upload'])
    expect(await s.rows(`select from materials.${table} where application_id = $1`, [id])).toHaveLength(0)
  expect(s.octets()).toEqual([keptFile])
})

test('a draft that is discarded while a file of it is begun, ended and taken back: each answers, none hangs or breaks', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = await s.upload(id, aPdf(300))
  const { json } = await s.start(id, { name: 'b.pdf', bytes: 300 })
  await s.chunk(json['id'], 0, aPdf(300))
  const answers = await s.race<{ status: number }>(
    `select from materials.checklist_entry where application_id = '${id}' for update`,
    () => s.start(id, { name: 'c.pdf', bytes: 300 }),
    () => s.complete(json['id']),
    () => s.ask('DELETE', `/applications/${id}/files/${file}`),
    async () => {
      // Comes last, when the others wait already.
      await sleep(300)
      await write(s.deps.db, s.owner, undefined, (tx) => dropChecklist(tx, id))
      return { status: 200 }
    },
  )
  for (const { status } of answers) expect([200, 404]).toContain(status)
  expect(s.failures).toEqual([])
  await s.work()
  expect(s.octets()).toEqual([])
})

test('an upload that nobody touched for a day is forgotten with its octets; files stay', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const file = await s.upload(id, aPdf(300))
  const { json } = await s.start(id, { name: 'b.pdf', bytes: 200_000 })
  s.clock.set('2026-03-02T03:00:00Z')
  await s.chunk(json['id'], 0, aPdf(100_000))
  s.clock.set('2026-03-03T02:59:59Z')
  await sweepUploads(s.deps)
  expect(await s.ask('GET', `/uploads/${json['id']}`)).toMatchObject({ status: 200 })
  s.clock.set('2026-03-03T03:00:01Z')
  expect(await sweepUploads(s.deps)).toBe(1)
  await s.work()
  expect(await s.ask('GET', `/uploads/${json['id']}`)).toMatchObject({ status: 404 })
  expect(s.octets()).toEqual([file])
})

test('row security shows each row to exactly those whom a plain reading of the rule names', async () => {
  await using s = await testMaterials()
  const people = [aPerson(), aPerson()]
  const places = [
    { officeId: randomUUID(), regionCode: '340102000000' },
    { officeId: randomUUID(), regionCode: '340123100000' },
    undefined,
  ]
  const applications: { id: string; subjectId: string; place: (typeof places)[number] }[] = []
  for (const person of people)
    for (const place of places) {
      const id = await s.application([aMaterial()], person)
      const { json } = await s.start(id, { name: 'a.pdf', bytes: 300 }, person)
      await s.chunk(json['id'], 0, aPdf(300), person)
      await s.complete(json['id'], {}, person)
      if (place) await s.handOver(id, place.officeId, place.regionCode, person)
      applications.push({ id, subjectId: person.personId, place })
    }
  const office = (n: number) => places[n]?.officeId ?? ''
  const supervisor = (regionCode: string) => anOfficer(randomUUID(), { regionCode, scopes: ['cases.supervise'] })
  const actors: [Actor, (a: (typeof applications)[number]) => boolean][] = [
    [people[0] as Actor, (a) => a.subjectId === people[0]?.personId],
    [{ ...aPerson(), legalPersonId: people[1]?.personId ?? '' }, (a) => a.subjectId === people[1]?.personId],
    [aPerson(), () => false],
    [anOfficer(office(0)), (a) => a.place === places[0]],
    [anOfficer(office(1)), (a) => a.place === places[1]],
    [anOfficer(randomUUID()), () => false],
    [supervisor('340000000000'), (a) => a.place !== undefined],
    [supervisor('340100000000'), (a) => a.place !== undefined],
    [supervisor('340123000000'), (a) => a.place === places[1]],
    [supervisor('340200000000'), () => false],
    [system('test'), () => true],
    [{ kind: 'anonymous' }, () => false],
  ]
  for (const [actor, may] of actors) {
    const seen = await s.deps.db.read(actor, async (tx) => {
      const lines: string[] = []
      const files: string[] = []
      for (const { id } of applications) {
        if ((await getChecklist(tx, id)).length > 0) lines.push(id)
        if ((await listFiles(tx, id)).length > 0) files.push(id)
      }
      return { lines, files }
    })
    const expected = applications.filter(may).map((a) => a.id)
    expect(seen).toEqual({ lines: expected, files: expected })
  }
})

test('the app may not rewrite what was stored or who looked', async () => {
  await using s = await testMaterials()
  const rights = await s.rows<{ right: string }>(`
    select table_name || '.' || privilege_type as right from information_schema.role_table_grants
    where grantee = 'tongban_app' and table_schema = 'materials' and (privilege_type = 'UPDATE' or table_name = 'access_log') order by 1`)
  expect(rights.map((r) => r.right)).toEqual(['access_log.INSERT', 'access_log.SELECT'])
  const columns = await s.rows<{ name: string }>(`
    select column_name as name from information_schema.column_privileges
    where grantee = 'tongban_app' and table_schema = 'materials' and table_name = 'stored_file' and privilege_type = 'UPDATE' order by 1`)
  expect(columns.map((c) => c.name)).toEqual(['handed_at', 'removed_at'])
})

test('every table of the module holds row security, also for its owner', async () => {
  await using s = await testMaterials()
  const open =
    await s.rows(`select relname from pg_class where relnamespace = 'materials'::regnamespace and relkind = 'r'
    and not (relrowsecurity and relforcerowsecurity)`)
  expect(open).toEqual([])
})

test('who looked at a file is told to its party and to nobody else; pieces of an upload are seen by its party alone', async () => {
  await using s = await testMaterials()
  const id = await s.application()
  const office = randomUUID()
  const file = await s.upload(id, aPdf(300))
  await s.handOver(id, office)
  const officer = anOfficer(office)
  await s.ask('GET', `/files/${file}`, { as: officer })
  await s.chunk((await s.start(id, { name: 'b.pdf', bytes: 200_000 })).json['id'], 0, aPdf(100_000))
  const seen = (actor: Actor, table: 'access_log' | 'upload_chunk') =>
    s.deps.db.read(actor, async (tx) => (await tx.rows(sql`select from ${sql.table(`materials.${table}`)}`)).length)
  expect([await seen(s.owner, 'access_log'), await seen(s.owner, 'upload_chunk')]).toEqual([1, 1])
  for (const other of [aPerson(), officer, anOfficer(randomUUID())])
    expect([await seen(other, 'access_log'), await seen(other, 'upload_chunk')]).toEqual([0, 0])
})

test('an officer writes no look in the name of another office', async () => {
  await using s = await testMaterials()
  const officer = anOfficer(randomUUID())
  const look = sql`insert into materials.access_log (id, at, file_id, application_id, material_key, subject_id, officer_id, officer_name, office_id, office_name, purpose)
    values (gen_random_uuid(), now(), gen_random_uuid(), gen_random_uuid(), 'lease', gen_random_uuid(), ${officer.officerId}, 'x', ${randomUUID()}, 'x', 'x')`
  await expect(s.deps.db.transaction(officer, (tx) => tx.rows(look))).rejects.toThrow('row-level security')
})
