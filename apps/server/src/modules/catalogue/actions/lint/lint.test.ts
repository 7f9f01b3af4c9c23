import { getLintOffice, getLintReport, listLintOffices, startLint } from '@tongban/contracts/catalogue/lint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { type ProposalsServer, testProposals } from '#testing/proposals'
import { runLint } from '../../jobs/lint.ts'
import { lintByOperator } from './lint-by-operator.ts'

const office = 'yaohai-scjg-items'
let s: ProposalsServer
let code: string
beforeAll(async () => {
  s = await testProposals()
  code = await s.code(foodItem)
})
afterAll(() => s[Symbol.asyncDispose]())

const begin = async () => (await s.say(await s.as(office))(startLint, {})).id
const report = async (region?: string) => s.say(await s.as(office))(getLintReport, { query: region ? { region } : {} })

test('before the first run there is nothing to read, and the report says so', async () => {
  expect(await report()).toMatchObject({ running: null, run: null, score: null, items: 0 })
  const answer = await s.ask(listLintOffices, { token: await s.as(office), query: {} })
  expect([answer.status, answer.code]).toEqual([404, 'catalogue.not-linted'])
})

test('the library that the platform starts with has nothing wrong', async () => {
  const id = await begin()
  expect(await begin()).toBe(id)
  expect(await report()).toMatchObject({ running: { id, state: 'running', stage: 'contents' }, run: null })
  await runLint(s.deps, id)
  const found = await report()
  expect(found).toMatchObject({ running: null, run: { id, state: 'done' }, problems: 0, score: 100 })
  expect(found.items).toBeGreaterThan(1000)
  const [row] = await s.rows<{ n: number }>(
    `select count(*)::int as n from catalogue.implementation where state = 'published'`,
  )
  expect(found.items).toBe(row?.n)
})

test('a breach is found with its rule, for each office that exercises the item, and lowers their scores', async () => {
  // Published before the rule was there: the gate would have refused it.
  await s.rows(
    `update catalogue.revision set content = jsonb_set(content, '{promisedDays}', '300') where id =
       (select revision_id from catalogue.directory_item where id = '${foodItem}')`,
  )
  await runLint(s.deps, await begin())
  const found = await report('340102000000')
  const [rule] = found.byRule
  expect(rule?.problems).toBeGreaterThan(0)
  expect(rule?.source).not.toBe('')
  expect(found.score).toBeLessThan(100)
  const { rows } = await s.say(await s.as(office))(listLintOffices, {
    query: { region: '340102000000', rule: rule?.code ?? '' },
  })
  const mine = rows.find(({ creditCode }) => code.startsWith(creditCode))
  expect(mine).toMatchObject({ itemsWithProblems: 1, regionName: '瑶海区' })
  const { findings } = await s.say(await s.as(office))(getLintOffice, {
    params: { creditCode: mine?.creditCode ?? '' },
    query: {},
  })
  expect(findings).toMatchObject([{ code, itemId: foodItem, ofDirectory: true, problems: [{ code: rule?.code }] }])
})

test('a run that was cut off goes on where it was, and counts nothing twice', async () => {
  const id = await begin()
  let batches = 0
  await expect(
    runLint(s.deps, id, (done, total) => {
      batches += 1
      if (batches === 2 && done <= total) throw new Error('the process is killed')
    }),
  ).rejects.toThrow('killed')
  const seen = async () =>
    (
      await s.rows<{ n: number }>(`select count(problems)::int as n from catalogue.lint_content where run_id = '${id}'`)
    )[0]?.n
  const before = await seen()
  await runLint(s.deps, id)
  // What the batch that was cut off did is undone with it; the one before it stands.
  expect(before).toBe(50)
  expect(await seen()).toBeGreaterThan(50)
  expect((await report()).run?.id).toBe(id)
})

test('from the command line over one office, leaving no trace', async () => {
  const creditCode = code.slice(0, 18)
  const found = await lintByOperator(s.db, { office: creditCode }, () => {})
  expect(found).toMatchObject({ offices: 1, itemsWithProblems: 1, worst: [{ creditCode }] })
  expect(found?.byRule[0]?.example?.message).not.toBe('')
  expect(await lintByOperator(s.db, { office: '91340000XN0000001X' }, () => {})).toBeUndefined()
  expect(
    await s.rows(`select id from catalogue.lint_run where region_prefix is not null or office_id is not null`),
  ).toEqual([])
})

test('a window officer, who does not read the library, is refused', async () => {
  const answer = await s.ask(startLint, { token: await s.officer('window') })
  expect(answer.status).toBe(403)
})
