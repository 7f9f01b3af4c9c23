// What the keeper of an office's archives does: look, check, hand over, destroy by approval.
import { read, utils } from '@e965/xlsx'
import * as ops from '@tongban/contracts/archives/archives'
import { withdrawCase } from '@tongban/contracts/cases/apply'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CasesServer, statusesOf, testCases } from '#testing/cases'
import { commonRefusals, repeatable } from '#testing/common-refusals'

let s: CasesServer
let clerk: string
beforeAll(async () => {
  s = await testCases()
  clerk = await s.officer('archives')
})
afterAll(() => s[Symbol.asyncDispose]())

let turn = 10
/** The package of a case that was withdrawn: kept for ten years. */
async function anArchive(): Promise<ops.Archive> {
  const token = await s.person(turn++)
  const id = await s.submitted(token)
  await s.say(token)(withdrawCase, { params: { id }, body: { version: 1 } })
  await s.drain()
  const [row] = await s.rows<{ id: string }>('select id from archives.package where case_id = $1', [id])
  return (await s.say(clerk)(ops.getArchive, { params: { id: row?.id ?? '' } })).archive
}
/** As if it had been closed eleven years earlier. */
const grownOld = async (archive: ops.Archive) => {
  await s.rows(`update archives.package set keep_until = '2026-01-01' where id = $1`, [archive.id])
  return archive.id
}

describe('listArchives', () =>
  commonRefusals(
    () => s,
    ops.listArchives,
    async () => ({ token: clerk }),
  ))
describe('getArchive', () =>
  commonRefusals(
    () => s,
    ops.getArchive,
    async () => ({ token: clerk, params: { id: (await anArchive()).id } }),
  ))
describe('checkArchive', () =>
  commonRefusals(
    () => s,
    ops.checkArchive,
    async () => ({ token: clerk, params: { id: (await anArchive()).id } }),
  ))
describe('askDestruction', () => {
  const asking = async () => ({
    token: clerk,
    body: { packages: [await grownOld(await anArchive())], reason: '保管期限届满，无保存价值。' },
  })
  commonRefusals(() => s, ops.askDestruction, asking)
  repeatable(() => s, ops.askDestruction, asking, { reason: '另外一个理由，五个字以上。' })
})

test('the list is of one office, by year, state and number, with counts', async () => {
  const archive = await anArchive()
  const { archives, counts } = await s.say(clerk)(ops.listArchives, { query: { year: 2026, q: archive.caseNo } })
  expect(archives).toEqual([archive])
  expect(counts[0]).toMatchObject({ year: 2026, state: 'archived' })
  expect((await s.say(clerk)(ops.listArchives, { query: { year: 2025 } })).archives).toEqual([])
  const other = await s.officer('archives', 'yaohai-ga')
  expect((await s.say(other)(ops.listArchives, {})).archives).toEqual([])
  expect(await s.refused(ops.getArchive, { token: other, params: { id: archive.id } })).toEqual([
    404,
    'archives.not-found',
  ])
  expect((await s.ask(ops.downloadArchive, { token: other, params: { id: archive.id } })).status).toBe(404)
})

test('a package that was changed on the disk is told by the next check, and stays behind at the hand-over', async () => {
  const [good, bad] = [await anArchive(), await anArchive()]
  const [{ file } = { file: '' }] = await s.rows<{ file: string }>(
    'select file_id as file from archives.package where id = $1',
    [bad.id],
  )
  await s.deps.files.writeAt(file, (bad.bytes ?? 0) - 1, Buffer.from([1]))
  const report = await s.say(clerk)(ops.checkArchive, { params: { id: bad.id } })
  expect([report.valid, report.findings[0]?.code]).toEqual([false, 'not-listed'])
  expect((await s.say(clerk)(ops.getArchive, { params: { id: bad.id } })).archive).toMatchObject({ valid: false })

  const { transfer, kept } = await s.say(clerk)(ops.makeTransfer, { body: { year: 2026 } })
  expect(kept).toEqual([{ caseNo: bad.caseNo }])
  expect(transfer).toMatchObject({ state: 'listed', year: 2026 })
  const list = async (format: 'csv' | 'xlsx' | 'xml') => {
    const answer = await s.api.download(ops.downloadTransferList, {
      params: { id: transfer.id },
      query: { format },
      token: clerk,
    })
    return answer.ok ? Buffer.from(answer.value.body) : Buffer.alloc(0)
  }
  const csv = (await list('csv')).toString()
  expect(csv).toContain(`${good.caseNo}.zip`)
  expect(csv).toContain(good.sm3)
  expect(csv).not.toContain(bad.caseNo)
  expect((await list('xml')).toString()).toContain(`SM3="${good.sm3}"`)
  const book = read(await list('xlsx'))
  const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets['移交清单'] ?? {})
  expect(rows.length).toBe(transfer.packages)
  expect(rows.find((row) => row['办件编号'] === good.caseNo)).toMatchObject({ SM3: good.sm3, 保管期限: '定期10年' })

  const confirm = {
    params: { id: transfer.id },
    body: { version: 1, receivedBy: '瑶海区档案馆', receiptNo: '收字1号' },
  }
  const stale = { ...confirm, body: { ...confirm.body, version: 2 } }
  expect(await s.refused(ops.confirmTransfer, { token: clerk, ...stale })).toEqual([412, 'archives.stale-version'])
  expect(await s.say(clerk)(ops.confirmTransfer, confirm)).toMatchObject({
    state: 'confirmed',
    receivedBy: '瑶海区档案馆',
  })
  const again = { ...confirm, body: { ...confirm.body, version: 2 } }
  expect(await s.refused(ops.confirmTransfer, { token: clerk, ...again })).toEqual([409, 'archives.wrong-state'])
  expect((await s.say(clerk)(ops.getArchive, { params: { id: good.id } })).archive.state).toBe('handed-over')
  expect(await s.refused(ops.makeTransfer, { token: clerk, body: { year: 2026 } })).toEqual([
    422,
    'archives.nothing-to-hand-over',
  ])
})

describe('destruction', () => {
  const ask = async (packages: string[]) =>
    s.say(clerk)(ops.askDestruction, { body: { packages, reason: '保管期限届满，无保存价值。' } })
  const answering = (d: ops.Destruction, token: string, approves = true, note = '') => ({
    token,
    ...{ params: { id: d.id }, body: { version: d.version, approves, note } },
  })

  test('before the retention has ended nothing may be destroyed', async () => {
    const { id, caseNo } = await anArchive()
    const asked = { token: clerk, body: { packages: [id], reason: '想早一点销毁。' } }
    expect(await s.refused(ops.askDestruction, asked)).toEqual([422, 'archives.retention-runs'])
    expect((await s.ask(ops.askDestruction, asked)).problem.detail).toContain(`${caseNo}的电子档案保管期限到2036-12-31`)
  })

  test('two other officers approve; then the octets are gone and the record stays', async () => {
    const archive = await anArchive()
    const id = await grownOld(archive)
    const [{ file } = { file: '' }] = await s.rows<{ file: string }>(
      'select file_id as file from archives.package where id = $1',
      [id],
    )
    expect((await s.say(clerk)(ops.listArchives, { query: { state: 'due' } })).archives.map((one) => one.id)).toContain(
      id,
    )
    const asked = await ask([id])
    const [leader, approver] = [await s.officer('leader'), await s.officer('approver')]
    const first = await s.ask(ops.answerDestruction, answering(asked, leader))
    expect(first.json).toMatchObject({ state: 'asked', mayAnswer: false })
    expect(await s.deps.files.inspect(file)).toBeDefined()
    const once = { ...asked, version: 2 }
    expect(await s.refused(ops.answerDestruction, answering(once, leader))).toEqual([422, 'archives.same-person'])
    expect(await s.refused(ops.answerDestruction, answering(asked, approver))).toEqual([412, 'archives.stale-version'])
    const second = await s.ask(ops.answerDestruction, answering(once, approver))
    expect(second.json).toMatchObject({ state: 'approved', answers: [{ approves: true }, { approves: true }] })
    await s.drain()
    expect(await s.deps.files.inspect(file)).toBeUndefined()
    expect(await s.say(clerk)(ops.getArchive, { params: { id } })).toMatchObject({
      archive: { state: 'destroyed', sm3: archive.sm3 },
      report: { valid: true },
    })
    expect(await s.refused(ops.checkArchive, { token: clerk, params: { id } })).toEqual([409, 'archives.no-package'])
  })

  test('who asked may not approve; a refusal needs a reason, ends it, and the package may be asked for again', async () => {
    const id = await grownOld(await anArchive())
    const both = await s.officerWith(['archives.manage', 'archives.read', 'archives.approve'])
    const asked = await s.say(both)(ops.askDestruction, { body: { packages: [id], reason: '保管期限届满。' } })
    expect(asked.mayAnswer).toBe(false)
    expect(await s.refused(ops.answerDestruction, answering(asked, both))).toEqual([422, 'archives.same-person'])
    const leader = await s.officer('leader')
    expect(await s.refused(ops.answerDestruction, answering(asked, leader, false, '不'))).toEqual([
      422,
      'archives.note-missing',
    ])
    const refused = await s.ask(ops.answerDestruction, answering(asked, leader, false, '仍有利用价值，继续保存。'))
    expect(refused.json).toMatchObject({ state: 'rejected' })
    const again = await ask([id])
    expect(again.state).toBe('asked')
    expect(
      await s.refused(ops.askDestruction, { token: clerk, body: { packages: [id], reason: '再次申请销毁。' } }),
    ).toEqual([409, 'archives.wrong-state'])
  })

  test('of two approvals at once both count, and it is destroyed once', async () => {
    const id = await grownOld(await anArchive())
    const asked = await ask([id])
    const tokens = [await s.officer('leader'), await s.officer('approver')]
    const answers = await s.race(
      `select from archives.destruction where id = '${asked.id}' for update`,
      ...tokens.map((token) => () => s.ask(ops.answerDestruction, answering(asked, token))),
    )
    expect(statusesOf(answers)).toEqual([200, 412])
  })
})

test('the rows of checks and answers are only ever appended to', async () => {
  const [row] = await s.rows<Record<string, boolean>>(`select
    has_table_privilege('tongban_app', 'archives.package_check', 'update,delete') as checks,
    has_table_privilege('tongban_app', 'archives.destruction_answer', 'update,delete') as answers,
    has_table_privilege('tongban_app', 'archives.package', 'delete') as packages`)
  expect(row).toEqual({ checks: false, answers: false, packages: false })
})
