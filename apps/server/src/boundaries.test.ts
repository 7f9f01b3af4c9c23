// Where an arrow may point; a wrong import fails the build with a sentence.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** A module may reach only modules on an earlier line; siblings on one line may not reach each other. */
const lines = [
  ['reference'],
  ['identity'],
  ['catalogue'],
  ['licences', 'payments', 'delivery', 'appointments', 'exchange'],
  ['materials'],
  ['cases'],
  ['joint', 'agents', 'archives'],
  ['interaction'],
  ['supervision', 'open-platform'],
  ['analytics'],
  ['assessment'],
]
const lineOf = (module: string) => lines.findIndex((line) => line.includes(module))

/** What each part of a module may reach inside it; `index.ts` and `module.ts`, its door and its contents, reach all. */
const parts: Record<string, string[]> = {
  'problems.ts': [],
  migrations: [],
  core: ['core', 'problems.ts'],
  'ports.ts': ['core', 'problems.ts'],
  'policy.ts': ['core', 'problems.ts', 'policy.ts', 'ports.ts'],
  store: ['store', 'core', 'problems.ts'],
  jobs: ['jobs', 'core', 'store', 'problems.ts', 'policy.ts', 'ports.ts'],
  actions: ['actions', 'core', 'store', 'jobs', 'problems.ts', 'policy.ts', 'ports.ts'],
  'seed.ts': ['seed.ts', 'seed', 'core', 'store', 'problems.ts', 'ports.ts'],
  seed: ['seed', 'core', 'store', 'problems.ts', 'ports.ts'],
}
const impure =
  /^(kysely|pg|fastify|graphile-worker|node:(?!crypto$).*|platform\/(db|http|jobs|files|clock|config|deps)\.ts)$/
const clockOrChance = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(UUID|Bytes|Int)\b|\bTemporal\.Now\b/

const here = import.meta.dirname
const root = join(here, '../../..')

type Import = { from: string; to: string; typeOnly?: boolean }

/** The sentence for a wrong import, both ends being paths under apps/server/src or names of packages. */
function complaint({ from, to, typeOnly = false }: Import): string | undefined {
  const [zone, module = '', part = ''] = from.split('/')
  const [toZone, other = '', otherPart = ''] = to.split('/')
  if (toZone === 'testing' && (zone === 'modules' || zone === 'platform'))
    return 'what runs for people needs no test help'
  if (zone === 'platform' && toZone === 'modules') return 'platform knows no module'
  if (zone === 'testing') return
  // A command that only computes starts in a tenth of a second because it loads the pure part alone.
  if (zone === 'cli' && otherPart === 'core') return
  if (zone !== 'modules') return toZone === 'modules' ? throughTheDoor(other, otherPart) : undefined
  if (/^@tongban\/(portal|workbench|stand-ins)(\/|$)/.test(to)) return 'a module knows no screen and no stand-in'
  if (/^(app|main)\.ts$|^cli\//.test(to)) return 'a module does not know what it is built into'
  if (part === 'core' && !typeOnly && impure.test(to)) return 'core is pure'
  if (toZone !== 'modules') return
  if (other === module) {
    const allowed = parts[part]
    return allowed && !allowed.includes(otherPart) ? `${part} may not reach ${otherPart}` : undefined
  }
  if (lineOf(other) >= lineOf(module)) return `${module} may not reach ${other}: emit an event or declare a port`
  if (part === 'core' && !typeOnly) return 'core takes what other modules know as arguments'
  return throughTheDoor(other, otherPart)
}

const throughTheDoor = (module: string, part: string) =>
  part === 'index.ts' || part === 'migrations' ? undefined : `go through the door: modules/${module}/index.ts`

/** Relative paths and the aliases of package.json (`#platform/*`, `#modules/*`, `#testing/*`) as paths under src. */
function resolve(file: string, to: string): string {
  if (to.startsWith('.')) return relative(here, join(here, dirname(file), to))
  const [, alias, rest = ''] = /^#(platform|modules|testing)\/(.+)$/.exec(to) ?? []
  if (!alias) return to
  return alias === 'modules' ? `modules/${rest}/index.ts` : `${alias}/${rest}.ts`
}

function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)
  return [...statements].map((found) => ({
    from: file,
    to: resolve(file, found[2] ?? ''),
    typeOnly: Boolean(found[1]),
  }))
}

function filesUnder(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return /^(node_modules|dist|var|\.git|generated)$/.test(entry.name) ? [] : filesUnder(path, names)
    return names.test(entry.name) ? [path] : []
  })
}

const sources = filesUnder(here, /(?<!\.test)\.tsx?$/).map((path) => ({
  file: relative(here, path),
  text: readFileSync(path, 'utf8'),
}))
const inModules = sources.filter(({ file }) => file.startsWith('modules/'))

test('every import points one way', () => {
  const imports = sources.flatMap(({ file, text }) => importsOf(file, text))
  expect(imports.length).toBeGreaterThan(sources.length)
  expect(imports.map((found) => ({ ...found, why: complaint(found) })).filter(({ why }) => why)).toEqual([])
})

test('every module stands on a line of the architecture', () => {
  const modules = new Set(inModules.map(({ file }) => file.split('/')[1] ?? ''))
  expect([...modules].filter((module) => lineOf(module) < 0)).toEqual([])
})

test('no module imports at run time, where no one can see where the arrow points', () => {
  expect(inModules.filter(({ text }) => /\b(import|require)\(/.test(text)).map(({ file }) => file)).toEqual([])
})

test('core asks neither clock nor chance', () => {
  const core = inModules.filter(({ file }) => /^modules\/[^/]+\/core\//.test(file))
  expect(core.filter(({ text }) => clockOrChance.test(text)).map(({ file }) => file)).toEqual([])
})

test('no file has more than 400 lines', () => {
  const written = filesUnder(root, /\.(tsx?|[cm]?js|css|sql|html|sh)$/).filter(
    (path) => !path.startsWith(join(root, 'data/')),
  )
  const long = written
    .map((path) => ({ file: relative(root, path), lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 400)
  expect(long).toEqual([])
})

test.each([
  ['modules/cases/core/lifecycle.ts', 'kysely', 'core is pure'],
  ['modules/cases/core/lifecycle.ts', '#platform/db', 'core is pure'],
  ['modules/cases/core/lifecycle.ts', '#platform/result', undefined],
  ['modules/cases/core/lifecycle.ts', '../store/case-store.ts', 'core may not reach store'],
  ['modules/cases/core/lifecycle.ts', '#modules/reference', 'core takes what other modules know as arguments'],
  ['modules/cases/store/case-store.ts', '../actions/accept-case.ts', 'store may not reach actions'],
  ['modules/cases/jobs/send.ts', '../actions/accept-case.ts', 'jobs may not reach actions'],
  ['modules/cases/seed.ts', './actions/accept-case.ts', 'seed.ts may not reach actions'],
  ['modules/cases/actions/accept-case.ts', '../module.ts', 'actions may not reach module.ts'],
  ['modules/cases/module.ts', './actions/accept-case.ts', undefined],
  ['modules/cases/actions/a.ts', '#modules/archives', 'cases may not reach archives: emit an event or declare a port'],
  [
    'modules/payments/actions/a.ts',
    '#modules/licences',
    'payments may not reach licences: emit an event or declare a port',
  ],
  ['modules/cases/actions/a.ts', '../../payments/store/orders.ts', 'go through the door: modules/payments/index.ts'],
  ['modules/cases/actions/a.ts', '../../payments/index.ts', undefined],
  ['modules/cases/actions/a.ts', '#modules/payments', undefined],
  ['modules/cases/actions/a.ts', '#testing/database', 'what runs for people needs no test help'],
  ['modules/cases/actions/a.ts', '@tongban/portal/site', 'a module knows no screen and no stand-in'],
  ['modules/cases/actions/a.ts', '../../../app.ts', 'a module does not know what it is built into'],
  ['platform/http.ts', '#modules/cases', 'platform knows no module'],
  ['app.ts', '#modules/cases', undefined],
  ['cli/deadline.ts', '../modules/reference/core/deadline.ts', undefined],
  ['app.ts', './modules/cases/store/case-store.ts', 'go through the door: modules/cases/index.ts'],
])('%s importing %s', (from, to, why) => {
  expect(complaint({ from, to: resolve(from, to) })).toBe(why)
})
