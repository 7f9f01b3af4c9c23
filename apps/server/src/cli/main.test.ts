import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

// Each test starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const MAIN = join(import.meta.dirname, 'main.ts')

/** Runs the command line as a process of its own, as the launcher does. */
function tongban(...args: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

test('deadline answers in JSON with the date and its reason in Chinese', () => {
  const { code, out, err } = tongban('deadline', '--from', '2026-02-13', '--days', '5', '--json')
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual({
    due: '2026-02-27',
    explanation: [
      '第1日是2026年2月14日（周六）',
      '2026年2月14日（周六）调休上班，计入',
      '2026年2月15日至23日（春节）休息，不计入',
      '到期日是2026年2月27日（周五）',
    ],
  })
})

test('deadline takes pauses, an extension and a unit', () => {
  const ask = ['deadline', '--from', '2026-03-02', '--days', '5', '--json']
  const pauses = ['--pause', '2026-03-04..2026-03-06', '--pause', '2026-03-05..2026-03-09']
  expect(JSON.parse(tongban(...ask, ...pauses).out)).toMatchObject({ due: '2026-03-13' })
  expect(JSON.parse(tongban(...ask, '--extend', '2').out)).toMatchObject({ due: '2026-03-11' })
  expect(JSON.parse(tongban(...ask, '--unit', 'day').out)).toMatchObject({ due: '2026-03-09' })
  expect(JSON.parse(tongban(...ask, '--unit', 'month').out)).toMatchObject({ due: '2026-08-03' })
})

test('deadline tells people the date first, then the sentences', () => {
  const { code, out } = tongban('deadline', '--from', '2026-03-02', '--days', '2')
  expect([code, out]).toEqual([0, '2026-03-04\n  第1日是2026年3月3日（周二）\n  到期日是2026年3月4日（周三）\n'])
})

test('deadline refuses a year that is not announced with exit 1', () => {
  const ask = ['deadline', '--from', '2026-12-25', '--days', '30']
  const { code, out } = tongban(...ask, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toEqual({
    error: { code: 'reference.calendar-not-announced', message: expect.stringContaining('2027年') },
  })
  expect(tongban(...ask)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('2027年') })
})

const RIGHT = ['--from', '2026-03-02', '--days', '5']

test.each([
  ['a date that is none', ['--from', '2026-02-30', '--days', '5'], 'reference.not-a-date'],
  ['a negative number', ['--from', '2026-03-02', '--days', '-3'], 'usage'],
  ['a negative number written with =', ['--from', '2026-03-02', '--days=-3'], 'usage'],
  ['half a day', ['--from', '2026-03-02', '--days', '1.5'], 'usage'],
  ['a negative extension', [...RIGHT, '--extend=-1'], 'usage'],
  ['a million days', ['--from', '2026-03-02', '--days', '1000000'], 'reference.days-not-valid'],
  ['a reversed pause', [...RIGHT, '--pause', '2026-03-09..2026-03-05'], 'reference.pause-reversed'],
  ['a pause of one date', [...RIGHT, '--pause', '2026-03-09'], 'usage'],
  ['a pause with a date that is none', [...RIGHT, '--pause', '2026-03-09..2026-03-32'], 'reference.not-a-date'],
  ['an unknown unit', [...RIGHT, '--unit', 'year'], 'usage'],
  ['no days', ['--from', '2026-03-02'], 'usage'],
  ['an unknown option', [...RIGHT, '--fast'], 'usage'],
])('deadline leaves with 2 for %s, and says so in JSON too', (_, ask, code) => {
  const run = tongban('deadline', ...ask, '--json')
  expect(run).toMatchObject({ code: 2, err: expect.stringContaining('error') })
  expect(JSON.parse(run.out)).toEqual({ error: { code, message: expect.any(String) } })
})

test.each([
  ['citizen-number', '11010519491231002X', '110105194912310021', 'check-character'],
  ['credit-code', '91350100M000100Y43', '91350100M000100Y44', 'check-character'],
  [
    'licence-id',
    '1.2.156.3005.2.11340000XN0000266B001.11340000XN0000266B.340102202500000001.001.V',
    '1.2.156.3005.2.11340000XN0000266B001',
    'layout',
  ],
  ['item-code', '11370800MB285591843370117002011', '990131004000', 'setter'],
])('check leaves with 0 for a valid %s and with 1 for another', (kind, right, wrong, reason) => {
  const valid = tongban('check', kind, right, '--json')
  expect(valid.code).toBe(0)
  expect(JSON.parse(valid.out)).toMatchObject({ valid: true, reason: '' })
  const refused = tongban('check', kind, wrong, '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ valid: false, reason })
  expect(tongban('check', kind, wrong)).toMatchObject({ code: 1, out: expect.stringContaining('请') })
})

test.each([
  ['an unknown kind of code', ['check', 'passport', 'E12345678']],
  ['a kind without code', ['check', 'item-code']],
  ['an unknown command', ['reboot']],
  ['a name that every object has', ['constructor']],
  ['no command', []],
])('%s leaves with 2', (_, args) => {
  expect(tongban(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/\S/) })
})

test('help lists every command and leaves with 0', () => {
  expect(tongban('--help')).toMatchObject({ code: 0, out: expect.stringMatching(/check[\s\S]*deadline/) })
  expect(tongban('deadline', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--pause') })
  expect(tongban('help', 'check')).toMatchObject({ code: 0, out: expect.stringContaining('licence-id') })
})
