// npm test: checks, unit and wire tests, then real-browser tests. `npm test -- <filter>` runs only the tests that match.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildWeb } from './build-web.ts'
import { check } from './check.ts'
import { findChromium } from './tooling/chromium.ts'
import { run, tool } from './tooling/run.ts'

type Sum = { passed: number; failed: number; skipped: number; names?: string[] }
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}

const filters = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'tongban-report-'))
const heading = (text: string) => process.stdout.write(`\n── ${text}\n`)

async function runTests(project: string): Promise<Sum> {
  const file = join(folder, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = [tool('vitest/vitest.mjs'), 'run', '--project', project, '--passWithNoTests', ...reporters, ...filters]
  const { code } = await run(process.execPath, args, { show: true })
  return addUp(code, readReport(file))
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}

/** A file that could not be loaded, or a run that broke off, has no failed test of its own and still counts as one. */
function addUp(code: number, report: Report | undefined): Sum {
  if (!report) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    names: report.testResults.flatMap(namesOfFailed),
  }
}

/** `file > test` for each test that failed, or the file alone where it could not be loaded. */
function namesOfFailed({ name, status, assertionResults }: Report['testResults'][number]): string[] {
  if (status !== 'failed') return []
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  return failed.length === 0 ? [file] : failed.map(({ fullName }) => `${file} > ${fullName}`)
}

const sums: Sum[] = []
try {
  const chromium = await findChromium()
  if (chromium) process.env['CHROMIUM'] = chromium
  await buildWeb()
  if (filters.length === 0) {
    heading('checks')
    const failed = await check()
    sums.push({ passed: 0, failed: failed.length, skipped: 0 })
  }
  heading('unit and wire tests')
  sums.push(await runTests('unit'))
  heading('browser tests')
  sums.push(chromium ? await runTests('e2e') : { passed: 0, failed: 1, skipped: 0 })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  sums.push({ passed: 0, failed: 1, skipped: 0 })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const total = (key: 'passed' | 'failed' | 'skipped') => sums.reduce((sum, part) => sum + part[key], 0)
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0
// Said again at the end: a log is often kept only in part.
for (const name of sums.flatMap(({ names = [] }) => names)) process.stdout.write(`\nfailed: ${name}`)
process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed${skipped}\n`)
