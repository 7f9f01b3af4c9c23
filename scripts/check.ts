// npm run check: what every commit passes. Two checks run at a time, one for each core.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Ended, root, run, seconds, tool } from './tooling/run.ts'

type Check = { name: string; args: string[]; complaint?: (output: string) => string | undefined }

const projects = [
  'apps/server',
  'packages',
  'apps/portal',
  'apps/workbench',
  'apps/stand-ins',
  'e2e',
  'bench',
  'scripts',
]

function checks(): Check[] {
  const types = projects.filter(hasSources).map((project) => ({
    name: `types ${project}`,
    args: [tool('typescript/bin/tsc'), '-p', join(root, project, 'tsconfig.json'), '--pretty', 'false'],
  }))
  return [
    { name: 'lint with types', args: [tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
    ...types,
    {
      name: 'format and lint',
      args: [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=100'],
    },
    {
      name: 'arrows',
      args: [
        tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
        ...['apps', 'packages', 'scripts', 'e2e', 'bench'].filter(hasSources),
      ],
      complaint: wrongArrows,
    },
    { name: 'leftovers', args: [tool('knip/bin/knip.js'), '--no-progress'] },
  ]
}

function hasSources(folder: string): boolean {
  if (!existsSync(join(root, folder))) return false
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).some(
    (path) => /\.tsx?$/.test(path) && !path.includes('node_modules'),
  )
}

type Cruise = {
  violations: { from: string; to: string; rule: { name: string }; comment?: string; cycle?: { name: string }[] }[]
  totalCruised: number
  totalDependenciesCruised?: number
}

/** A parser that understands nothing finds nothing wrong, so the numbers of files and of arrows are asked too. */
function wrongArrows(output: string): string | undefined {
  let cruise: Cruise
  try {
    cruise = (JSON.parse(output) as { summary: Cruise }).summary
  } catch {
    return output
  }
  const { totalCruised, totalDependenciesCruised = 0, violations } = cruise
  if (totalCruised < 100 || totalDependenciesCruised < totalCruised) {
    return `Only ${totalCruised} files and ${totalDependenciesCruised} arrows were read: the parser sees too little`
  }
  const lines = violations.map(({ rule, from, to, comment, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to
    return `${rule.name}: ${from} → ${way}${comment ? `\n  ${comment}` : ''}`
  })
  return lines.length > 0 ? lines.join('\n') : undefined
}

function report({ name, complaint }: Check, { code, output, ms }: Ended): boolean {
  const wrong = complaint ? complaint(output) : code === 0 ? undefined : output
  process.stdout.write(`${wrong === undefined ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${seconds(ms)}\n`)
  if (wrong !== undefined) process.stdout.write(`${wrong.trimEnd()}\n\n`)
  return wrong === undefined
}

/** Runs all checks and prints each; gives the names of those that failed. */
export async function check(): Promise<string[]> {
  const waiting = checks()
  const failed: string[] = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!report(next, await run(process.execPath, next.args))) failed.push(next.name)
    }
  }
  await Promise.all([worker(), worker()])
  return failed
}

if (import.meta.main) {
  const start = performance.now()
  const failed = await check()
  const result = failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'All checks passed'
  process.stdout.write(`${result} (${seconds(performance.now() - start)})\n`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
