import type { Command } from 'commander'
import { UsageError } from './usage.ts'

type Options = { base: string; as: 'natural' | 'legal'; item?: string; region?: string; json?: boolean }

/** `tongban story`: the whole walk through the public API of a running demonstration server. Exit 0 done, 1 not, 2 usage. */
export function register(program: Command): void {
  program
    .command('story')
    .description('walk one application through a running server (走完一个办件)')
    .option('--base <url>', 'address of the server', 'http://127.0.0.1:8080')
    .option('--as <audience>', 'natural or legal person', 'natural')
    .option('--item <id>', 'item of the directory, such as AUTH-020')
    .option('--region <code>', 'division, 12 digits')
    .option('--json', 'answer in JSON')
    .action(run)
}

async function run(options: Options): Promise<void> {
  if (options.as !== 'natural' && options.as !== 'legal') throw new UsageError('--as is natural or legal')
  if (!URL.canParse(options.base)) throw new UsageError(`--base is not an address: ${options.base}`)
  const { tellStory } = await import('../story/tell-story.ts')
  const report = await tellStory(options, (step) => {
    if (!options.json)
      console.log(
        `${String(step.milliseconds).padStart(6)} ms  ${step.step} · ${step.stepEn}${step.detail ? `：${step.detail}` : ''}`,
      )
  })
  if (options.json) console.log(JSON.stringify(report))
  else if (report.done)
    console.log(`走完全程，共 ${report.steps.length} 步，${report.milliseconds} ms。The whole walk is done.`)
  else console.error(`没有走完：${report.error}`)
  if (!report.done) process.exitCode = 1
}
