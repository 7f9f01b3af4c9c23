import { randomUUID } from 'node:crypto'
import { parseLicenceId } from '@tongban/codes/index'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anOfficer, aPerson, testLicences } from '#testing/licences'
import { examples } from '../examples.ts'
import { listCaseDocuments } from '../store/document-store.ts'
import { issueDocument } from './issue-document.ts'

test('documents are numbered without gaps, each kind for itself, and told to the outbox', async () => {
  await using s = await testLicences()
  const first = await s.issue()
  const second = await s.issue()
  const other = await s.issue('denial-decision')
  expect([first.number, second.number, other.number]).toEqual([
    '瑶海区市监局受理字〔2026〕第0001号',
    '瑶海区市监局受理字〔2026〕第0002号',
    '瑶海区市监局不予字〔2026〕第0001号',
  ])
  expect(await s.outbox('document-issued')).toEqual(
    [first, second, other].map(({ id }) => ({ payload: { documentId: id } })),
  )
})

test('a character that cannot be printed is named, and no number is lost', async () => {
  await using s = await testLicences()
  const content = { ...examples['acceptance-notice'], addressee: '王\u{2A6B3}明' }
  await expect(s.issue('acceptance-notice', { content })).rejects.toMatchObject({
    problem: { status: 422, code: 'licences.character-not-printable', character: '\u{2A6B3}', codePoint: 'U+2A6B3' },
  })
  expect((await s.issue()).number).toContain('第0001号')
})

test('licences issued at once differ in identifier, number and code', async () => {
  await using s = await testLicences()
  const made = await Promise.all(Array.from({ length: 12 }, () => s.issueLicence()))
  for (const part of ['identifier', 'number', 'verifyCode', 'documentId'] as const)
    expect(new Set(made.map((one) => one[part])).size).toBe(12)
  for (const { identifier } of made) expect(parseLicenceId(identifier).valid).toBe(true)
})

test('two offices with one short name never share a number', async () => {
  await using s = await testLicences()
  const other = anOfficer()
  const [here, there] = await Promise.all([
    s.issue(),
    s.as(other, (tx) =>
      issueDocument(tx, {
        kind: 'acceptance-notice',
        caseId: randomUUID(),
        subjectId: randomUUID(),
        officeId: other.officeId,
        officeName: '芜湖市瑶海区市场监督管理局',
        content: examples['acceptance-notice'],
      }),
    ),
  ])
  expect(here.number).not.toBe(there.number)
})

test.for([
  ['a person', () => aPerson()],
  ['an officer in the name of another office', () => anOfficer()],
] as const)('%s cannot issue', async ([, actor]) => {
  await using s = await testLicences()
  const ask = {
    kind: 'grant-decision' as const,
    caseId: randomUUID(),
    subjectId: s.owner.personId,
    officeId: s.officer.officeId,
    officeName: s.officer.officeName,
    content: examples['grant-decision'],
  }
  await expect(s.as(actor(), (tx) => issueDocument(tx, ask))).rejects.toThrow('row-level security')
})

test('a document of a case is listed for its person and its office, in the order of issue, and for nobody else', async () => {
  await using s = await testLicences()
  const caseId = randomUUID()
  const first = await s.issue('acceptance-notice', { caseId })
  const second = await s.issue('grant-decision', { caseId })
  const listed = await s.deps.db.read(s.owner, (tx) => listCaseDocuments(tx, caseId))
  expect(listed).toMatchObject([
    { id: first.id, kind: 'acceptance-notice', number: first.number, state: 'pending', verifyCode: first.verifyCode },
    { id: second.id, kind: 'grant-decision' },
  ])
  expect(await s.deps.db.read(s.officer, (tx) => listCaseDocuments(tx, caseId))).toEqual(listed)
  for (const stranger of [aPerson(), anOfficer()])
    expect(await s.deps.db.read(stranger, (tx) => listCaseDocuments(tx, caseId))).toEqual([])
})

test('what an issued document says cannot be changed, by anybody', async () => {
  await using s = await testLicences()
  await s.issue()
  const change = s.asSystem((tx) => tx.rows(sql`update licences.document set content = '{}'::jsonb`))
  await expect(change).rejects.toThrow('permission denied')
})
