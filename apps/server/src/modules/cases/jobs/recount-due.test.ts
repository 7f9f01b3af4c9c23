import { getMyCase } from '@tongban/contracts/cases/apply'
import { acceptCase, askCorrection, getCase, startProcedure } from '@tongban/contracts/cases/office-work'
import { listRecounts } from '@tongban/contracts/reference/calendar-notice'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importNotice, lookAtNotice } from '#modules/reference'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { takeMessages } from '#testing/people'
import { verifyLog } from '../actions/verify-log.ts'
import { lookAtDue, recountDue } from './recount-due.ts'

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
  s.deps.clock.set('2026-12-28T02:00:00Z')
})
afterAll(() => s[Symbol.asyncDispose]())

const day = (name: string) => (date: string) => ({ date, name })
/** As the notice of 2027 might be: New Year's Day to 3 January, worked on Saturday the 9th. */
const notice = {
  document: '国办发明电〔2026〕9号',
  year: 2027,
  rest: [
    ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map(day('元旦')),
    ...['2027-02-05', '2027-02-06', '2027-02-07'].map(day('春节')),
    ...['2027-04-05'].map(day('清明节')),
    ...['2027-05-01', '2027-05-03'].map(day('劳动节')),
    ...['2027-06-09'].map(day('端午节')),
    ...['2027-09-15'].map(day('中秋节')),
    ...['2027-10-01', '2027-10-04'].map(day('国庆节')),
  ],
  work: ['2027-01-09'],
}
const quick = { settle: 0, batch: 2 }

test('a notice with a fault imports nothing, and says what to correct', async () => {
  const wrong = { ...notice, work: ['2027-01-01', '2027-01-12', '2029-01-06', '2027-02-30'] }
  const looked = await lookAtNotice(s.db, wrong)
  expect(looked.ok ? [] : looked.error.map(({ zh }) => zh)).toEqual([
    '2029-01-06不在2027年前后，请核对年份。',
    '“2027-02-30”不是真实的日期，请改正。',
    '2027-01-01既放假又上班，请按通知改正。',
    '2027-01-01不是周六或周日，本来就上班，不用列为调休上班。',
    '2027-01-12不是周六或周日，本来就上班，不用列为调休上班。',
  ])
  const { rest } = notice
  const none = await lookAtNotice(s.db, { ...notice, rest: rest.filter(({ name }) => name !== '春节') })
  expect(none).toMatchObject({ ok: false, error: [{ zh: '没有春节的放假日，请对照通知补上。' }] })
  expect(await s.rows('select 1 from reference.calendar_change')).toEqual([])
})

test('a notice moves the due dates of open cases, tells those concerned, and counts what it did once', async () => {
  const window = await s.officer('window')
  const submitted = await s.submitted(await s.person(1))
  const accepted = await s.submitted(await s.person(2), foodItem)
  const before = await s.after(window, (say) => say(acceptCase, { params: { id: accepted }, body: { version: 1 } }))
  expect(before).toMatchObject({ due: '2027-01-07', clock: { provisional: true } })
  const waiting = await s.submitted(await s.person(3))
  const items = [{ target: 'field' as const, key: 'industry', label: '', request: '请写明行业的全称。' }]
  await s.say(window)(askCorrection, { params: { id: waiting }, body: { version: 1, items } })
  const standing = await s.submitted(await s.person(4), foodItem)
  await s.say(window)(acceptCase, { params: { id: standing }, body: { version: 1 } })
  const procedure = { version: 2, kind: 'testing' as const, reason: '需要检测水质。', days: 5 }
  await s.say(await s.officer('handler'))(startProcedure, { params: { id: standing }, body: procedure })
  await takeMessages(s)

  const looked = await lookAtNotice(s.db, notice)
  const calendar = looked.ok ? looked.value.calendar : { years: {} }
  const outlook = await lookAtDue(s.deps, calendar)
  expect(outlook).toMatchObject({ counted: 4, earlier: 0, later: 2 })
  expect(outlook.moved).toContainEqual({ id: accepted, before: '2027-01-07', after: '2027-01-08' })

  const imported = await importNotice(s.deps, notice, '测试')
  const changeId = imported.ok ? (imported.value ?? '') : ''
  await Promise.all([recountDue(s.deps, changeId, quick), recountDue(s.deps, changeId, quick)])
  await recountDue(s.deps, changeId, quick)

  const after = await s.say(window)(getCase, { params: { id: accepted } })
  expect(after).toMatchObject({ due: '2027-01-08', clock: { provisional: false }, version: 3 })
  expect(after.timeline.at(-1)).toMatchObject({
    actor: '系统',
    text: '放假安排公布（国办发明电〔2026〕9号），到期日由2027年1月7日改为2027年1月8日',
  })
  expect((await s.events(accepted)).filter((type) => type === 'due-recounted').length).toBe(1)
  const mine = await s.say(await s.person(1))(getMyCase, { params: { id: submitted } })
  expect(mine.due).toBe('2027-01-06')
  const queued = await s.rows('select due::text from cases.work_item where case_id = $1', [submitted])
  expect(queued).toEqual([{ due: '2027-01-06' }])
  expect((await s.events(standing)).at(-1)).toBe('procedure-started')

  const { recounts } = await s.say(await s.officerWith(['platform.jobs']))(listRecounts, {})
  expect(recounts).toMatchObject([{ document: notice.document, counted: 4, earlier: 0, later: 2, settled: 1 }])
  expect(recounts[0]?.endedAt).not.toBeNull()
  expect(await verifyLog(s.db)).toMatchObject({ breaks: [], dayBreaks: [] })
})

test('the same days again change nothing, and what was imported is not seeded over', async () => {
  expect(await importNotice(s.deps, notice, '测试')).toEqual({ ok: true, value: undefined })
  expect(await s.rows('select document from reference.calendar_year where year = 2027')).toEqual([
    { document: notice.document },
  ])
})
