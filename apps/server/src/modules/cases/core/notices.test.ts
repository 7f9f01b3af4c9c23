import { expect, test } from 'vitest'
import { aCaseThatIs } from '#testing/a-case'
import { acceptanceNotice, decisionNotice } from './notices.ts'

const c = (type: string) =>
  aCaseThatIs('accepted', {
    itemCode: `11340102XN00000209434${type}31008000`,
    itemName: '甲',
    officeName: '瑶海区民政局',
    clock: { due: '2026-03-12', provisional: false, explanation: [] },
  })

test('the law on permits is cited for permits only', () => {
  expect(JSON.stringify(acceptanceNotice(c('01'), '2026-03-02'))).toContain('行政许可法')
  expect(JSON.stringify(acceptanceNotice(c('05'), '2026-03-02'))).not.toContain('许可')
})

test('a denial is of a permit, or of what was asked', () => {
  expect(decisionNotice(c('01'), false, '不符合条件', '2026-03-02').title).toBe('不予许可决定书')
  expect(JSON.stringify(decisionNotice(c('05'), false, '不符合条件', '2026-03-02'))).not.toContain('许可')
})

test('every refusal names to whom one can turn', () => {
  expect(decisionNotice(c('05'), false, '不符合条件', '2026-03-02').remedies?.[0]).toContain('瑶海区人民政府')
})
