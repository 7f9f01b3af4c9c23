import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sealDays } from '#modules/cases'
import { testCases } from '#testing/cases'

const main = join(import.meta.dirname, 'main.ts')

/** The command as a process of its own, on the database of a test. */
function verify(url: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: url }
  const run = spawnSync(process.execPath, [main, 'log', 'verify', ...args], { encoding: 'utf8', env })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

test('log verify leaves with 0 for whole chains and with 1 when a row was changed, removed, added or moved', async () => {
  await using s = await testCases()
  const token = await s.person(1)
  const ids: string[] = []
  for (let n = 0; n < 4; n++) ids.push((await s.examined(token)).id)
  const whole = verify(s.url, '--json')
  expect([whole.code, whole.err, JSON.parse(whole.out)]).toEqual([
    0,
    '',
    { valid: true, cases: 4, events: 12, days: 0, sealed: 0, breaks: [], dayBreaks: [], found: 0 },
  ])

  const [changed, removed, added, moved] = ids
  await s.rows(`update cases.event set type = 'case-refused' where case_id = $1 and seq = 2`, [changed])
  await s.rows('delete from cases.event where case_id = $1 and seq = 2', [removed])
  await s.rows(
    `insert into cases.event select case_id, 4, 'case-granted', at, actor, actor_name, office_id, subject_id, data, hash, md5(hash)
     from cases.event where case_id = $1 and seq = 3`,
    [added],
  )
  await s.rows('update cases.event set seq = seq + 10 where case_id = $1 and seq > 1', [moved])
  await s.rows('update cases.event set seq = 25 - seq - 10 where case_id = $1 and seq > 1', [moved])

  const broken = verify(s.url, '--json')
  expect(broken.code).toBe(1)
  const report = JSON.parse(broken.out) as { valid: boolean; breaks: { caseId: string; seq: number; why: string }[] }
  expect(report.valid).toBe(false)
  expect(Object.fromEntries(report.breaks.map(({ caseId, ...b }) => [caseId, b]))).toEqual({
    [changed ?? '']: { seq: 2, why: 'changed' },
    [removed ?? '']: { seq: 2, why: 'missing' },
    [added ?? '']: { seq: 4, why: 'added' },
    [moved ?? '']: { seq: 2, why: 'moved' },
  })
  const told = verify(s.url)
  expect(told.code).toBe(1)
  for (const id of ids) expect(told.out).toContain(`办件 ${id} 第 `)
}, 60_000)

test('log verify --roots compares with the roots somebody kept, and says which file it could not read', async () => {
  await using s = await testCases()
  await s.submitted(await s.person(1))
  s.deps.clock.set(new Date(s.deps.clock.now().getTime() + 86_400_000))
  const [day] = await sealDays(s.deps)
  const folder = mkdtempSync(join(tmpdir(), 'tongban-roots-'))
  try {
    const kept = join(folder, 'roots.json')
    const days = await s.rows<{ day: string; root: string }>('select day, root from cases.log_day')
    writeFileSync(kept, JSON.stringify({ days }))
    const same = verify(s.url, '--roots', kept)
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('1 天的存证')])
    writeFileSync(kept, JSON.stringify({ days: [{ day, root: 'f'.repeat(64) }] }))
    const other = verify(s.url, '--roots', kept)
    expect([other.code, other.out]).toEqual([1, expect.stringContaining(`${day} 的存证：根与另存的不符`)])
    writeFileSync(kept, 'no roots')
    const none = verify(s.url, '--roots', kept)
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('roots.json is no file of roots')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)
