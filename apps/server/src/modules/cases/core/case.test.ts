import type { CaseAction, CaseStatus } from '@tongban/contracts/cases/case'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '#platform/problems'
import type { Result } from '#platform/result'
import { aCase, aCaseThatIs, on } from '#testing/a-case'
import {
  type Act,
  accept,
  askCorrection,
  type Case,
  correct,
  decide,
  deliver,
  examine,
  passPreReview,
  refuse,
  withdraw,
} from './case.ts'
import { actionsFrom, allows, queueOf, transitions } from './lifecycle.ts'
import {
  acceptBySilence,
  allowSecondNotice,
  endProcedure,
  extend,
  startProcedure,
  terminate,
} from './proceeding-acts.ts'

const statuses: CaseStatus[] = [
  'submitted',
  'pre-reviewed',
  'correction-asked',
  'accepted',
  'special-procedure',
  'examined',
  'granted',
  'denied',
  'delivered',
  'refused',
  'withdrawn',
  'terminated',
]

const at = new Date('2026-03-03T02:00:00Z')
const days = on('2026-03-03')
const targets = {
  fields: new Map([
    ['shop_name', '店铺名称'],
    ['applicant_name', '姓名'],
  ]),
  materials: new Map([['lease', '租赁合同']]),
}
const item = { target: 'field', key: 'shop_name', label: '店铺名称', request: '请写明全称' } as const

const acts: Record<Exclude<CaseAction, 'deliver'>, (c: Case, version: number) => Result<Act, Problem>> = {
  'pass-pre-review': (c, version) => passPreReview(c, { version }),
  'ask-correction': (c, version) => askCorrection(c, { version, items: [item] }, targets, at, days),
  correct: (c, version) =>
    correct(c, { version }, { answers: c.answers, changedKeys: ['shop_name'], replaced: [] }, at, days),
  accept: (c, version) => accept(c, { version }, days),
  refuse: (c, version) => refuse(c, { version, reasons: '不属于本机关职权范围' }),
  examine: (c, version) =>
    examine(c, { version, proposal: 'grant', opinion: '符合条件，建议准予' }, { id: 'H', name: '李审' }, at),
  grant: (c, version) => decide(c, { version, decision: 'grant' }, { id: 'A' }),
  deny: (c, version) => decide(c, { version, decision: 'deny', reasons: '经营场所不符合条件' }, { id: 'A' }),
  withdraw: (c, version) => withdraw(c, { version }),
  'accept-by-silence': (c, version) => acceptBySilence({ ...c, version }, '2026-03-02', days),
  'allow-second-notice': (c, version) =>
    allowSecondNotice({ ...c, noticedAt: at }, { version, reasons: '漏列了一份材料' }, { name: '赵局长' }),
  'start-procedure': (c, version) =>
    startProcedure(c, { version, kind: 'testing', reason: '需要检测水质', days: 10 }, { name: '李审' }, days),
  'end-procedure': (c, version) => endProcedure(c, { version, outcome: '检测合格' }, days),
  extend: (c, version) =>
    extend(c, { version, days: 10, reasons: '案情复杂需要核实' }, { name: '赵局长' }, days, {
      days: 20,
      unit: 'workday',
    }),
  terminate: (c, version) => terminate(c, { version, reasons: '申请人死亡，无人承继' }, { id: 'A' }, days.today),
}

const leadsTo = (action: CaseAction, status: CaseStatus): CaseStatus => {
  const { to } = transitions[action]
  return to === 'same' ? status : to
}

const every = statuses.flatMap((status) =>
  (Object.keys(acts) as (keyof typeof acts)[]).map((action) => [action, status] as const),
)

test.each(every)('%s on a case that is %s follows the table of the law', (action, status) => {
  const result = acts[action](aCaseThatIs(status), 3)
  if (allows(action, status)) expect(result).toMatchObject({ ok: true, value: { to: leadsTo(action, status) } })
  else expect(result).toMatchObject({ ok: false, error: { code: 'cases.wrong-status', status: 409 } })
})

// The platform accepts by silence what it has just read under lock.
test.each((Object.keys(acts) as (keyof typeof acts)[]).filter((action) => action !== 'accept-by-silence'))(
  '%s by somebody who saw an older version is refused as stale',
  (action) => {
    const status = transitions[action].from[0]
    expect(acts[action](aCaseThatIs(status), 2)).toMatchObject({
      ok: false,
      error: { code: 'cases.stale-version', status: 412, current: 3 },
    })
  },
)

test('what must be corrected is told once; a second notice is refused', () => {
  expect(askCorrection(aCase({ noticedAt: at }), { version: 3, items: [item] }, targets, at, days)).toMatchObject({
    error: { code: 'cases.noticed-already' },
  })
})

test('a notice names fields and materials of the case only, and never what a base library says', () => {
  for (const key of ['unknown', 'applicant_name'])
    expect(askCorrection(aCase(), { version: 3, items: [{ ...item, key }] }, targets, at, days)).toMatchObject({
      error: { code: 'cases.correction-target-unknown' },
    })
  expect(
    askCorrection(aCase(), { version: 3, items: [{ ...item, target: 'material', key: 'lease' }] }, targets, at, days),
  ).toMatchObject({ ok: true })
})

test('corrections are taken when every item of the notice is done, and say which is not', () => {
  const noticed = aCase({
    status: 'correction-asked',
    corrections: [item, { target: 'material', key: 'lease', label: '租赁合同', request: '缺最后一页' }],
    noticedAt: at,
  })
  const half = correct(
    noticed,
    { version: 3 },
    { answers: noticed.answers, changedKeys: ['shop_name'], replaced: [] },
    at,
    days,
  )
  expect(half).toMatchObject({ error: { code: 'cases.correction-incomplete', fields: [{ key: 'lease' }] } })
  expect(
    correct(
      noticed,
      { version: 3 },
      { answers: noticed.answers, changedKeys: ['shop_name'], replaced: ['lease'] },
      at,
      days,
    ),
  ).toMatchObject({ value: { to: 'submitted' } })
})

test('the handler may not decide the same case', () => {
  expect(
    decide(aCase({ status: 'examined', handlerId: 'H' }), { version: 3, decision: 'grant' }, { id: 'H' }),
  ).toMatchObject({ error: { code: 'cases.same-person', status: 403 } })
})

test('a denial needs reasons, a grant does not', () => {
  const examined = aCase({ status: 'examined', handlerId: 'H' })
  expect(decide(examined, { version: 3, decision: 'deny', reasons: ' ' }, { id: 'A' })).toMatchObject({
    error: { code: 'cases.reasons-missing' },
  })
  expect(decide(examined, { version: 3, decision: 'grant' }, { id: 'A' })).toMatchObject({ ok: true })
})

test('delivery happens once', () => {
  expect(deliver(aCase({ status: 'granted' }), 'd')).toMatchObject({ ok: true })
  expect(deliver(aCase({ status: 'delivered' }), 'd')).toMatchObject({ error: { code: 'cases.wrong-status' } })
})

test('whatever is done, a closed case waits in no queue and nobody can act on it but to rate', () => {
  for (const status of statuses) {
    const open = actionsFrom(status, () => true).length > 0
    expect([status, queueOf(status) !== undefined || status === 'granted']).toEqual([status, open])
  }
})

test('random histories never leave the table, and versions count the acts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), { maxLength: 20 }),
      (history) => {
        let c = aCase()
        for (const action of history) {
          const result = acts[action](c, c.version)
          if (!result.ok) continue
          expect((transitions[action].from as readonly string[]).includes(c.status)).toBe(true)
          c = { ...c, ...result.value.patch, status: result.value.to, version: c.version + 1 }
        }
        expect(c.noticedAt === null || c.corrections.length === 1).toBe(true)
      },
    ),
  )
})
