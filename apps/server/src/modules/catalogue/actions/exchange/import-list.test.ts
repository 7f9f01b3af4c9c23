import { buffer } from 'node:stream/consumers'
import { read, utils, write } from '@e965/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#platform/actor'
import { type TestServer, testServer } from '#testing/server'
import { exportTo } from './export-items.ts'
import { importByOperator } from './import-by-operator.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const now = new Date('2026-03-02T01:00:00Z')
const quiet = () => {}
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function take(bytes: Uint8Array, { name = 'list.csv', dryRun = false } = {}) {
  return importByOperator(server.db, { bytes, name, given: {}, now }, { dryRun, told: quiet })
}

const head =
  '基本编码,事项名称,英文名称,事项类型,指导部门,行使层级,设定依据,服务对象,法定办结时限,承诺办结时限,受理条件'
const basis = '《食品安全法》第三十五条'
const row = (code: string, name: string, { type = '01', law = basis } = {}) =>
  `${code},${name},An item,${type},市场监督管理局,4县级,${law},自然人,20,10,有固定场所`.replace('4县级', '县级')
const list = (...rows: string[]) => bytesOf([head, ...rows].join('\r\n'))
const told = (report: Awaited<ReturnType<typeof take>>) => report.problems.map((p) => `${p.line} ${p.field} ${p.code}`)

const count = async (baseCode: string): Promise<number> =>
  (
    await server.db.read(system('test'), (tx) =>
      tx.only(sql<{ n: number }>`
        select count(*) as n from catalogue.revision r join catalogue.directory_item d on d.id = r.item_id where d.base_code = ${baseCode}`),
    )
  ).n

test('a list is taken over whole; the same list again changes nothing', async () => {
  const file = list(row('340131990001', '甲类事项'), row('340131990002', '乙类事项'))
  expect(await take(file)).toMatchObject({ rows: 2, added: 2, changed: 0, unchanged: 0, errors: 0 })
  expect(await take(file)).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2, errors: 0 })
  expect([await count('340131990001'), await count('340131990002')]).toEqual([1, 1])
  const changed = list(row('340131990001', '甲类事项（新）'), row('340131990002', '乙类事项'))
  expect(await take(changed)).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
  expect([await count('340131990001'), await count('340131990002')]).toEqual([2, 1])
})

test('with one wrong row nothing of the list is taken over', async () => {
  const report = await take(list(row('340131990011', '对的'), row('340199990012', '类型不对', { type: '77' })))
  expect(report).toMatchObject({ errors: expect.any(Number), wrong: 1 })
  expect(await count('340131990011')).toBe(0)
})

test('a dry run writes nothing', async () => {
  expect(await take(list(row('340131990021', '试一试')), { dryRun: true })).toMatchObject({ added: 1, errors: 0 })
  expect(await count('340131990021')).toBe(0)
})

test.for([
  ['a code of the scheme before 2019', row('XK00001001', '旧码'), 'import.code-old', '基本编码'],
  ['an implementing code of 24 characters', row('340131990031ABCDEFGHIJKL', '旧码'), 'import.code-old', '基本编码'],
  ['a code that is none', row('99', '错码'), 'import.code-layout', '基本编码'],
  ['no code', row('', '无码'), 'import.code-missing', '基本编码'],
  ['a type that nobody knows', row('340131990032', '类型', { type: '征税' }), 'import.type-unknown', '事项类型'],
  [
    'a type against the code',
    row('340131990033', '类型', { type: '公共服务' }),
    'import.type-against-code',
    '事项类型',
  ],
  [
    'an article nobody has entered',
    row('340131990034', '依据', { law: '《某某法》第三条' }),
    'import.article-unknown',
    '设定依据',
  ],
  [
    'a basis that names no article',
    row('340131990035', '依据', { law: '有关规定' }),
    'import.basis-unreadable',
    '设定依据',
  ],
] as const)('%s gets its sentence, by line and column', async ([, line, code, field]) => {
  const report = await take(list(row('340131990041', '好的'), line), { dryRun: true })
  const problem = report.problems.find((one) => one.code === code)
  expect(problem).toMatchObject({ line: 3, field, level: 'error' })
  expect(problem?.message).toMatch(/请/)
})

test('a row tells at once everything wrong with it: code, fields, and what the gate would refuse', async () => {
  const heads = `${head},到办事现场次数,是否收费`
  const everything = `99,样样不对,Wrong,征税,没有的部门,九级,有关规定,自然人,三天,20,有固定场所,2,是`
  const codeOnly = `${row('99', '只有编码不对')},2,是`
  const report = await take(bytesOf([heads, everything, codeOnly].join('\n')), { dryRun: true })
  const of = (line: number) => told(report).filter((one) => one.startsWith(`${line} `))
  expect(of(2)).toEqual([
    ...['2 基本编码 import.code-layout', '2 事项类型 import.type-unknown', '2 设定依据 import.basis-unreadable'],
    ...['2 指导部门 import.department-unknown', '2 行使层级 import.level-unknown', '2 法定办结时限 import.number'],
    ...of(2).slice(6),
  ])
  // What the gate refuses stands in the column that tells it, beside the wrong code.
  for (const line of [2, 3]) {
    expect(of(line)).toContain(`${line} 到办事现场次数 catalogue.visit-reason`)
    expect(of(line)).toContain(`${line} 是否收费 catalogue.fee-text`)
  }
  expect(of(3)[0]).toBe('3 基本编码 import.code-layout')
  // One thing is told once: a department that nobody knows is not said to be missing too.
  expect(of(2).filter((one) => one.includes('指导部门'))).toHaveLength(1)
})

test('a material that the gate refuses is told in its own row', async () => {
  const book = utils.book_new(
    utils.aoa_to_sheet([head.split(','), row('340131990091', '有材料的事项').split(',')]),
    '目录',
  )
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['基本编码', '材料名称'],
      ['340131990091', '法定代表人身份证'],
      ['340131990091', '月球土地证'],
      ['340131990091', '其他材料'],
    ]),
    '材料',
  )
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  const report = await take(bytes, { name: 'a.xlsx', dryRun: true })
  expect(report.problems.filter(({ level }) => level === 'error')).toMatchObject([
    { table: '材料', line: 2, field: '材料名称', code: 'catalogue.material-supplied' },
    { table: '材料', line: 3, field: '材料名称', code: 'catalogue.material-code-unknown' },
    { table: '材料', line: 4, field: '材料名称', code: 'catalogue.material-vague' },
  ])
})

test('a list of a head only says that rows are missing', async () => {
  expect(told(await take(list(), { dryRun: true }))).toEqual(['1  import.no-rows'])
})

test('a code that stands twice names the line of the first', async () => {
  const report = await take(list(row('340131990051', '一'), row('340131990052', '二'), row('340131990051', '三')))
  expect(told(report)).toEqual(['4 基本编码 import.code-twice'])
  expect(report.problems[0]?.message).toContain('第2行')
})

test('an article whose words come with the list is entered with it', async () => {
  const law = '《新设条例》第五条：申请人应当向县级主管部门提出申请，并提交证明材料。'
  expect(await take(list(row('340131990061', '新法', { law })))).toMatchObject({ errors: 0, added: 1 })
  const [article] = await server.db.read(system('test'), (tx) =>
    tx.rows(
      sql<{ text: string }>`select text from catalogue.legal_article where law = '新设条例' and article = '第五条'`,
    ),
  )
  expect(article?.text).toContain('县级主管部门')
})

test('a list in GBK is read as what it is', async () => {
  // 基本编码,事项名称 in GBK, then a row of which only the name is Chinese.
  const gbk = Uint8Array.of(
    ...[0xbb, 0xf9, 0xb1, 0xbe, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xca, 0xc2, 0xcf, 0xee, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a],
    ...bytesOf('340131990071,'),
    ...[0xcd, 0xf8, 0xd4, 0xbc, 0xb3, 0xb5, 0x0a],
  )
  const report = await take(gbk, { dryRun: true })
  expect(report.encoding).toBe('GB18030')
  expect(report.tables[0]?.columns.map(({ element }) => element)).toEqual(['baseCode', 'name'])
})

test('a broken letter in a long list keeps out its own row only', async () => {
  const good = Array.from({ length: 400 }, (_, i) => row(`34013188${String(i).padStart(4, '0')}`, `事项${i}`))
  const bytes = list(...good)
  const at = bytesOf([head, ...good.slice(0, 200)].join('\r\n')).length
  const broken = Uint8Array.of(...bytes.slice(0, at - 3), 0xff, ...bytes.slice(at - 3))
  const report = await take(broken, { dryRun: true })
  expect(report.encoding).toBe('UTF-8')
  expect(told(report)).toEqual(['201 受理条件 import.broken-text'])
})

test('a quote that is never closed is told with its row, and the rest is looked at', async () => {
  const bytes = bytesOf(['基本编码,事项名称', '340131990072,"食品', '99,错码', ''].join('\r\n'))
  const report = await take(bytes, { dryRun: true })
  expect(told(report)).toEqual(
    expect.arrayContaining(['2 事项名称 import.quote-open', '3 基本编码 import.code-layout']),
  )
})

test('merged cells of a workbook are read downwards and refused across', async () => {
  const sheet = utils.aoa_to_sheet([
    head.split(','),
    row('340131990081', '上').split(','),
    row('340131990082', '下').split(',').with(4, ''),
    row('340131990083', '').split(','),
  ])
  sheet['!merges'] = [
    { s: { r: 1, c: 4 }, e: { r: 2, c: 4 } },
    { s: { r: 3, c: 0 }, e: { r: 3, c: 1 } },
  ]
  const book = utils.book_new(sheet, '目录')
  const report = await take(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, {
    name: 'a.xlsx',
    dryRun: true,
  })
  expect(report.problems.map((p) => `${p.line} ${p.field} ${p.code} ${p.level}`)).toEqual([
    '3 指导部门 import.merged-cell warning',
    '4 事项名称 import.merged-cell error',
    '4 事项名称 import.missing error',
  ])
})

test('what is exported for people and for the nation is read back without a change', async () => {
  for (const ask of [
    { kind: 'directory', format: 'csv' },
    { kind: 'directory', format: 'xlsx' },
    { kind: 'implementing', format: 'xlsx', region: '340102001000' },
    { kind: 'national', format: 'xlsx', region: '340102001000' },
  ] as const) {
    const made = await exportTo(server.db, ask)
    if (!made.ok) throw new Error(made.error.detailEn)
    const bytes = await buffer(made.value)
    const report = await take(bytes, { name: `items.${ask.format}`, dryRun: true })
    expect([ask, told(report).slice(0, 5), report.added, report.changed]).toEqual([ask, [], 0, 0])
    expect(report.unchanged).toBeGreaterThan(50)
  }
})

test('the national tables are three, by the names of their fields', async () => {
  const made = await exportTo(server.db, { kind: 'national', format: 'xlsx', region: '340102001000' })
  if (!made.ok) throw new Error(made.error.detailEn)
  const book = read(await buffer(made.value))
  expect(book.SheetNames).toEqual(['up_task_directory', 'up_task_general_material', 'up_task_general_basic'])
  const [fields] = utils.sheet_to_json<string[]>(book.Sheets['up_task_general_basic'] ?? {}, { header: 1 })
  expect(fields).toEqual(expect.arrayContaining(['task_code', 'catalog_code', 'dept_code', 'promise_day']))
  expect(await exportTo(server.db, { kind: 'national', format: 'csv' })).toMatchObject({
    error: { code: 'catalogue.export-needs-workbook' },
  })
})

const implementingHead = '实施编码,基本编码,事项名称,实施主体编码,承诺办结时限,咨询方式,监督投诉方式'
const implementing = (...rows: string[]) => bytesOf([implementingHead, ...rows].join('\n'))
async function anImplementation() {
  return server.db.read(system('test'), (tx) =>
    tx.only(sql<{ code: string; base: string; name: string; credit: string; days: number }>`
      select i.code, right(i.code, 12) as base, r.content ->> 'name' as name, left(i.code, 18) as credit, (r.content ->> 'promisedDays')::int as days
      from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
      where i.item_id = 'AUTH-020' and i.level = 'county' order by i.code limit 1`),
  )
}

test('an office that promises less gets a revision of its own, and the guide says so', async () => {
  const { code, base, name, credit, days } = await anImplementation()
  const file = implementing(`${code},${base},${name},${credit},${days - 1},,`)
  expect(await take(file)).toMatchObject({ errors: 0, changed: 1 })
  expect(await take(file)).toMatchObject({ errors: 0, changed: 0, unchanged: 1 })
  const guide = (await server.app.inject(`/api/v1/items/${code}`)).json<{ content: { promisedDays: number } }>()
  expect(guide.content.promisedDays).toBe(days - 1)
})

test.for([
  [
    'a longer promise',
    (o: Awaited<ReturnType<typeof anImplementation>>) => `${o.code},${o.base},${o.name},${o.credit},${o.days + 90},,`,
    'import.local-not-allowed',
  ],
  [
    'another name than the directory has',
    (o: Awaited<ReturnType<typeof anImplementation>>) => `${o.code},${o.base},换个名字,${o.credit},,,`,
    'import.not-the-same',
  ],
  [
    'the base code of another item',
    (o: Awaited<ReturnType<typeof anImplementation>>) => `${o.code},340131005000,${o.name},${o.credit},,,`,
    'import.crossed',
  ],
  [
    'the same telephone for advice and complaint',
    (o: Awaited<ReturnType<typeof anImplementation>>) =>
      `${o.code},${o.base},${o.name},${o.credit},,0551-12345,0551-12345`,
    'import.local-not-allowed',
  ],
] as const)('an implementing row with %s is refused', async ([, line, code]) => {
  const report = await take(implementing(line(await anImplementation())), { dryRun: true })
  expect(report.problems.map((p) => p.code)).toContain(code)
})

test('an implementing row tells everything at once, also where its code is wrong', async () => {
  const { base, credit, name, days } = await anImplementation()
  const heads = `${implementingHead},事项状态,到办事现场次数`
  const report = await take(
    bytesOf([heads, `XX,${base},换个名字,${credit},${days + 90},0551-12345,0551-12345,停用,两次`].join('\n')),
    { dryRun: true },
  )
  expect(told(report)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^2 实施编码 import\.code-/),
      '2 事项状态 import.state-unknown',
      '2 到办事现场次数 import.number',
      '2 事项名称 import.not-the-same',
      '2 承诺办结时限 import.local-not-allowed',
    ]),
  )
  const unknown = await take(implementing(`,340131999999,${name},91340100000000000X,很快,,`), { dryRun: true })
  expect(told(unknown)).toEqual(
    expect.arrayContaining([
      '2 基本编码 import.not-in-directory',
      '2 实施主体编码 import.office-unknown',
      '2 承诺办结时限 import.number',
    ]),
  )
})

test('a sheet that is no list says which columns a list needs', async () => {
  const report = await take(bytesOf('a,b\n1,2'), { dryRun: true })
  expect(report.problems).toMatchObject([{ code: 'import.table-unknown', line: 1 }])
})
