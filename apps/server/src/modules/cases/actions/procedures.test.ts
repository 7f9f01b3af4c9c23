import { getMyCase } from '@tongban/contracts/cases/apply'
import {
  acceptCase,
  endProcedure,
  examineCase,
  extendLimit,
  getCase,
  listQueue,
  previewOf,
  startProcedure,
} from '@tongban/contracts/cases/office-work'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CasesServer, foodItem, testCases } from '#testing/cases'
import { commonRefusals, officeRefusals, repeatable } from '#testing/common-refusals'

// Titles cite the law: the articles of 行政许可法.

let s: CasesServer
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())
const at = (day: string) => s.deps.clock.set(`${day}T02:00:00Z`)
beforeEach(() => at('2026-03-02'))

const testing = { kind: 'testing', reason: '经营场所使用自备水源，需要检测水质。', days: 10 } as const
/** Accepted on Monday, 2 March 2026: promised by Wednesday the 11th, by law by Monday the 30th. */
const accepted = async (n: number) => s.accepted(await s.person(n), foodItem)
const starting = async (n = 1) => {
  const { id, version } = await accepted(n)
  return { token: await s.officer('handler'), params: { id }, body: { version, ...testing } }
}
const limitsOf = (limits: readonly { kind: string; clock: { due: string } | null; light: string }[]) =>
  Object.fromEntries(limits.map(({ kind, clock, light }) => [kind, clock?.due ?? light]))

commonRefusals(() => s, startProcedure, starting)
officeRefusals(() => s, startProcedure, starting)
repeatable(() => s, startProcedure, starting, { reason: '另一个理由，换一句。' })

test('art. 45: testing stops both limits with its notice, and its days are not counted', async () => {
  const { id, version, limits } = await accepted(2)
  expect(limitsOf(limits)).toMatchObject({ promised: '2026-03-11', statutory: '2026-03-30' })
  at('2026-03-04')
  const standing = await s.after(await s.officer('handler'), (say) =>
    say(startProcedure, { params: { id }, body: { version, ...testing } }),
  )
  expect(standing).toMatchObject({ status: 'special-procedure', due: null, clock: null })
  // Ten working days after Wednesday, 4 March.
  expect(limitsOf(standing.limits)).toEqual({
    procedure: '2026-03-18',
    step: 'standing',
    promised: 'standing',
    statutory: 'standing',
  })
  expect(await s.queueOf(id)).toBe('procedure')
  const notice = standing.documents.find(({ kind }) => kind === 'procedure-notice')
  expect(notice?.number).toContain('特程字〔2026〕')
  expect(standing.proceedings.procedures).toMatchObject([{ from: '2026-03-04', to: null, noticeNo: notice?.number }])
  const row = (await s.say(await s.officer('handler'))(listQueue, { params: { queue: 'procedure' } })).rows.find(
    ({ caseId }) => caseId === id,
  )
  expect(row).toMatchObject({ due: '2026-03-18', light: 'normal' })

  at('2026-03-16')
  const outcome = '检测报告合格，编号WS-2026-031。'
  const running = await s.after(await s.officer('handler'), (say) =>
    say(endProcedure, { params: { id }, body: { version: standing.version, outcome } }),
  )
  // One of the seven days (3 March) was over on the 4th; the other six run from the 17th.
  expect(running).toMatchObject({ status: 'accepted', due: '2026-03-24' })
  expect(limitsOf(running.limits)).toMatchObject({ promised: '2026-03-24', statutory: '2026-04-13' })
  expect(running.clock?.explanation.map(({ zh }) => zh).join()).toContain(notice?.number ?? 'none')
  expect(await s.queueOf(id)).toBe('examination')
  expect(running.timeline.map(({ type }) => type).slice(-2)).toEqual(['procedure-started', 'procedure-ended'])
})

test('art. 45: without a notice the clock does not stop: what cannot be printed starts nothing', async () => {
  const { id, version } = await accepted(3)
  const reason = '需要检测水质 \u{1F600}，请稍候。'
  const body = { version, ...testing, reason }
  expect(await s.refused(startProcedure, { token: await s.officer('handler'), params: { id }, body })).toEqual([
    422,
    'licences.character-not-printable',
  ])
  expect((await s.say(await s.officer('handler'))(getCase, { params: { id } })).status).toBe('accepted')
})

test('an opinion waits until the special procedure ended', async () => {
  const { params, token, body } = await starting(4)
  const { version } = await s.say(token)(startProcedure, { params, body })
  const opinion = { version, proposal: 'grant' as const, opinion: '符合条件，建议准予。' }
  expect(await s.refused(examineCase, { token, params, body: opinion })).toEqual([409, 'cases.wrong-status'])
  expect(await s.refused(startProcedure, { token, params, body: { ...body, version } })).toEqual([
    409,
    'cases.wrong-status',
  ])
})

const hearing = { heldOn: '2026-03-16', place: '瑶海区政务服务中心三楼会议室', host: '孙丽娟' }
const asked = (version: number, given: object) => ({
  version,
  kind: 'hearing' as const,
  reason: '直接涉及相邻住户的重大利益关系。',
  hearing: { ...hearing, ...given },
})

test('arts. 46–48: a hearing is told seven days before, held within twenty, led by another than who examines', async () => {
  const { id, version } = await accepted(5)
  const token = await s.officer('handler')
  const { name } = (
    await s.rows<{ name: string }>(`select name from identity.officer where account = 'yaohai-scjg-handler'`)
  )[0] ?? { name: '' }
  const refused = (given: object) => s.refused(startProcedure, { token, params: { id }, body: asked(version, given) })
  // The seventh working day after Monday, 2 March, is Wednesday the 11th; the twentieth Monday the 30th.
  expect(await refused({ heldOn: '2026-03-10' })).toEqual([422, 'cases.hearing-too-soon'])
  expect(await refused({ heldOn: '2026-03-31' })).toEqual([422, 'cases.hearing-too-late'])
  expect(await refused({ host: name })).toEqual([422, 'cases.host-examines'])
  const { hearing: _, ...none } = asked(version, {})
  expect(await s.refused(startProcedure, { token, params: { id }, body: none })).toEqual([422, 'cases.hearing-missing'])

  const standing = await s.after(token, (say) => say(startProcedure, { params: { id }, body: asked(version, {}) }))
  expect(standing.documents.at(-1)).toMatchObject({ kind: 'hearing-notice' })
  expect(limitsOf(standing.limits)['procedure']).toBe('2026-03-16')
  const record = { version: standing.version, outcome: '听证笔录已由各方签字，主要意见为：同意。' }
  expect(await s.refused(endProcedure, { token, params: { id }, body: record })).toEqual([
    409,
    'cases.hearing-not-held',
  ])
  at('2026-03-16')
  const after = await s.after(await s.officer('handler'), (say) => say(endProcedure, { params: { id }, body: record }))
  expect(after.proceedings.procedures).toMatchObject([{ outcome: record.outcome, to: '2026-03-16' }])
})

test('what the person sees: the limit stands still, since when, and the notice', async () => {
  const { params, token, body } = await starting(6)
  await s.say(token)(startProcedure, { params, body })
  const mine = await s.say(await s.person(6))(getMyCase, { params })
  expect(mine.limits.find(({ kind }) => kind === 'promised')).toMatchObject({ clock: null, standsSince: '2026-03-02' })
  expect(mine.timeline.at(-1)?.text).toBe('开始检测，预计2026年3月16日前完成，期间不计入办理期限')
})

const extending = async (n = 7) => {
  const { id, version } = await accepted(n)
  return {
    token: await s.officer('leader'),
    params: { id },
    body: { version, days: 10, reasons: '权属需要向登记机构核实。' },
  }
}
commonRefusals(() => s, extendLimit, extending)
officeRefusals(() => s, extendLimit, extending, 'cases.extended-already')
repeatable(() => s, extendLimit, extending, { reasons: '另一个理由，换一句。' })

test('art. 42: the head of the office extends once, by ten days at most, with the reasons told', async () => {
  const { token, params, body } = await extending(8)
  const longer = await s.after(token, (say) => say(extendLimit, { params, body }))
  expect(longer).toMatchObject({ status: 'accepted', due: '2026-03-25' })
  expect(limitsOf(longer.limits)).toMatchObject({ promised: '2026-03-25', statutory: '2026-04-14' })
  expect(longer.documents.at(-1)).toMatchObject({ kind: 'extension-notice' })
  const again = { token, params, body: { ...body, version: longer.version } }
  expect(await s.refused(extendLimit, again)).toEqual([409, 'cases.extended-already'])
  expect(longer.closedActions.find(({ action }) => action === 'extend')?.why).toContain('只能延长一次')
  const eleven = await s.ask(extendLimit, { token, params, body: { ...body, days: 11 } })
  expect(eleven.status).toBe(400)
})

test('art. 42: what is over cannot be extended', async () => {
  const { params, body } = await extending(9)
  at('2026-03-31')
  const late = { token: await s.officer('leader'), params, body }
  expect(await s.refused(extendLimit, late)).toEqual([409, 'cases.limit-passed'])
})

test('a document can be read before it takes effect, word for word, and asking leaves nothing behind', async () => {
  const { token, params, body } = await starting(10)
  const before = await s.trace()
  const shown = await s.say(token)(previewOf(startProcedure), { params, body })
  expect(await s.trace()).toEqual(before)
  await s.say(token)(startProcedure, { params, body })
  const [issued] = await s.rows<{ content: object }>(
    `select content from licences.document where case_id = $1 and kind = 'procedure-notice'`,
    [params.id],
  )
  expect(shown).toMatchObject(issued?.content ?? { nothing: 'issued' })
})

test('a preview answers what would stop the act, and is not for other offices', async () => {
  const id = await s.submitted(await s.person(11), foodItem)
  const stale = { token: await s.officer('window'), params: { id }, body: { version: 9 } }
  expect(await s.ask(previewOf(acceptCase), stale)).toMatchObject({ status: 412, code: 'cases.stale-version' })
  const elsewhere = { token: await s.officer('window', 'feixi-scjg'), params: { id }, body: { version: 1 } }
  expect(await s.ask(previewOf(acceptCase), elsewhere)).toMatchObject({ status: 404 })
  const shown = await s.say(await s.officer('window'))(previewOf(acceptCase), { params: { id }, body: { version: 1 } })
  expect(shown.paragraphs.join()).toContain('现予受理')
})
