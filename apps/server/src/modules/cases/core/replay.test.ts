import { expect, test } from 'vitest'
import { compareRuns, type Judged } from './replay.ts'

const judged = (change: Partial<Judged> = {}): Judged => ({
  missing: [],
  asked: [{ name: '章程', nameEn: 'Articles' }],
  days: 5,
  promisedDays: 5,
  decidedBy: 'approver own',
  result: '营业执照',
  stuckAt: undefined,
  ...change,
})
const missing = { key: 'area', code: 'forms.required', message: '请填写面积', messageEn: 'Give the area' }

test.for([
  ['nothing that matters', {}, 'same', undefined],
  ['a field that the person was not asked for', { missing: [missing] }, 'stuck', 'area'],
  [
    'a material more',
    {
      asked: [
        { name: '章程', nameEn: '' },
        { name: '验资报告', nameEn: 'Audit' },
      ],
    },
    'stuck',
    '验资报告',
  ],
  ['a material less', { asked: [] }, 'same', undefined],
  ['a stage without a way out', { stuckAt: { name: '征求意见', nameEn: 'Consultation' } }, 'stuck', '征求意见'],
  ['another who decides', { decidedBy: 'approver above' }, 'elsewhere', '岗位或单位'],
  ['another result', { result: '备案证明' }, 'elsewhere', '备案证明'],
  ['more days', { promisedDays: 8 }, 'later', '8个工作日'],
  ['fewer days', { days: 2, promisedDays: 3 }, 'sooner', '3个工作日'],
] as const)('a change of %s', ([, change, outcome, word]) => {
  const verdict = compareRuns(judged(), judged(change))
  expect(verdict.outcome).toBe(outcome)
  expect(verdict.why.map(({ zh }) => zh).join()).toContain(word ?? '')
})

test('what was wrong with a case before the change does not count against it', () => {
  expect(compareRuns(judged({ missing: [missing] }), judged({ missing: [missing] })).outcome).toBe('same')
})

test('of several things the worst is told', () => {
  expect(compareRuns(judged(), judged({ decidedBy: 'x', promisedDays: 9, missing: [missing] })).outcome).toBe('stuck')
})
