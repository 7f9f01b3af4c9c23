import { parseCreditCode } from '@tongban/codes/credit-code'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database'
import { dataDir } from '#testing/template'
import { regionAt } from './core/region-level.ts'
import { seedOffices } from './seed.ts'

type Row = {
  credit_code: string
  level: string
  region_code: string
  department_keys: string[]
  consult_phone: string
} & {
  complaint_phone: string
  address: string
  name: string
}

let db: TestDatabase
let client: pg.Client
let offices: Row[]
beforeAll(async () => {
  db = await testDatabase()
  client = new pg.Client(db.url)
  await client.connect()
  await seedOffices(client, dataDir)
  offices = (await client.query<Row>('select * from identity.office')).rows
})
afterAll(async () => {
  await client.end()
  await db[Symbol.asyncDispose]()
})

test('every division of the five levels has an office', async () => {
  const levels = Map.groupBy(offices, (o) => o.level)
  expect([levels.get('village')?.length, levels.get('township')?.length]).toEqual([18_334, 1685])
  expect(new Set(levels.get('county')?.map((o) => o.region_code)).size).toBe(119)
  expect(new Set(levels.get('city')?.map((o) => o.region_code)).size).toBe(16)
})

test('credit codes are valid by GB 32100, each given once; those of the data keep theirs', () => {
  for (const { credit_code } of offices) expect(parseCreditCode(credit_code).valid, credit_code).toBe(true)
  expect(new Set(offices.map((o) => o.credit_code)).size).toBe(offices.length)
  expect(offices.find((o) => o.name.startsWith('安徽省市场监督管理局'))?.credit_code).toBe('11340000XN0000266B')
})

test('phones can ring at nobody, and complaints go to another number than questions', () => {
  for (const { consult_phone, complaint_phone } of offices) {
    // Local numbers in China begin with 2 to 8.
    expect(consult_phone).toMatch(/^05\d\d-1\d{7}$/)
    expect(complaint_phone).toMatch(/^05\d\d-1\d{7}$/)
    expect(consult_phone).not.toBe(complaint_phone)
  }
})

test('an office has the address of its division', () => {
  expect(offices.find((o) => o.region_code === '340102100007')?.address).toBe(
    '安徽省合肥市瑶海区大兴镇东岗社区居委会便民服务站',
  )
})

test('seeding again changes nothing', async () => {
  const before = (await client.query('select id, credit_code from identity.office order by id')).rows
  await seedOffices(client, dataDir)
  expect((await client.query('select id, credit_code from identity.office order by id')).rows).toEqual(before)
})

test.each([
  ['340102100007', 'county', '340102000000'],
  ['340102100007', 'village', '340102100007'],
  ['340102000000', 'county', '340102000000'],
  ['340102000000', 'township', undefined],
  ['340000000000', 'province', '340000000000'],
  ['340100000000', 'province', '340000000000'],
  ['341002198000', 'township', '341002198000'],
] as const)('for %s the %s is %s', (code, level, region) => expect(regionAt(code, level)).toBe(region))
