// What each actor sees, row by row, against an oracle that knows the rules in plain words and reads every row as the owner.
import { answerDestruction, askDestruction, makeTransfer } from '@tongban/contracts/archives/archives'
import { getMyCase, getReceipt, listMyCases } from '@tongban/contracts/cases/apply'
import { askCorrection, countQueues, getCase, listQueue, searchCases } from '@tongban/contracts/cases/office-work'
import { rateCase } from '@tongban/contracts/interaction/rating'
import { startUpload } from '@tongban/contracts/materials/uploads'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous, system } from '#platform/actor'
import { anOfficer, aPerson } from '#testing/actors'
import { type CasesServer, foodItem, nameItem, testCases } from '#testing/cases'
import { apply } from './story/apply.ts'
import { upload } from './story/client.ts'
import { samplePdf } from './story/sample-file.ts'

type Row = Record<string, string | null> & { key: string }
type Office = { id: string; region: string }
type World = Record<string, Row[]>
type Rule = { key: string; columns?: string[]; sees: (actor: Actor, row: Row, world: World) => boolean }

let s: CasesServer
let world: World
let offices: Office[]
let persons: string[]
let legalPersons: string[]
let tokens: { person: string[]; officer: Map<string, string> }

/** A region and all that lie above it: 340102001000 lies in 340102000000, 340100000000 and 340000000000. */
const above = (code: string): string[] => [2, 4, 6, 9, 12].map((n) => code.slice(0, n).padEnd(12, '0'))

const self = (a: Actor) => (a.kind === 'person' ? a.personId : undefined)
const subject = (a: Actor) => (a.kind === 'person' ? (a.legalPersonId ?? a.personId) : undefined)
const office = (a: Actor) => (a.kind === 'officer' ? a.officeId : undefined)
const supervises = (a: Actor, region: string | null | undefined) =>
  a.kind === 'officer' && a.scopes.includes('cases.supervise') && above(region ?? '').includes(a.regionCode)
const isSystem = (a: Actor) => a.kind === 'system'
const find = (world: World, table: string, key: string | null | undefined) =>
  world[table]?.find((row) => row.key === key)

const ofCase = (a: Actor, row: Row): boolean =>
  isSystem(a) || row['subject_id'] === subject(a) || row['office_id'] === office(a) || supervises(a, row['region_code'])
const own = (a: Actor, row: Row): boolean => isSystem(a) || row['subject_id'] === subject(a)
const ofPerson = (a: Actor, row: Row): boolean => isSystem(a) || row['person_id'] === self(a)

const rules: Record<string, Rule> = {
  'cases.draft': { key: 'id', sees: own },
  'cases.case': { key: 'id', sees: ofCase },
  'cases.work_item': { key: 'case_id', sees: ofCase },
  'cases.event': {
    key: `case_id || '/' || seq`,
    columns: ['case_id'],
    sees: (a, row, w) =>
      ofCase(a, { ...row, region_code: find(w, 'cases.case', row['case_id'])?.['region_code'] ?? null }),
  },
  'materials.checklist_entry': { key: `application_id || '/' || material_key`, sees: ofCase },
  'materials.stored_file': {
    key: 'id',
    columns: [`application_id || '/' || material_key as entry`, 'handed_at::text'],
    sees(a, row, w) {
      if (a.kind !== 'officer') return own(a, row)
      const entry = find(w, 'materials.checklist_entry', row['entry'])
      return row['handed_at'] !== null && entry !== undefined && ofCase(a, entry)
    },
  },
  'materials.upload': { key: 'id', sees: own },
  'materials.upload_chunk': {
    key: `upload_id || '/' || start_at`,
    columns: ['upload_id'],
    sees(a, row, w) {
      const upload = find(w, 'materials.upload', row['upload_id'])
      return upload !== undefined && own(a, upload)
    },
  },
  'materials.access_log': { key: 'id', sees: own },
  'licences.document': { key: 'id', sees: ofCase },
  'licences.licence': {
    key: 'id',
    sees: (a, row) => isSystem(a) || row['holder_subject_id'] === subject(a) || row['office_id'] === office(a),
  },
  'archives.package': { key: 'id', sees: (a, row) => isSystem(a) || row['office_id'] === office(a) },
  'archives.package_check': { key: 'id', sees: (a, row) => isSystem(a) || row['office_id'] === office(a) },
  'archives.transfer': { key: 'id', sees: (a, row) => isSystem(a) || row['office_id'] === office(a) },
  'archives.destruction': { key: 'id', sees: (a, row) => isSystem(a) || row['office_id'] === office(a) },
  'archives.destruction_answer': {
    key: `destruction_id || '/' || officer_id`,
    sees: (a, row) => isSystem(a) || row['office_id'] === office(a),
  },
  'interaction.rating': { key: 'case_id', sees: (a, row) => own(a, row) || row['office_id'] === office(a) },
  'identity.person': { key: 'id', sees: (a, row) => isSystem(a) || row.key === self(a) },
  'identity.legal_person': {
    key: 'id',
    sees: (a, row, w) =>
      isSystem(a) ||
      (w['identity.representation'] ?? []).some(
        (r) => r['legal_person_id'] === row.key && r['person_id'] === self(a) && r['until'] === null,
      ),
  },
  'identity.representation': {
    key: `legal_person_id || '/' || person_id`,
    columns: ['legal_person_id', 'until::text'],
    sees: ofPerson,
  },
  'identity.consent': { key: 'id', sees: ofPerson },
  'identity.session': {
    key: 'id',
    sees: (a, row) => ofPerson(a, row) || (a.kind === 'officer' && row['officer_id'] === a.officerId),
  },
  'identity.officer': {
    key: 'id',
    sees: (a, row, w) =>
      isSystem(a) ||
      row['office_id'] === office(a) ||
      supervises(a, find(w, 'identity.office', row['office_id'])?.['region_code']),
  },
  'identity.office': { key: 'id', sees: () => true },
  'identity.credential': { key: 'owner_id', sees: isSystem },
  'identity.sms_code': { key: 'id', sees: isSystem },
  'identity.sign_in_failure': { key: 'key', sees: isSystem },
  'platform.audit': { key: 'id::text', sees: isSystem },
  'platform.idempotency_key': {
    key: `actor || '/' || key`,
    columns: ['actor'],
    sees: (a, row) =>
      isSystem(a) ||
      row['actor'] ===
        (a.kind === 'person' ? `person:${a.personId}` : a.kind === 'officer' ? `officer:${a.officerId}` : 'anonymous'),
  },
}

const idColumns = ['subject_id', 'person_id', 'office_id', 'officer_id', 'holder_subject_id', 'region_code']

async function readWorld(): Promise<World> {
  const columns = await s.rows<{ table: string; column: string }>(
    `select table_schema || '.' || table_name as table, column_name as column from information_schema.columns`,
  )
  const found: World = {}
  for (const [table, rule] of Object.entries(rules)) {
    const there = columns.filter((c) => c.table === table && idColumns.includes(c.column)).map((c) => c.column)
    const wanted = [`(${rule.key})::text as key`, ...there.map((c) => `${c}::text`), ...(rule.columns ?? [])]
    found[table] = await s.rows<Row>(`select ${wanted.join(', ')} from ${table}`)
  }
  return found
}

beforeAll(async () => {
  s = await testCases()
  const company = await s.enterprise(0)
  const other = await s.enterprise(1)
  tokens = { person: [await s.person(20), await s.person(21), company.token, other.token], officer: new Map() }
  for (const account of ['yaohai-scjg-window', 'yaohai-scjg-handler', 'feixi-scjg-window', 'hefei-scjg-approver'])
    tokens.officer.set(
      account,
      await s.officer(account.split('-').at(-1) ?? '', account.slice(0, account.lastIndexOf('-'))),
    )
  for (const place of ['hefei', 'anhui']) tokens.officer.set(place, await s.officer('supervisor', place))
  const [one = '', two = ''] = tokens.person
  // Cases of all subjects, at several stages, in offices of two counties and the city above them.
  for (const token of tokens.person) {
    for (const region of ['340102000000', '340123000000', '340100000000']) await submitAt(token, region)
    await s.draft(token)
  }
  await s.granted(company.token, foodItem)
  await s.granted(one)
  await s.drain()
  const [closed] = (await s.say(one)(listMyCases, { query: {} })).cases.filter(({ status }) => status === 'delivered')
  await s.say(one)(rateCase, { params: { id: closed?.id ?? '' }, body: { stars: 4, indicators: [] } })
  await archiveOf(await s.officer('archives'))
  const file = (await s.rows<{ id: string }>('select id from materials.stored_file limit 1'))[0]?.id ?? ''
  const download = { url: `/api/v1/files/${file}`, headers: { authorization: `Bearer ${await s.officer('window')}` } }
  expect((await s.app.inject(download)).statusCode).toBe(200)
  // A corrected file that is uploaded but not handed in yet is nobody's but the applicant's.
  const asked = await s.submitted(other.token, foodItem)
  const item = { target: 'material' as const, key: 'layout_and_process', label: '', request: '请重新上传。' }
  await s.say(await s.officer('window'))(askCorrection, { params: { id: asked }, body: { version: 1, items: [item] } })
  const { checklist } = await s.say(other.token)(getMyCase, { params: { id: asked } })
  for (const entry of checklist.filter(({ materialKey }) => materialKey === item.key))
    await upload(s.api, other.token, asked, entry, 'new.pdf', samplePdf('corrected'))
  const open = await s.draft(two, foodItem)
  const half = { materialKey: 'layout_and_process', name: 'half.pdf', bytes: 2_000_000 }
  const { id } = await s.say(two)(startUpload, { params: { id: open.id }, body: half })
  const octets = Buffer.alloc(1 << 20, '%PDF-1.7\n')
  const headers = { authorization: `Bearer ${two}`, 'content-type': 'application/octet-stream', 'idempotency-key': id }
  const sent = await s.app.inject({ method: 'PUT', url: `/api/v1/uploads/${id}/chunks/0`, headers, payload: octets })
  expect(sent.statusCode).toBe(200)
  world = await readWorld()
  offices = (world['identity.office'] ?? []).map((row) => ({ id: row.key, region: row['region_code'] ?? '' }))
  persons = (world['identity.person'] ?? []).map(({ key }) => key)
  legalPersons = (world['identity.legal_person'] ?? []).map(({ key }) => key)
}, 60_000)
afterAll(() => s[Symbol.asyncDispose]())

/** Packages that are handed over, asked to be destroyed, and answered. */
async function archiveOf(clerk: string): Promise<void> {
  await s.say(clerk)(makeTransfer, { body: { year: Number(s.deps.clock.today().slice(0, 4)) } })
  const [due] = await s.rows<{ id: string }>(
    `update archives.package set keep_until = '2020-12-31' where id = (select id from archives.package limit 1) returning id`,
  )
  const asked = { packages: [due?.id ?? ''], reason: '保管期限届满。' }
  const { id, version } = await s.say(clerk)(askDestruction, { body: asked })
  const body = { version, approves: true, note: '' }
  await s.say(await s.officer('leader'))(answerDestruction, { params: { id }, body })
}

async function submitAt(token: string, region: string): Promise<void> {
  await apply(s.api, token, await s.code(nameItem, region))
}

/** The rows of a table by key, as `actor` reads them. */
const seen = (actor: Actor, table: string, key: string): Promise<string[]> =>
  s.db.read(actor, async (tx) =>
    (await tx.rows(sql<{ key: string }>`select (${sql.raw(key)})::text as key from ${sql.raw(table)}`)).map(
      (row) => row.key,
    ),
  )

const busy = () => offices.filter(({ id }) => (world['cases.case'] ?? []).some((row) => row['office_id'] === id))

const actors = (): fc.Arbitrary<Actor> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...persons, crypto.randomUUID()), fc.option(fc.constantFrom(...legalPersons)))
      .map(([personId, legalPersonId]) => aPerson({ personId, legalPersonId })),
    fc
      .tuple(
        fc.oneof(fc.constantFrom(...busy()), fc.constantFrom(...offices)),
        fc.subarray(['cases.read', 'cases.accept', 'cases.supervise']),
        fc.constantFrom(...(world['identity.officer'] ?? []).map(({ key }) => key)),
      )
      .map(([at, scopes, officerId]) => anOfficer(at.id, { regionCode: at.region, scopes, officerId })),
    fc.constantFrom(anonymous, system('test')),
  )

test('there is something to see in every table', () => {
  for (const [table, rows] of Object.entries(world))
    if (!['identity.sms_code', 'identity.sign_in_failure'].includes(table))
      expect(rows.length, table).toBeGreaterThan(0)
  expect(busy().length).toBe(3)
})

test('whoever asks, each table shows what the rules say, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(actors(), async (actor) => {
      for (const [table, rule] of Object.entries(rules)) {
        // Reading for this test opens no session and writes nothing, so the world stands still.
        const expected = (world[table] ?? []).filter((row) => rule.sees(actor, row, world)).map(({ key }) => key)
        expect((await seen(actor, table, rule.key)).toSorted(), table).toEqual(expected.toSorted())
      }
    }),
    { numRuns: 40, seed: 20_260_302 },
  )
})

test('whoever asks, nobody changes a case that is not of the own subject or office', async () => {
  await fc.assert(
    fc.asyncProperty(actors(), async (actor) => {
      const changed = s.db.transaction(actor, async (tx) => {
        const rows = await tx.rows(sql<{ id: string }>`update cases.case set reasons = 'x' where true returning id`)
        throw Object.assign(new Error('undone'), { ids: rows.map(({ id }) => id) })
      })
      const ids = await changed.then(
        (): string[] => [],
        (error: Error & { ids?: string[] }) => error.ids ?? [error.message],
      )
      const expected = (world['cases.case'] ?? [])
        .filter((row) => isSystem(actor) || row['subject_id'] === subject(actor) || row['office_id'] === office(actor))
        .map(({ key }) => key)
      expect(ids.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 25, seed: 20_260_303 },
  )
})

test('nobody tells an event in the name of another subject or office', async () => {
  const [c] = world['cases.case'] ?? []
  const tell = (actor: Actor) =>
    s.db.transaction(actor, (tx) =>
      tx.rows(sql`insert into cases.event (case_id, seq, type, at, actor, actor_name, office_id, subject_id, data, previous, hash)
        values (${c?.key}::uuid, 99, 'case-granted', now(), 'x', 'x', ${c?.['office_id']}::uuid, ${c?.['subject_id']}::uuid, '{}', '', '')`),
    )
  for (const actor of [
    aPerson(),
    anOfficer(),
    anOfficer(undefined, { regionCode: '340000000000', scopes: ['cases.supervise'] }),
    anonymous,
  ])
    await expect(tell(actor)).rejects.toThrow('row-level security')
})

test('the interface agrees: lists and single reads of applicants', async () => {
  const cases = world['cases.case'] ?? []
  for (const token of tokens.person) {
    const listed = (await s.say(token)(listMyCases, { query: {} })).cases.map(({ id }) => id)
    const [mine] = cases.filter(({ key }) => key === listed[0])
    const expected = cases.filter((row) => row['subject_id'] === mine?.['subject_id']).map(({ key }) => key)
    expect(listed.toSorted()).toEqual(expected.toSorted())
    for (const { key: id } of cases)
      for (const op of [getMyCase, getReceipt])
        expect((await s.ask(op, { token, params: { id } })).status, `${op.id} ${id}`).toBe(
          expected.includes(id) ? 200 : 404,
        )
  }
})

test('the interface agrees: queues, counts, search and single reads of officers', async () => {
  const cases = world['cases.case'] ?? []
  const names = await s.rows<{ id: string; name: string; queue: string | null }>(
    'select c.id, c.applicant_name as name, w.queue from cases.case c left join cases.work_item w on w.case_id = c.id',
  )
  for (const [account, token] of tokens.officer) {
    const [officer] = await s.rows<{ office_id: string; region: string; scopes: string[] }>(
      `select o.office_id, f.region_code as region, o.scopes from identity.officer o join identity.office f on f.id = o.office_id where o.account = $1`,
      [account.includes('-') ? account : `${account}-supervisor`],
    )
    if (!officer) throw new Error(account)
    const { office_id: at, region: regionCode, scopes } = officer
    const actor = anOfficer(at, { regionCode, scopes })
    for (const row of cases)
      expect((await s.ask(getCase, { token, params: { id: row.key } })).status, `${account} ${row.key}`).toBe(
        ofCase(actor, row) ? 200 : 404,
      )
    const inOffice = cases.filter((row) => row['office_id'] === at).map(({ key }) => key)
    const { queues } = await s.say(token)(countQueues, {})
    for (const { queue, count } of queues) {
      const expected = names.filter((row) => row.queue === queue && inOffice.includes(row.id)).map(({ id }) => id)
      const { rows } = await s.say(token)(listQueue, { params: { queue }, query: {} })
      expect([count, rows.map(({ caseId }) => caseId).toSorted()]).toEqual([expected.length, expected.toSorted()])
    }
    for (const name of new Set(names.map((row) => row.name))) {
      const expected = names.filter((row) => row.name === name && inOffice.includes(row.id)).map(({ id }) => id)
      const { rows } = await s.say(token)(searchCases, { query: { q: name } })
      expect(rows.map(({ caseId }) => caseId).toSorted(), `${account} ${name}`).toEqual(expected.toSorted())
    }
  }
})

test('every table with rows of persons or offices has row security, also for its owner', async () => {
  const open = await s.rows<{ table: string }>(
    `select distinct n.nspname || '.' || c.relname as table
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
     where c.relkind in ('r', 'p') and n.nspname in ('platform', 'identity', 'licences', 'materials', 'cases', 'joint', 'archives', 'interaction', 'catalogue', 'reference')
       and a.attname in ('subject_id', 'person_id', 'holder_subject_id', 'officer_id', 'owner_id', 'office_id', 'representative_person_id', 'actor')
       and not (c.relrowsecurity and c.relforcerowsecurity)`,
  )
  // Which office exercises an item is public, and so are the figures over its items.
  expect(open.map(({ table }) => table).toSorted()).toEqual(['catalogue.figure_office', 'catalogue.implementation'])
})

test.for([
  'cases.event',
  'platform.audit',
  'catalogue.revision',
  'interaction.rating',
  'materials.access_log',
  'identity.consent',
])('%s is only ever appended to', async (table) => {
  const rights = await s.rows<Record<string, boolean>>(
    `select has_table_privilege('tongban_app', $1, 'INSERT') as insert, has_table_privilege('tongban_app', $1, 'UPDATE') as update,
       has_any_column_privilege('tongban_app', $1, 'UPDATE') as "updateColumn", has_table_privilege('tongban_app', $1, 'DELETE') as delete,
       has_table_privilege('tongban_app', $1, 'TRUNCATE') as truncate`,
    [table],
  )
  expect(rights).toEqual([{ insert: true, update: false, updateColumn: false, delete: false, truncate: false }])
})

test('cases and documents are never deleted, and the app owns nothing and bypasses nothing', async () => {
  const [rights] = await s.rows<Record<string, boolean>>(
    `select has_table_privilege('tongban_app', 'cases.case', 'DELETE') as cases,
       has_table_privilege('tongban_app', 'licences.document', 'DELETE') as documents,
       has_table_privilege('tongban_app', 'licences.licence', 'DELETE') as licences,
       (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = 'tongban_app') as above,
       exists (select from pg_class where pg_get_userbyid(relowner) = 'tongban_app') as owns`,
  )
  expect(rights).toEqual({ cases: false, documents: false, licences: false, above: false, owns: false })
})
