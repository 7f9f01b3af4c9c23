import { type Command, InvalidArgumentError, Option } from 'commander'
import workdays from '../../../../data/workdays.json' with { type: 'json' }
import { buildCalendar } from '../modules/reference/core/calendar.ts'
import { type DeadlineProblem, type DeadlineUnit, deadline, type Pause } from '../modules/reference/core/deadline.ts'
import { UsageError } from './usage.ts'

type Options = { from: string; days: number; pause: Pause[]; extend: number; unit: DeadlineUnit; json?: boolean }

// These say that the question was put wrongly; every other problem is an answer: there is no date.
const ASKED_WRONGLY: readonly DeadlineProblem['code'][] = [
  'reference.not-a-date',
  'reference.days-not-valid',
  'reference.pause-reversed',
]

/** `tongban deadline`: when a legal limit ends and why. Exit 0 with a date, 1 when there is none yet, 2 when asked wrongly. */
export function register(program: Command): void {
  program
    .command('deadline')
    .description('when a legal limit ends, and why (到期日)')
    .requiredOption('--from <date>', 'day of acceptance, YYYY-MM-DD; day 1 is the day after')
    .requiredOption('--days <n>', 'length of the limit', wholeNumber)
    .option('--pause <from..to>', 'days not counted, first and last included; may be repeated', addPause, [])
    .option('--extend <n>', 'working days added to the limit', wholeNumber, 0)
    .addOption(
      new Option('--unit <unit>', 'what the limit is counted in')
        .choices(['workday', 'day', 'month'])
        .default('workday'),
    )
    .option('--json', 'answer in JSON')
    .action(answer)
}

function answer({ from, days, pause, extend, unit, json }: Options): void {
  const ask = { from, days, unit, pauses: pause, extensions: [{ days: extend }] }
  const result = deadline(buildCalendar(workdays), ask)
  if (result.ok) {
    const { due } = result.value
    const explanation = result.value.explanation.map((sentence) => sentence.zh)
    console.log(
      json ? JSON.stringify({ due, explanation }) : [due, ...explanation.map((line) => `  ${line}`)].join('\n'),
    )
    return
  }
  const { code, detail } = result.error
  if (ASKED_WRONGLY.includes(code)) throw new UsageError(detail.zh, code)
  process.exitCode = 1
  if (json) console.log(JSON.stringify({ error: { code, message: detail.zh } }))
  else console.error(detail.zh)
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('应为0或正整数 (a whole number, 0 or more, is wanted)')
  return Number(text)
}

function addPause(text: string, before: Pause[]): Pause[] {
  const [from = '', to, ...rest] = text.split('..')
  if (to === undefined || rest.length > 0) {
    throw new InvalidArgumentError('应写成“开始日..结束日” (write it as 2026-03-02..2026-03-06)')
  }
  return [...before, { from, to }]
}
