import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testServer } from '#testing/server'

const main = join(import.meta.dirname, 'main.ts')

test('regions change shows what it touches, does it, and finds nothing to do the second time', async () => {
  await using s = await testServer()
  const folder = mkdtempSync(join(tmpdir(), 'tongban-regions-'))
  const file = join(folder, 'change.json')
  const write = (value: unknown) => writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  const run = (...args: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: s.url }
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'regions', 'change', file, ...args], {
      encoding: 'utf8',
      env,
    })
    return { code: status, out: stdout, err: stderr }
  }
  try {
    write('不是JSON')
    expect(run('--json')).toMatchObject({ code: 2, out: expect.stringContaining('"not-json"') as string })
    for (const [value, zh, en] of [
      ['不是JSON', '文件不是JSON', 'Not JSON'],
      [{ document: '皖民地〔2026〕8号' }, '文件不符合要求', 'The file is not as it should be'],
      [
        { document: '皖民地〔2026〕8号', reason: '优化设置', effectiveOn: '2026-01-01', acts: [{ act: 'rename' }] },
        '文件的第1项变更不符合要求',
        'Act 1 of the file is not as it should be',
      ],
    ] as const) {
      write(value)
      const { code, err } = run()
      expect([code, err]).toEqual([2, expect.stringContaining(zh)])
      expect(err).toContain(en)
      // A line of Chinese has no English sentence in it; the example is data.
      const mixed = err.split('\n').filter((line) => !line.startsWith('{') && /[\u4e00-\u9fff]/.test(line))
      expect(mixed.filter((line) => /[a-z]{2,} [a-z]{2,}/i.test(line))).toEqual([])
    }
    const asked = { document: '皖民地〔2026〕8号', reason: '优化设置', effectiveOn: '2026-01-01' }
    write({ ...asked, acts: [{ act: 'rename', code: '990000000000', name: '新区' }] })
    const wrong = run()
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('第1项：没有代码为990000000000的行政区划')])
    write({ ...asked, acts: [{ act: 'merge', codes: ['340123000000'], into: '340102000000' }] })
    const dry = run('--dry-run')
    expect(dry.err).toBe('')
    expect([dry.code, dry.out]).toEqual([
      0,
      expect.stringContaining('肥西县（340123000000）并入瑶海区（340102000000）'),
    ])
    expect(dry.out).toContain('没有变更')
    const done = run('--json')
    expect(done.err).toBe('')
    const answer = JSON.parse(done.out) as { changed: boolean; report: { left: { cases: number } } }
    expect([done.code, answer.changed, answer.report.left.cases]).toEqual([0, true, 0])
    const again = run('--json')
    expect(JSON.parse(again.out)).toMatchObject({ changed: false, report: { number: 1 } })
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 180_000)
