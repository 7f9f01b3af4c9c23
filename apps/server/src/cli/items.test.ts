import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#platform/actor'
import { testServer } from '#testing/server'

const main = join(import.meta.dirname, 'main.ts')
const head = '基本编码,事项名称,事项类型,指导部门,行使层级,设定依据'
const line = (code: string) => `${code},命令行导入的事项,行政许可,市场监督管理局,县级,《食品安全法》第三十五条`

test('items import takes a list over once, says the second time that there is nothing to import, and tells errors', async () => {
  await using s = await testServer()
  const folder = mkdtempSync(join(tmpdir(), 'tongban-items-'))
  const file = join(folder, 'list.csv')
  const run = (...args: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: s.url }
    const { status, stdout } = spawnSync(process.execPath, [main, 'items', 'import', file, ...args], {
      encoding: 'utf8',
      env,
    })
    return { code: status, out: stdout }
  }
  try {
    writeFileSync(file, `${head}\n${line('340131960001')}`)
    const dry = run('--dry-run', '--json')
    expect([dry.code, JSON.parse(dry.out)]).toMatchObject([0, { imported: false, nothingToImport: false, added: 1 }])
    expect(run()).toEqual({ code: 0, out: expect.stringContaining('已全部导入') as string })
    expect(run()).toEqual({ code: 0, out: expect.stringContaining('没有可导入的变化') as string })
    const again = run('--json')
    expect([again.code, JSON.parse(again.out)]).toMatchObject([
      0,
      { imported: false, nothingToImport: true, unchanged: 1 },
    ])
    writeFileSync(file, `${head}\n${line('99')}`)
    expect(run()).toEqual({ code: 1, out: expect.stringContaining('错误 list 第2行“基本编码”：') as string })
    const states = await s.db.read(system('test'), (tx) =>
      tx.rows(sql<{ state: string }>`select state from catalogue.import_run order by started_at`),
    )
    expect(states.map(({ state }) => state)).toEqual(['imported', 'unchanged', 'unchanged', 'wrong'])
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 180_000)
