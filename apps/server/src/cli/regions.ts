import type { RegionChange } from '@tongban/contracts/reference/region-change'
import type { Command } from 'commander'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import type { RegionOutlook, RegionReport } from '../region-change.ts'
import { readJson } from './read-json.ts'
import { UsageError } from './usage.ts'

const byName = '系统管理员（命令行）'

type Options = { dryRun?: boolean; json?: boolean }

/** `tongban regions change`: divisions renamed and merged (区划变更). Exit 0 done, 1 there are problems, 2 usage. */
export function register(program: Command): void {
  program
    .command('regions')
    .description('divisions (行政区划)')
    .command('change <file>')
    .description('rename or merge divisions as a JSON file says; offices, items, cases and drafts follow (区划变更)')
    .option('--dry-run', 'only say what it would touch (只检查，不变更)')
    .option('--json', 'answer in JSON')
    .action(change)
}

async function change(path: string, { dryRun = false, json = false }: Options): Promise<void> {
  const { RegionChange } = await import('@tongban/contracts/reference/region-change')
  const asked = await readJson(path, RegionChange, { code: 'not-a-change', say: notAChange })
  const [{ findDatabase }, { openDatabase }, { systemClock }, { carryOut, lookAhead }] = await Promise.all([
    import('./find-database.ts'),
    import('../platform/db.ts'),
    import('../platform/clock.ts'),
    import('../region-change.ts'),
  ])
  const found = await findDatabase()
  if (!found)
    throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
  const db = openDatabase(found.url, { size: 3 })
  try {
    const deps = { db, clock: systemClock }
    const outlook = await lookAhead(deps, asked)
    if (!outlook.ok) {
      const lines = outlook.error.map(({ act, message }) => `${act > 0 ? `第${act}项：` : ''}${message}`)
      const said = [...lines, '有问题，没有变更。', 'Nothing was changed.'].join('\n')
      console.log(json ? JSON.stringify({ changed: false, problems: outlook.error }) : said)
      process.exitCode = 1
      return
    }
    if (!json) console.log(picture(asked.document, outlook.value).join('\n'))
    if (dryRun) {
      console.log(
        json ? JSON.stringify({ changed: false, outlook: outlook.value }) : '没有变更。\nNothing was changed.',
      )
      return
    }
    const told = (step: keyof typeof stepWords) => {
      if (!json) console.log(`✓ ${stepWords[step]}`)
    }
    if (asked.effectiveOn > systemClock.today()) return await plan(deps, asked, json)
    const report = await carryOut(deps, asked, { byName, told })
    // Checked a moment ago: somebody else changed divisions since.
    if (!report.ok) throw new UsageError(report.error.map(({ message }) => message).join('；'))
    console.log(
      json
        ? JSON.stringify({ changed: outlook.value.madeOn === null, outlook: outlook.value, report: report.value })
        : sentences(report.value).join('\n'),
    )
    if (report.value.left.cases > 0) process.exitCode = 1
  } finally {
    await db.end()
    await found.stop()
  }
}

/** The running platform makes it on its day. */
async function plan(deps: { db: Database; clock: Clock }, asked: RegionChange, json: boolean): Promise<void> {
  const { enterChange } = await import('../modules/reference/index.ts')
  const entered = await enterChange(deps.db, asked, { clock: deps.clock, byName })
  if (!entered.ok) throw new UsageError(entered.error.map(({ message }) => message).join('；'))
  console.log(
    json
      ? JSON.stringify({ changed: false, planned: { id: entered.value, effectiveOn: asked.effectiveOn } })
      : `已登记，将于${asked.effectiveOn}自动生效，此前已在变更公告中预告。It will be made on its day.`,
  )
}

const example = {
  document: '皖民地〔2026〕8号',
  reason: '优化设置',
  effectiveOn: '2026-03-01',
  acts: [
    { act: 'rename', code: '340102000000', name: '新名称区' },
    { act: 'merge', codes: ['340123000000'], into: '340102000000' },
  ],
}

/** Where the file is not as it should be, a language a line, and one that is. */
function notAChange(path: string): string {
  const [zh, en] = placeOf(path)
  return [
    `${zh}不符合要求：要有document（文号）、reason（原因）、effectiveOn（生效日期）和acts（变更项），没有别的内容。请照这个例子写：`,
    `${en} is not as it should be: there are document, reason, effectiveOn and acts, and nothing else. Write it like this:`,
    JSON.stringify(example),
  ].join('\n')
}

function placeOf(path: string): [zh: string, en: string] {
  const [, name, act, field] = path.split('/')
  if (name === undefined || name === '') return ['文件', 'The file']
  if (name !== 'acts' || act === undefined) return [`文件的${name}`, `${name} of the file`]
  const [zh, en] = [`文件的第${Number(act) + 1}项变更`, `Act ${Number(act) + 1} of the file`]
  return field === undefined ? [zh, en] : [`${zh}的${field}`, `${field} of act ${Number(act) + 1}`]
}

const stepWords = { regions: '行政区划', offices: '实施机构', items: '实施事项', cases: '办件和草稿' } as const

function picture(document: string, { madeOn, outcomes, offices, items, cases }: RegionOutlook): string[] {
  const head = [
    `区划变更（${document}）`,
    ...outcomes.map(({ how, code, name, nowCode, nowName }) =>
      how === 'renamed' ? `  ${name}（${code}）更名为${nowName}` : `  ${name}（${code}）并入${nowName}（${nowCode}）`,
    ),
  ]
  if (madeOn) return [...head, `这项变更已于${madeOn}办理过，只补办没有完成的部分。`]
  return [
    ...head,
    '涉及：',
    `  单位　${offices.succeeded}个由对应单位承接，${offices.moved}个整体划转，${offices.renamed}个更改区划名称`,
    `  事项　${items.joined}项并入承接单位的同一事项，${items.takenOver}项由承接单位接续，${items.moved}项随单位划转`,
    `  办件　${cases.succeeded}件在办转到承接单位，${cases.moved}件随单位划转，${cases.renamed}件使用新名称`,
    `  草稿　${cases.drafts}份在承接单位的事项下继续`,
  ]
}

const sentences = ({ number, offices, items, left }: RegionReport): string[] => [
  `已完成（第${number}号变更）：单位承接${offices.succeeded}个、划转${offices.moved}个、更名${offices.renamed}个；事项承接${items.succeeded}项、划转${items.moved}项。`,
  left.cases === 0
    ? '撤销的单位没有剩下的在办件，编号和期限不变。\nNo running case was left behind.'
    : `还有${left.cases}件在办没有转走，请再执行一次。\nRun it again: ${left.cases} cases are left.`,
]
