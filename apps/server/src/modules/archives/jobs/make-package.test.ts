// From a case that closes to its package, through the whole platform with real files and the real database.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { downloadArchive, getCaseArchive, listArchives } from '@tongban/contracts/archives/archives'
import { withdrawCase } from '@tongban/contracts/cases/apply'
import { getCase, refuseCase } from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkOctets, partsOf } from '#testing/archives'
import { type CasesServer, foodItem, nameItem, testCases } from '#testing/cases'
import { makePackage } from './make-package.ts'

let s: CasesServer
let clerk: string
beforeAll(async () => {
  s = await testCases()
  clerk = await s.officer('archives')
})
afterAll(() => s[Symbol.asyncDispose]())

const archiveOf = async (id: string) =>
  (await s.say(await s.officer('window'))(getCaseArchive, { params: { id } })).archive
const octetsOf = async (id: string): Promise<Buffer> => {
  const answer = await s.api.download(downloadArchive, { params: { id }, token: clerk })
  if (!answer.ok) throw new Error(answer.problem.code)
  return Buffer.from(answer.value.body)
}

test('a delivered case is archived by itself once all its PDFs are made, with every file, and passes the four checks', async () => {
  const { id, caseNo } = await s.granted(await s.person(1), foodItem)
  expect(await archiveOf(id)).toBeNull()
  await s.drain()
  const archive = await archiveOf(id)
  expect(archive).toMatchObject({ caseNo, state: 'archived', valid: true, year: 2026, retention: '30-years' })
  const octets = await octetsOf(archive?.id ?? '')
  const report = await checkOctets(octets, archive?.sm3 ?? '')
  expect(report).toMatchObject({ valid: true, caseNo, findings: [{ level: 'note' }, { level: 'note' }] })
  const paths = report.files.map(({ path }) => path)
  const c = await s.say(await s.officer('window'))(getCase, { params: { id } })
  const uploads = c.checklist.flatMap(({ files }) => files)
  expect(uploads.length).toBeGreaterThan(0)
  expect(paths.filter((path) => /^申请材料\/\d\d-/.test(path)).length).toBe(uploads.length)
  expect(paths.filter((path) => /^(办理过程文书|办理结果)\//.test(path)).length).toBe(c.documents.length)
  for (const { number } of c.documents)
    expect(
      paths.some((path) => path.includes(number)),
      number,
    ).toBe(true)
  // The form is readable as a person wrote it, unmasked: a package replaces the paper file.
  const form = (await partsOf(octets)).find(({ path }) => path.endsWith('申请表.xml'))?.octets.toString() ?? ''
  expect(form).toContain(`名称="姓名">${c.applicant.name}</项>`)
})

test.each([
  ['refused', '10-years'],
  ['withdrawn', '10-years'],
] as const)('a case that is %s is archived too, for %s', async (status, retention) => {
  const token = await s.person(2)
  const id = await s.submitted(token, nameItem)
  if (status === 'withdrawn') await s.say(token)(withdrawCase, { params: { id }, body: { version: 1 } })
  else
    await s.say(await s.officer('window'))(refuseCase, {
      params: { id },
      body: { version: 1, reasons: '不属于本单位职权范围，请向市级部门申请。' },
    })
  await s.drain()
  expect(await archiveOf(id)).toMatchObject({ state: 'archived', valid: true, retention, due: false })
})

test('an open case, and one whose papers are not made yet, wait; making it twice or at once makes one', async () => {
  const c = await s.accepted(await s.person(3))
  expect(await makePackage(s.deps, c.id)).toBe('open')
  expect(await makePackage(s.deps, crypto.randomUUID())).toBe('open')
  const token = await s.person(4)
  const id = await s.submitted(token)
  await s.say(await s.officer('window'))(refuseCase, {
    params: { id },
    body: { version: 1, reasons: '不属于本单位职权范围。' },
  })
  expect(await makePackage(s.deps, id)).toBe('waiting')
  await s.drain()
  const made = await archiveOf(id)
  // As after a run that was killed before it was committed: the same octets come again, by two runs at once too.
  await s.rows('delete from archives.package_check where package_id = $1', [made?.id])
  await s.rows('delete from archives.package where case_id = $1', [id])
  const runs = await Promise.all([makePackage(s.deps, id), makePackage(s.deps, id)])
  expect(runs.toSorted()).toEqual(['made', 'there'])
  expect((await archiveOf(id))?.sm3).toBe(made?.sm3)
})

test('a stored file that is not the one received makes no package: the list says why, and it is made when the file is back', async () => {
  const { id } = await s.granted(await s.person(5), foodItem)
  const [file] = await s.rows<{ id: string }>('select id from materials.stored_file where application_id = $1', [id])
  const before: Buffer[] = []
  for await (const piece of s.deps.files.read(file?.id ?? '') as AsyncIterable<Buffer>) before.push(piece)
  await s.deps.files.put(file?.id ?? '', Buffer.from('%PDF-1.4 something else'))
  await s.drain()
  const failed = await archiveOf(id)
  expect(failed).toMatchObject({ state: 'failed', sm3: null, failure: expect.stringContaining('与收到时不一致') })
  const { archives } = await s.say(clerk)(listArchives, { query: { state: 'failed' } })
  expect(archives.map(({ id: one }) => one)).toEqual([failed?.id])
  expect(await s.refused(downloadArchive, { token: clerk, params: { id: failed?.id } })).toEqual([
    409,
    'archives.no-package',
  ])
  await s.deps.files.put(file?.id ?? '', Buffer.concat(before))
  expect(await makePackage(s.deps, id)).toBe('made')
  expect(await archiveOf(id)).toMatchObject({ id: failed?.id, state: 'archived', valid: true, failure: null })
})

test('archive export writes the same file as the screen, and archive check reads it without a database', async () => {
  const id = await s.submitted(await s.person(6))
  await s.say(await s.person(6))(withdrawCase, { params: { id }, body: { version: 1 } })
  const folder = mkdtempSync(join(tmpdir(), 'tongban-archive-cli-'))
  const main = join(import.meta.dirname, '../../../cli/main.ts')
  const run = (withDatabase: boolean, ...args: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', TONGBAN_DATA: s.deps.config.dataDir }
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'archive', ...args], {
      encoding: 'utf8',
      cwd: folder,
      env: withDatabase ? { ...env, DATABASE_URL: s.url } : { PATH: env.PATH },
    })
    return { code: status, out: stdout, err: stderr }
  }
  try {
    const [{ no } = { no: '' }] = await s.rows<{ no: string }>('select case_no as no from cases.case where id = $1', [
      id,
    ])
    const exported = run(true, 'export', no, '--json')
    expect([exported.code, exported.err]).toEqual([0, ''])
    const { file, sm3 } = JSON.parse(exported.out) as { file: string; sm3: string }
    expect(file).toBe(`${no}.zip`)
    expect((await archiveOf(id))?.sm3).toBe(sm3)
    const checked = run(false, 'check', file, '--sm3', sm3, '--json')
    expect([checked.code, JSON.parse(checked.out)]).toMatchObject([0, { valid: true, sm3 }])
    expect(run(false, 'check', file)).toMatchObject({ code: 0, out: expect.stringContaining('四性检测通过') })
    expect(run(false, 'check', file, '--sm3', '0'.repeat(64))).toMatchObject({
      code: 1,
      out: expect.stringContaining('not-listed'),
    })
    expect(run(false, 'check', main)).toMatchObject({ code: 1, out: expect.stringContaining('这不是ZIP文件') })
    expect(run(false, 'check', 'none.zip')).toMatchObject({ code: 2, err: expect.stringContaining('没有这个文件') })
    expect(run(true, 'export', 'NO-SUCH-CASE')).toMatchObject({ code: 1, out: expect.stringContaining('没有这个办件') })
    const open = await s.submitted(await s.person(7))
    expect(run(true, 'export', open)).toMatchObject({ code: 1, out: expect.stringContaining('还没有办结') })
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)
