import { Command, CommanderError } from 'commander'
import { UsageError } from './usage.ts'

/** Each command stands in its own file and is read only when it is called: a start must not pay for the others. */
const COMMANDS: Readonly<Record<string, () => Promise<{ register(program: Command): void }>>> = {
  archive: () => import('./archive.ts'),
  calendar: () => import('./calendar.ts'),
  check: () => import('./check.ts'),
  deadline: () => import('./deadline.ts'),
  generate: () => import('./generate.ts'),
  items: () => import('./items.ts'),
  log: () => import('./log.ts'),
  regions: () => import('./regions.ts'),
  staff: () => import('./staff.ts'),
  story: () => import('./story.ts'),
}

const USAGE = 2

async function run(args: readonly string[]): Promise<void> {
  const program = new Command('tongban')
    .description('Tongban (通办): command line of the government service platform')
    .showHelpAfterError('(tongban <command> --help tells how a command is called)')
    .exitOverride()
  const name = args.find((arg) => !arg.startsWith('-')) ?? ''
  const one = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const modules = await Promise.all((one ? [one] : Object.values(COMMANDS)).map((load) => load()))
  for (const module of modules) module.register(program)
  await program.parseAsync(args, { from: 'user' })
}

function fail(error: unknown, inJson: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const isUsage = error instanceof UsageError
  // Commander has told its own errors already, and leaves with 1, which here means “no”.
  if (!isUsage && !(error instanceof CommanderError)) throw error
  if (isUsage) console.error(`error: ${error.message}`)
  if (inJson) console.log(JSON.stringify({ error: { code: isUsage ? error.code : 'usage', message: error.message } }))
  return USAGE
}

const args = process.argv.slice(2)
try {
  await run(args)
} catch (error) {
  process.exitCode = fail(error, args.includes('--json'))
}
