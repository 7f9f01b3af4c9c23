import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { noProceedings } from '@tongban/contracts/cases/clock'
import type { Case } from '../modules/cases/core/case.ts'
import { reckonWith } from '../modules/cases/jobs/reckon.ts'
import { buildCalendar, type WorkdaysFile } from '../modules/reference/core/calendar.ts'
import { repositoryRoot } from './template.ts'

/** A case as it was just submitted, for tests of rules. */
export const aCase = (given: Partial<Case> = {}): Case => ({
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
  proceedings: noProceedings,
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

const testing = {
  kind: 'testing',
  reason: '需要检测水质',
  from: '2026-03-03',
  until: '2026-03-17',
  to: null,
  noticeNo: '瑶海区市监局特程字〔2026〕第0001号',
  hearing: null,
  outcome: null,
} as const

/** The same at a later stage: accepted on 2 March 2026. */
export const aCaseThatIs = (status: Case['status'], given: Partial<Case> = {}): Case =>
  aCase({
    status,
    proceedings: {
      ...noProceedings,
      acceptedOn: ['submitted', 'pre-reviewed', 'correction-asked'].includes(status) ? null : '2026-03-02',
      procedures: status === 'special-procedure' ? [testing] : [],
    },
    ...given,
  })

const workdays = JSON.parse(readFileSync(join(repositoryRoot, 'data/workdays.json'), 'utf8')) as WorkdaysFile
export const calendar = buildCalendar(workdays)
/** The real calendar on a day. */
export const on = (today: string) => reckonWith(calendar, today)
