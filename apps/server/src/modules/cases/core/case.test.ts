import type { CaseAction, CaseStatus } from '@tongban/contracts/cases/case'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '#platform/problems'
import type { Result } from '#platform/result'
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

const statuses: CaseStatus[] = [
  'submitted',
  'pre-reviewed',
  'correction-asked',
  'accepted',
  'examined',
  'granted',
  'denied',
  'delivered',
  'refused',
  'withdrawn',
]

const aCase = (given: Partial<Case> = {}): Case => ({
  id: '018f0000-0000-7000-8000-000000000001',
  caseNo: 'N1',
  itemCode: 'I',
  revisionId: 'R',
  itemName: '食品经营许可',
  itemNameEn: 'Food licence',
  officeId: 'O',
  officeName: '瑶海区市场监督管理局',
  level: 'county',
  regionCode: '340102000000',
  regionName: '瑶海区',
  subjectId: 'S',
  personId: 'S',
  applicantName: '王一诺',
  actedBy: null,
  holderLookup: 'h',
  maskedIdentifier: 'm',
  maskedMobile: 'm',
  audience: 'natural',
  status: 'submitted',
  version: 3,
  answers: { shop_name: '老王面馆', applicant_name: '王一诺' },
  lockedKeys: ['applicant_name'],
  promisedDays: 7,
  submittedAt: new Date('2026-03-02T01:00:00Z'),
  due: '2026-03-09',
  clock: null,
  corrections: [],
  answersBefore: null,
  correctedAt: null,
  noticedAt: null,
  opinion: null,
  handlerId: null,
  reasons: null,
  rated: false,
  headSeq: 1,
  headHash: 'x',
  ...given,
})
const at = new Date('2026-03-03T02:00:00Z')
const clock = { due: '2026-03-12', provisional: false, explanation: [] }
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
  'ask-correction': (c, version) => askCorrection(c, { version, items: [item] }, targets, at),
  correct: (c, version) =>
    correct(c, { version }, { answers: c.answers, changedKeys: ['shop_name'], replaced: [] }, at),
  accept: (c, version) => accept(c, { version }, clock),
  refuse: (c, version) => refuse(c, { version, reasons: '不属于本机关职权范围' }),
  examine: (c, version) =>
    examine(c, { version, proposal: 'grant', opinion: '符合条件，建议准予' }, { id: 'H', name: '李审' }, at),
  grant: (c, version) => decide(c, { version, decision: 'grant' }, { id: 'A' }),
  deny: (c, version) => decide(c, { version, decision: 'deny', reasons: '经营场所不符合条件' }, { id: 'A' }),
  withdraw: (c, version) => withdraw(c, { version }),
}

const every = statuses.flatMap((status) =>
  (Object.keys(acts) as (keyof typeof acts)[]).map((action) => [action, status] as const),
)

test.each(every)('%s on a case that is %s follows the table of the law', (action, status) => {
  const result = acts[action](aCase({ status }), 3)
  if (allows(action, status)) expect(result).toMatchObject({ ok: true, value: { to: transitions[action].to } })
  else expect(result).toMatchObject({ ok: false, error: { code: 'cases.wrong-status', status: 409 } })
})

test.each(Object.keys(acts) as (keyof typeof acts)[])(
  '%s by somebody who saw an older version is refused as stale',
  (action) => {
    const status = transitions[action].from[0]
    expect(acts[action](aCase({ status }), 2)).toMatchObject({
      ok: false,
      error: { code: 'cases.stale-version', status: 412, current: 3 },
    })
  },
)

test('what must be corrected is told once; a second notice is refused', () => {
  expect(askCorrection(aCase({ noticedAt: at }), { version: 3, items: [item] }, targets, at)).toMatchObject({
    error: { code: 'cases.noticed-already' },
  })
})

test('a notice names fields and materials of the case only, and never what a base library says', () => {
  for (const key of ['unknown', 'applicant_name'])
    expect(askCorrection(aCase(), { version: 3, items: [{ ...item, key }] }, targets, at)).toMatchObject({
      error: { code: 'cases.correction-target-unknown' },
    })
  expect(
    askCorrection(aCase(), { version: 3, items: [{ ...item, target: 'material', key: 'lease' }] }, targets, at),
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
  )
  expect(half).toMatchObject({ error: { code: 'cases.correction-incomplete', fields: [{ key: 'lease' }] } })
  expect(
    correct(noticed, { version: 3 }, { answers: noticed.answers, changedKeys: ['shop_name'], replaced: ['lease'] }, at),
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
